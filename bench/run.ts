// Each bench is a program of its own.
const benches: Record<string, () => Promise<unknown>> = {
  inbox: () => import("./main.ts"),
  load: () => import("./load-day.ts"),
  roadmap: () => import("./roadmap.ts"),
  meetings: () => import("./meetings.ts"),
};

/** Runs the bench of this name; without one, that of the inbox. */
export async function runBench(wanted = "inbox"): Promise<void> {
  const bench = benches[wanted];
  if (bench) return void (await bench());
  console.error(`There is no bench ${wanted}. There are: ${Object.keys(benches).join(", ")}.`);
  process.exitCode = 2;
}

await runBench(process.argv[2]);
