import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export type Program = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

/** Runs one of the server's programs with nothing in its environment but these settings, HUB_DATA among them, and where Node keeps compiled code. */
export function runProgram(program: "main.ts" | "cli.ts", settings: Record<string, string>, words: string[] = []): Program {
  const child = spawn(process.execPath, [join(root, "server", program), ...words], {
    cwd: root,
    env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"], PORT: "0", ...settings },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  return { child, output: () => said, ended: once(child, "close").then(() => child.exitCode) };
}

/** Waits until a hub says where it serves. @throws Error with what it said instead */
export async function addressOf(hub: Program): Promise<string> {
  for (let waited = 0; waited < 2400; waited += 1) {
    const [, address] = /serves at (\S+)/.exec(hub.output()) ?? [];
    if (address) return address;
    if (hub.child.exitCode !== null) break;
    await new Promise((settle) => setTimeout(settle, 50));
  }
  throw new Error(`the hub did not start: ${hub.output()}`);
}
