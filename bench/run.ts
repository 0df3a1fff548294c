export {};

// Each bench is a program of its own; without a word it is the one about the inbox.
const benches: Record<string, () => Promise<unknown>> = { inbox: () => import("./main.ts"), load: () => import("./load-day.ts") };
const [wanted = "inbox"] = process.argv.slice(2);
const bench = benches[wanted];
if (bench) await bench();
else {
  console.error(`There is no bench ${wanted}. There are: ${Object.keys(benches).join(", ")}.`);
  process.exitCode = 2;
}
