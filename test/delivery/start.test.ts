import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readEnv, WrongSetting } from "../../server/env.ts";
import { refuseUnsafeRole, UnsafeRole } from "../../server/platform/role-check.ts";
import { createTestDatabase } from "../support/database.ts";
import { openEntrance } from "../support/entrance.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "roundtable-start-"));
  await chmod(directory, 0o711);
});

afterAll(() => rm(directory, { recursive: true }));

type Running = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

/** Runs one of the server's programs with nothing in its environment but these settings. */
function run(program: string, settings: Record<string, string>, words: string[] = []): Running {
  const child = spawn(process.execPath, [join(root, "server", program), ...words], {
    cwd: root,
    env: { PATH: process.env["PATH"], HUB_DATA: join(directory, "data"), PORT: "0", ...settings },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  return { child, output: () => said, ended: once(child, "close").then(() => child.exitCode) };
}

/** Waits until a hub says where it serves. */
async function addressOf(hub: Running): Promise<string> {
  for (let waited = 0; waited < 1000; waited += 1) {
    const [, address] = /serves at (\S+)/.exec(hub.output()) ?? [];
    if (address) return address;
    if (hub.child.exitCode !== null) break;
    await new Promise((settle) => setTimeout(settle, 50));
  }
  throw new Error(`the hub did not start: ${hub.output()}`);
}

describe("the hub", () => {
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

  test("lets a script into the demo in two steps, as README.md says", { timeout: 180_000 }, async () => {
    const listed = run("cli.ts", {}, ["demo-people", "--json"]);
    await listed.ended;
    const [person] = JSON.parse(listed.output()) as { email: string; password: string; totpSecret: string; code: string }[];
    expect(person?.totpSecret).toMatch(/^[A-Z2-7]{32}$/);
    const hub = run("main.ts", {});
    const address = await addressOf(hub);
    const entrance = openEntrance({ request: (path, init) => fetch(address + path, init) });
    expect((await entrance.act("signIn", { email: person?.email, password: person?.password })).ways).toEqual(["TOTP"]);
    const { data } = await entrance.ask<{ demoPeople: { email: string; code: string }[] }>("{ demoPeople { email code } }");
    const code = data?.demoPeople.find(({ email }) => email === person?.email)?.code;
    expect((await entrance.act("confirmCode", { code })).__typename).toBe("Viewer");
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

  test("RE-09 finishes what was asked before it was told to stop", { timeout: 180_000 }, async () => {
    const hub = run("main.ts", {});
    const address = await addressOf(hub);
    const query = 'mutation { signIn(input: { email: "june.alder@harbor-row.example.org", password: "wrong" }) { __typename } }';
    const answers = Promise.all(
      Array.from({ length: 4 }, () =>
        fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json", "x-roundtable": "1" }, body: JSON.stringify({ query }) }),
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
