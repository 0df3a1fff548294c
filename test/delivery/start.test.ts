import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readEnv, WrongSetting } from "../../server/env.ts";
import { refuseUnsafeRole, UnsafeRole } from "../../server/platform/role-check.ts";
import { createTestDatabase } from "../support/database.ts";
import { addressOf, runProgram } from "../support/program.ts";
import { trustedBody } from "../support/trusted.ts";

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "roundtable-start-"));
  await chmod(directory, 0o711);
});

afterAll(() => rm(directory, { recursive: true }));

const run = (program: "main.ts" | "cli.ts", settings: Record<string, string>, words?: string[]) =>
  runProgram(program, { HUB_DATA: join(directory, "data"), ...settings }, words);

describe("the hub", () => {
  test("a command makes no new database where none was", async () => {
    const lost = run("cli.ts", { HUB_DATA: join(directory, "nowhere") }, ["audit", "verify"]);
    expect([await lost.ended, lost.output()]).toEqual([1, expect.stringMatching(/^No hub was started yet with the data folder .*nowhere/)]);
    await expect(readdir(join(directory, "nowhere"))).rejects.toThrow("ENOENT");
  });

  test("starts from nothing, says who can sign in, stops cleanly and starts again at once", { timeout: 180_000 }, async () => {
    const first = run("main.ts", {});
    const address = await addressOf(first);
    expect(first.output()).toContain("@larkspur.example.org");
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const beside = run("cli.ts", {}, ["audit", "verify"]);
    expect([await beside.ended, beside.output()]).toEqual([0, expect.stringContaining("The log is whole")]);
    const second = run("main.ts", {});
    expect([await second.ended, second.output()]).toEqual([1, expect.stringMatching(/^Roundtable cannot start: .+\n$/)]);

    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    const alone = run("cli.ts", {}, ["audit", "verify"]);
    expect([await alone.ended, alone.output()]).toEqual([0, expect.stringContaining("The log is whole")]);

    const inPublic = run("main.ts", { HUB_ORIGIN: "https://hub.example.org" });
    expect([await inPublic.ended, inPublic.output()]).toEqual([1, expect.stringContaining("The database holds the demo, whose passwords are public")]);

    const again = run("main.ts", {});
    await addressOf(again);
    again.child.kill("SIGKILL");
    await again.ended;
    const afterKill = run("main.ts", {});
    await addressOf(afterKill);
    afterKill.child.kill("SIGINT");
    expect(await afterKill.ended).toBe(0);
  });

  test("RE-09 stopped under load it says so first, answers all it took on, anchors the log and ends", { timeout: 180_000 }, async () => {
    const hub = run("main.ts", {});
    const address = await addressOf(hub);
    const anchorsBefore = (await readFile(join(directory, "data", "anchors.jsonl"), "utf8")).trim().split("\n").length;
    const seen: { answered: number; failed: string[]; readiness: number[] } = { answered: 0, failed: [], readiness: [] };
    let isTold = false;
    /** Asks for as long as somebody takes the call. What was asked before the hub was told to stop must be answered. */
    const keepAsking = async (path: string, note: (status: number) => void): Promise<void> => {
      for (;;) {
        const wasTold = isTold;
        try {
          const response = await fetch(address + path, { headers: { connection: "close" } });
          await response.text();
          note(response.status);
        } catch (error) {
          if (wasTold) return;
          seen.failed.push(String(Object(error).cause));
        }
      }
    };
    const asking = [
      ...Array.from({ length: 6 }, () => keepAsking("/livez", (status) => (seen.answered += status === 200 ? 1 : 0))),
      keepAsking("/readyz", (status) => void seen.readiness.push(status)),
    ];
    await expect.poll(() => seen.answered, { timeout: 60_000 }).toBeGreaterThan(20);
    isTold = true;
    hub.child.kill("SIGTERM");
    expect(await hub.ended).toBe(0);
    await Promise.all(asking);
    expect(seen.failed).toEqual([]);
    // Ready until it is told to stop, and then never again while it still answers.
    expect(seen.readiness.join(" ")).toMatch(/^(?:200 )+503(?: 503)*$/);
    expect((await readFile(join(directory, "data", "anchors.jsonl"), "utf8")).trim().split("\n")).toHaveLength(anchorsBefore + 1);
  });

  test("RE-01 when its PostgreSQL is killed it ends too, and the next start has everything that was committed", { timeout: 180_000 }, async () => {
    const hub = run("main.ts", {});
    await addressOf(hub);
    const where = await readFile(join(directory, "data", "where-the-database-is.txt"), "utf8").catch(() => join(directory, "data", "postgres"));
    const [pid] = (await readFile(join(where.trim(), "postmaster.pid"), "utf8")).split("\n");
    process.kill(Number(pid), "SIGKILL");
    expect([await hub.ended, hub.output()]).toEqual([1, expect.stringContaining("Roundtable stops: its PostgreSQL ended by itself.")]);
    const next = run("main.ts", {});
    expect((await fetch(`${await addressOf(next)}/readyz`)).status).toBe(200);
    const verified = run("cli.ts", {}, ["audit", "verify", "--anchors"]);
    expect([await verified.ended, verified.output()]).toEqual([0, expect.stringContaining("The log is whole")]);
    next.child.kill("SIGTERM");
    expect(await next.ended).toBe(0);
  });

  test("RE-11 without the key that the database was sealed under it does not start, and makes no other", { timeout: 180_000 }, async () => {
    const keys = join(directory, "data", "keys");
    await rename(keys, `${keys}.elsewhere`);
    const hub = run("main.ts", {});
    expect([await hub.ended, hub.output()]).toEqual([
      1,
      expect.stringMatching(/^Roundtable cannot start: The database was sealed under the key [0-9a-f]{8}, which/),
    ]);
    const other = run("main.ts", { HUB_KEYS: `12345678:${randomBytes(32).toString("base64url")}` });
    expect([await other.ended, other.output()]).toEqual([1, expect.stringContaining("which is not in HUB_KEYS")]);
    await expect(readdir(keys)).rejects.toThrow("ENOENT");

    const [name = ""] = (await readdir(`${keys}.elsewhere`)).filter((file) => file.endsWith(".key"));
    const key = (await readFile(join(`${keys}.elsewhere`, name), "utf8")).trim();
    const given = run("main.ts", { HUB_KEYS: `${name.slice(-12, -4)}:${key}` });
    await addressOf(given);
    given.child.kill("SIGTERM");
    expect(await given.ended).toBe(0);
    await rename(join(keys, "anchor.pem"), join(`${keys}.elsewhere`, "anchor-of-that-hour.pem"));
    await rm(keys, { recursive: true });
    await rename(`${keys}.elsewhere`, keys);
  });

  test("lets a script into the demo in two steps, as README.md says", { timeout: 180_000 }, async () => {
    const listed = run("cli.ts", {}, ["demo-people", "--json"]);
    await listed.ended;
    const [person] = JSON.parse(listed.output()) as { email: string; password: string; totpSecret: string; code: string }[];
    expect(person?.totpSecret).toMatch(/^[A-Z2-7]{32}$/);
    const hub = run("main.ts", {});
    const address = await addressOf(hub);
    let cookie = "";
    const ask = async (operation: string, variables: object = {}): Promise<unknown> => {
      const headers = { "content-type": "application/json", "x-roundtable": "1", cookie };
      const response = await fetch(`${address}/graphql`, { method: "POST", headers, body: trustedBody(operation, { ...variables }) });
      cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
      return response.json();
    };
    expect(await ask("SignIn", { input: { email: person?.email, password: person?.password } })).toMatchObject({ data: { result: { ways: ["TOTP"] } } });
    const listedHere = (await ask("DemoList")) as { data: { demoPeople: { email: string; code: string }[] } };
    const code = listedHere.data.demoPeople.find(({ email }) => email === person?.email)?.code;
    expect(await ask("ConfirmCode", { input: { code } })).toMatchObject({ data: { result: { __typename: "Viewer" } } });
    hub.child.kill("SIGTERM");
    await hub.ended;
  });

  test("prints a link for its operator while nobody uses it, a new one at each start", { timeout: 180_000 }, async () => {
    const settings = { HUB_DEMO: "off", HUB_DATA: join(directory, "claimed") };
    const links = [];
    for (let started = 0; started < 2; started += 1) {
      const hub = run("main.ts", settings);
      const address = await addressOf(hub);
      links.push(new RegExp(`${address}/claim#([\\w-]{43})\n`).exec(hub.output())?.[1]);
      hub.child.kill("SIGTERM");
      await hub.ended;
    }
    expect(links).toEqual([expect.any(String), expect.any(String)]);
    expect(new Set(links).size).toBe(2);
  });

  test("GQ-02 carries out nothing but its pages' own documents, and no setting changes that", { timeout: 180_000 }, async () => {
    const hub = run("main.ts", { HUB_DOCUMENTS: "any", DOCUMENTS: "any" });
    const address = await addressOf(hub);
    const ask = (body: string) => fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json", "x-roundtable": "1" }, body });
    expect((await ask(JSON.stringify({ query: "{ viewer { id } }" }))).status).toBe(400);
    expect((await ask(trustedBody("WhoIsHere"))).status).toBe(200);
    hub.child.kill("SIGTERM");
    expect(await hub.ended).toBe(0);
  });

  test("RE-09 finishes what was asked before it was told to stop", { timeout: 180_000 }, async () => {
    const hub = run("main.ts", {});
    const address = await addressOf(hub);
    const body = trustedBody("SignIn", { input: { email: "june.alder@harbor-row.example.org", password: "wrong" } });
    const answers = Promise.all(
      Array.from({ length: 4 }, () =>
        fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json", "x-roundtable": "1" }, body }),
      ),
    );
    setTimeout(() => hub.child.kill("SIGTERM"), 60);
    expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await hub.ended).toBe(0);
  });

  test("says in a sentence that its port is taken, and leaves nothing running", { timeout: 180_000 }, async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const hub = run("main.ts", { PORT: String(typeof address === "object" ? address?.port : 0) });
    expect([await hub.ended, hub.output()]).toEqual([1, expect.stringMatching(/^Roundtable cannot start: .*port.*\n$/i)]);
    taken.close();
  });
});

