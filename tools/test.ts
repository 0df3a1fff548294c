import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const REPORTS = join(ROOT, ".cache/reports");

/** Nothing here takes long unless it hangs; then it is better told than waited for. */
const PATIENCE_MINUTES = 25;

/** `whatFailed` names each failure with the first line of its reason, to be read again at the end of a long run. */
type Count = { passed: number; failed: number; whatFailed: string[] };
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
  const count: Count = { passed: 0, failed: 0, whatFailed: [] };
  const waiting = [...checks];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const start = performance.now();
      const { code, output } = await run(check.command, check.args, { isShown: false });
      count[code === 0 ? "passed" : "failed"] += 1;
      console.log(`${code === 0 ? "  ok  " : "FAILED"}  ${check.name} (${seconds(start)})`);
      if (code === 0) continue;
      console.log(`\n${output.trim()}\n${check.mend ?? ""}\n`);
      count.whatFailed.push(`the check of ${check.name}`);
    }
  };
  await Promise.all([work(), work()]);
  return count;
}

/** Carries out the tests of some projects of vite.config.ts. A file that could not be loaded counts as a failure. */
async function runTests(...projects: string[]): Promise<Count> {
  const report = join(REPORTS, `${projects.join("-")}.json`);
  await rm(report, { force: true });
  const { code } = await run(
    "vitest",
    ["run", ...projects.flatMap((project) => ["--project", project]), "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    {
      isShown: true,
    },
  );
  const { passed, failed, whatFailed } = await readReport(report);
  if (code === 0 || failed > 0) return { passed, failed, whatFailed };
  return { passed, failed: 1, whatFailed: whatFailed.length > 0 ? whatFailed : [`the tests of ${projects.join(" and ")} ended with ${code}`] };
}

/** What is read of the report a test run leaves. */
type Report = {
  numPassedTests?: number;
  numFailedTests?: number;
  testResults?: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

async function readReport(path: string): Promise<Count> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] }: Report = JSON.parse(text);
  const whatFailed = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(ROOT, name);
    const tests = assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => `${file}: ${test.fullName}\n    ${firstLine(test.failureMessages?.[0])}`);
    return status === "failed" && tests.length === 0 ? [`${file}\n    ${firstLine(message)}`] : tests;
  });
  return { passed: numPassedTests, failed: numFailedTests, whatFailed };
}

function firstLine(message = ""): string {
  return message.trim().split("\n", 1)[0] ?? "";
}

function run(command: string, args: string[], { isShown }: { isShown: boolean }): Promise<{ code: number; output: string }> {
  return new Promise((settle) => {
    const child = spawn(join(ROOT, "node_modules/.bin", command), args, {
      cwd: ROOT,
      // Every test file is a process of its own, and some start hubs: what they share is compiled once.
      env: { ...process.env, NODE_COMPILE_CACHE: join(ROOT, ".cache/compiled") },
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

const failure: Count = { passed: 0, failed: 1, whatFailed: ["making what has to be there first"] };

/** Every stage in turn. Tests run also when a check failed, so that one run tells everything there is to mend. */
async function everything(isStatic: boolean): Promise<Count[]> {
  console.log("── Generated code\n");
  if (!(await isPrepared({}))) return [failure];
  console.log("── Checks\n");
  const counts = [await runChecks()];
  if (isStatic) return counts;
  console.log("\n── Rules, permissions and the API, on a real PostgreSQL\n");
  counts.push(await runTests("unit", "pages"));
  console.log("\n── Stories in a real browser\n");
  counts.push((await isPrepared({ build: true })) ? await runTests("e2e") : failure);
  return counts;
}

const start = performance.now();
await mkdir(REPORTS, { recursive: true });
const counts = await everything(process.argv.includes("--static"));
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const whatFailed = counts.flatMap((count) => count.whatFailed);
if (whatFailed.length > 0) console.log(`\nWhat failed:\n${whatFailed.map((what) => `  ${what}`).join("\n")}`);
console.log(`\nAfter ${seconds(start)}, tests and checks together:\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
