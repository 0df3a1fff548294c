import { type ChildProcess, spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What is generated from: sentences, documents, the contract and the data model. */
const sources = /\.(?:graphql|prisma)$|(?:^|\/)messages\/.*\.json$/;

/** Generates anew whenever one of the sources was saved, one run at a time. */
function generateOnSave(): void {
  let running = Promise.resolve();
  for (const folder of ["shared", "web", "prisma"]) {
    watch(join(ROOT, folder), { recursive: true }, (_, file) => {
      if (file !== null && sources.test(file))
        running = running.then(() => prepare()).catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
    });
  }
}

function start(command: string, args: string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(command, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...environment } });
}

await prepare();
generateOnSave();
const processes = [
  // Stopping it takes the database along, so its files are given back before the next start.
  start(process.execPath, ["--watch", "--watch-preserve-output", "server/main.ts"], { NODE_ENV: "development" }),
  start(join(ROOT, "node_modules/.bin/vite"), []),
];
console.log("The page that renews itself as you write is at http://127.0.0.1:5173, in front of the hub on port 4000.");

const ends = processes.map((one) => new Promise((ended) => one.once("exit", ended)));
const stop = (): void => processes.forEach((one) => void one.kill("SIGTERM"));
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
await Promise.race(ends);
stop();
await Promise.all(ends);
process.exit();