describe("OP-01 wrong settings stop the start with one sentence", () => {
  test.for<[Record<string, string>, string]>([
    [{ PORT: "many" }, "PORT is not a port number."],
    [{ PORT: "70000" }, "PORT is not a port number."],
    [{ HOST: "0.0.0.0" }, "HOST opens the hub to the network, so HUB_ORIGIN must say under which https:// address people reach it."],
    [
      { HUB_ORIGIN: "http://hub.example.org" },
      "HUB_ORIGIN must begin with https:// unless it is this machine itself, because sessions would travel in the clear.",
    ],
    [
      { HUB_ORIGIN: "https://hub.example.org/" },
      "HUB_ORIGIN is only the beginning of an address, like https://hub.example.org, without a path or a slash at the end.",
    ],
    [{ HUB_ORIGIN: "hub" }, "HUB_ORIGIN is not an address like https://hub.example.org."],
    [
      { HUB_DEMO: "on", HUB_ORIGIN: "https://hub.example.org" },
      "HUB_DEMO is on, but the demo's passwords are public, so it runs only on this machine: leave HUB_ORIGIN and HOST unset.",
    ],
    [{ HUB_DEMO: "yes" }, "HUB_DEMO is neither on nor off."],
    [{ DATABASE_URL: "mysql://user:very-secret@host/db" }, "DATABASE_URL is not a PostgreSQL address like postgresql://user:password@host/database."],
    [{ SMTP_URL: "mail.example.org" }, "SMTP_URL is not a mail server's address like smtps://user:password@host."],
    [{ HUB_SECRET: "short" }, "HUB_SECRET is shorter than 32 characters."],
    [{ HUB_KEYS: "12345678:short" }, "HUB_KEYS is not a list like 1a2b3c4d:<43 characters>,…, newest first."],
    [{ HUB_BACKUP_KEY: "AGE-SECRET-KEY-1QQ" }, "HUB_BACKUP_KEY is not a public backup key like age1…, as `hub backup-key` shows it."],
    [{ NODE_ENV: "staging" }, "NODE_ENV is none of production, development, test."],
    [{ HUB_EXIT_URL: "data:text/html,x" }, "HUB_EXIT_URL is not an address that begins with https://."],
  ])("%j", ([settings, sentence]) => {
    expect(() => readEnv(settings)).toThrow(new WrongSetting(sentence));
  });

  test("and the program ends with 1", async () => {
    const hub = run("main.ts", { HUB_SECRET: "short" });
    expect([await hub.ended, hub.output()]).toEqual([1, "Roundtable cannot start: HUB_SECRET is shorter than 32 characters.\n"]);
  });

  test("while none at all are right", () => {
    expect(readEnv({})).toMatchObject({ PORT: 4000, HOST: "127.0.0.1", NODE_ENV: "production", demoAllowed: true });
    expect(readEnv({ HUB_DEMO: "off" }).demoAllowed).toBe(false);
    expect(readEnv({ HUB_ORIGIN: "https://hub.example.org" }).demoAllowed).toBe(false);
  });
});

describe("RL-02 the role that serves requests", () => {
  test("is refused when policies would not bind it, and taken when they do", async () => {
    const database = await createTestDatabase();
    for (const url of [inject("testCluster").superuserUrl, database.ownerUrl, database.backupUrl])
      await expect(refuseUnsafeRole(url)).rejects.toThrow(UnsafeRole);
    await refuseUnsafeRole(database.appUrl);
    await database.drop();
  });
});
