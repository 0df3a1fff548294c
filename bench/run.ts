// Each bench is a program of its own; without a word it is the one about the inbox.
const benches: Record<string, () => Promise<unknown>> = { inbox: () => import("./main.ts"), load: () => import("./load-day.ts") };
const [name = "inbox"] = process.argv.slice(2);
const bench = benches[name];
if (bench) await bench();
else {
  console.error(`There is no bench ${name}. There are: ${Object.keys(benches).join(", ")}.`);
  process.exitCode = 2;
}
