import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from "./postgres.ts";
import { choosePlace } from "./postgres-place.ts";

const settings = { fsync: "off" };
let directory: string;
let dataDir: string;
let running: EmbeddedPostgres | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "roundtable-postgres-"));
  await chmod(directory, 0o711);
  dataDir = join(directory, "data");
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(directory, { recursive: true, force: true });
});

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: question, rowMode: "array" });
    return rows.flat()[0];
  } finally {
    await client.end();
  }
}

describe("the embedded PostgreSQL", () => {
  test("keeps its database from one start to the next, behind a password and in UTF-8", async () => {
    running = await startEmbeddedPostgres({ dataDir, settings });
    await ask(running.ownerUrl, "CREATE TABLE kept AS SELECT 'ñ' AS letter");
    await running.stop();
    running = await startEmbeddedPostgres({ dataDir, settings });
    expect(await ask(running.ownerUrl, "SELECT upper(letter) FROM kept")).toBe("Ñ");
    expect(await ask(running.ownerUrl, "SHOW listen_addresses")).toBe("127.0.0.1");
    expect(await findEmbeddedPostgres(dataDir)).toBe(running.ownerUrl);
    await expect(ask(running.ownerUrl.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow("password authentication failed");
  });

  test("says so when another hub uses the directory", async () => {
    running = await startEmbeddedPostgres({ dataDir, settings });
    await expect(startEmbeddedPostgres({ dataDir, settings })).rejects.toThrow(/Another hub \(process \d+\) is already using/);
    expect(await ask(running.ownerUrl, "SELECT 1")).toBe(1);
  });

  test("starts again after its hub was killed, without losing what was committed", async () => {
    const hub = spawn(process.execPath, ["--input-type=module", "-e", HUB, dataDir], { cwd: import.meta.dirname, stdio: ["ignore", "pipe", "inherit"] });
    const [url]: string[] = await once(createInterface({ input: hub.stdout }), "line");
    await ask(url ?? "", "CREATE TABLE survived AS SELECT 1 AS one");
    hub.kill("SIGKILL");
    await once(hub, "exit");
    running = await startEmbeddedPostgres({ dataDir, settings });
    expect(await ask(running.ownerUrl, "SELECT one FROM survived")).toBe(1);
  });

  test("starts although its lock file names a program that has nothing to do with it", async () => {
    running = await startEmbeddedPostgres({ dataDir, settings });
    await running.stop();
    const { pgData } = await choosePlace(dataDir, () => {});
    await writeFile(join(pgData, "postmaster.pid"), `${process.pid}\n${pgData}\n`);
    await writeFile(join(dataDir, "hub.pid"), "1 0\n");
    running = await startEmbeddedPostgres({ dataDir, settings });
    expect(await readFile(join(dataDir, "hub.pid"), "utf8")).toMatch(new RegExp(`^${process.pid} `));
  });
});

const HUB = `
  import { startEmbeddedPostgres } from "./postgres.ts";
  const { ownerUrl } = await startEmbeddedPostgres({ dataDir: process.argv[1] });
  console.log(ownerUrl);
`;
