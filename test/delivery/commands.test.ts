import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
let directory: string;
let hub: ChildProcess;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "roundtable-commands-"));
  await chmod(directory, 0o711);
  hub = start("main.ts");
  await new Promise<void>((settle, fail) => {
    let said = "";
    hub.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("serves at")) settle();
    });
    hub.once("exit", () => fail(new Error(`the hub did not start: ${said}`)));
  });
}, 120_000);

afterAll(async () => {
  const ended = once(hub, "exit");
  hub.kill("SIGTERM");
  await ended;
  await rm(directory, { recursive: true });
});

function start(program: string, words: string[] = []): ChildProcess {
  const env = { PATH: process.env["PATH"], HUB_DATA: join(directory, "data"), PORT: "0" };
  return spawn(process.execPath, [join(root, "server", program), ...words], { cwd: root, env });
}

/** One command beside the running hub, to its end. */
async function type(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = start("cli.ts", words);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  await once(child, "close");
  return { code: child.exitCode, said };
}

/** The key that signs the log's anchors lies beside them, and seals nothing. */
const keyFiles = async () => (await readdir(join(directory, "data", "keys"))).filter((name) => name !== "anchor.pem");

test("hub purge says what is due, and purges it", { timeout: 120_000 }, async () => {
  expect(await type("purge", "--dry-run")).toEqual({ code: 0, said: expect.stringContaining("Due to be purged: 0. Nothing was changed.") });
  expect(await type("purge")).toEqual({ code: 0, said: expect.stringContaining("Purged: 0.") });
  expect(await type("purge", "--all")).toMatchObject({ code: 2 });
});

test("hub rotate-key makes a key, puts everything under it, and names the old one that nothing needs any more", { timeout: 120_000 }, async () => {
  const [old] = await keyFiles();
  const { code, said } = await type("rotate-key");
  expect(code, said).toBe(0);
  expect(said).toMatch(/Put [1-9]\d* boxes under the newest key/);
  expect(said).toContain(`${old} opens nothing in this database any more.`);
  expect(await keyFiles()).toHaveLength(2);

  expect((await type("rotate-key", "--add")).said).toContain("Copy it to every machine");
  const finished = await type("rotate-key", "--finish");
  expect([finished.code, await keyFiles()]).toEqual([0, expect.objectContaining({ length: 3 })]);
  expect(await type("rotate-key", "--twice")).toMatchObject({ code: 2 });
});
