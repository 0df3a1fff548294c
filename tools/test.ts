import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const REPORTS = join(ROOT, ".cache/reports");

/** Nothing here takes long unless it hangs; then it is better told than waited for. */
const PATIENCE_MINUTES = 25;

type Count = { passed: number; failed: number };
type Check = { name: string; command: string; args: string[]; mend?: string };

const checks: Check[] = [
  { name: "types", command: "tsc", args: ["--noEmit"] },
  { name: "lint", command: "oxlint", args: [] },
  { name: "dead code", command: "knip", args: ["--no-progress", "--no-config-hints"] },
  { name: "boundaries", command: "depcruise", args: ["--config", ".dependency-cruiser.mjs", "server", "web", "shared", "prisma", "test", "tools", "bench"] },
  { name: "format", command: "oxfmt", args: ["--list-different", "."], mend: "`npx oxfmt` mends these." },
];

/** Carries out every check, two at a time, and shows what those that failed had to say. */
async function runChecks(): Promise<Count> {
  const count = { passed: 0, failed: 0 };
  const waiting = [...checks];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const start = performance.now();
      const { code, output } = await run(check.command, check.args, { isShown: false });
      count[code === 0 ? "passed" : "failed"] += 1;
      console.log(`${code === 0 ? "  ok  " : "FAILED"}  ${check.name} (${seconds(start)})`);
      if (code !== 0) console.log(`\n${output.trim()}\n${check.mend ?? ""}\n`);
    }
  };
  await Promise.all([work(), work()]);
  return count;
}

/** Carries out the tests of one project of vite.config.ts. A file that could not be loaded counts as a failure. */
async function runTests(project: string): Promise<Count> {
  const report = join(REPORTS, `${project}.json`);
  await rm(report, { force: true });
  const { code } = await run("vitest", ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], {
    isShown: true,
  });
  const { passed, failed } = await readReport(report);
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

async function readReport(path: string): Promise<Count> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  const { numPassedTests = 0, numFailedTests = 0 }: { numPassedTests?: number; numFailedTests?: number } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests };
}

function run(command: string, args: string[], { isShown }: { isShown: boolean }): Promise<{ code: number; output: string }> {
  return new Promise((settle) => {
    const child = spawn(join(ROOT, "node_modules/.bin", command), args, {
      cwd: ROOT,
      stdio: ["ignore", isShown ? "inherit" : "pipe", isShown ? "inherit" : "pipe"],
      timeout: PATIENCE_MINUTES * 60_000,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", (error) => settle({ code: 1, output: error.message }));
    child.once("close", (code, signal) => {
      if (signal) console.log(`${command} was stopped after ${PATIENCE_MINUTES} minutes.`);
      settle({ code: code ?? 1, output });
    });
  });
}

/** Makes what has to be there first. False, with the reason shown, when that fails: then nothing after it can be judged. */
async function isPrepared(options: { build?: boolean }): Promise<boolean> {
  try {
    await prepare(options);
    return true;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return false;
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

const failure: Count = { passed: 0, failed: 1 };

/** Every stage in turn. Tests run also when a check failed, so that one run tells everything there is to mend. */
async function everything(isStatic: boolean): Promise<Count[]> {
  console.log("── Generated code\n");
  if (!(await isPrepared({}))) return [failure];
  console.log("── Checks\n");
  const counts = [await runChecks()];
  if (isStatic) return counts;
  console.log("\n── Rules, permissions and the API, on a real PostgreSQL\n");
  counts.push(await runTests("unit"));
  console.log("\n── Stories in a real browser\n");
  counts.push((await isPrepared({ build: true })) ? await runTests("e2e") : failure);
  return counts;
}

const start = performance.now();
await mkdir(REPORTS, { recursive: true });
const counts = await everything(process.argv.includes("--static"));
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\nAfter ${seconds(start)}, tests and checks together:\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
