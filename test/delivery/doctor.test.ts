import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noteBackup } from "../../server/backup/last-backup.ts";
import { lookAtBackup } from "../../server/doctor/backup.ts";
import { lookAtJobs, lookAtRoles, lookAtServer, lookAtTables } from "../../server/doctor/database.ts";
import { examine, type Finding, shown } from "../../server/doctor/finding.ts";
import { lookAtDisk, lookAtFolder } from "../../server/doctor/folder.ts";
import { lookAtKeys } from "../../server/doctor/keys.ts";
import { lookAtLog } from "../../server/doctor/log.ts";
import { lookAtMail } from "../../server/doctor/mail.ts";
import { lookAtSettings } from "../../server/doctor/settings.ts";
import { writeAnchor } from "../../server/features/audit/commands/write-anchor.ts";
import { findLogEnd } from "../../server/features/audit/queries/anchors.ts";
import { openAnchorKey } from "../../server/platform/anchor-key.ts";
import { openProvenKeys } from "../../server/platform/key-canary.ts";
import { readEnv } from "../../server/env.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { rowsOf } from "../support/statements.ts";

const hour = 3_600_000;

let database: TestDatabase;
let folder: string;
let keys: { directory: string; given: never[] };

const now = new Date();
const arrange = (statement: string): Promise<unknown> => rowsOf(database.superuserUrl, statement);
const notOk = (findings: Finding[]): string[] => findings.filter(({ state }) => state !== "ok").map(({ state, says }) => `${state}: ${says}`);
const urls = () => ({
  hub_owner: database.ownerUrl,
  hub_app: database.appUrl,
  hub_auth: database.authUrl,
  hub_worker: database.workerUrl,
  hub_backup: database.backupUrl,
});
const lookAtAnchors = (at = now) => lookAtLog(database.ownerUrl, { dataFolder: folder, keysFolder: keys.directory, now: at });

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "roundtable-doctor-"));
  keys = { directory: join(folder, "keys"), given: [] };
  await openProvenKeys(database.ownerUrl, keys);
  const { privateKey } = await openAnchorKey(keys.directory);
  await arrange(`SELECT app.audit_append('[{"action": "one", "outcome": "OK"}]')`);
  await writeAnchor({ file: join(folder, "anchors.jsonl"), key: privateKey }, { end: await findLogEnd(database.workerUrl), at: now });
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

test("finds nothing where all is well", async () => {
  expect(notOk([...(await lookAtRoles(urls())), ...(await lookAtTables(database.ownerUrl)), ...(await lookAtJobs(database.ownerUrl))])).toEqual([]);
  expect(notOk([...(await lookAtKeys(database.ownerUrl, keys)), ...(await lookAtAnchors()), ...(await lookAtFolder(folder, keys.directory))])).toEqual([]);
  expect(await lookAtDisk(folder)).toHaveLength(1);
});

describe("the database", () => {
  test("a role that owns a table, and one that cannot sign in", async () => {
    await arrange("CREATE TABLE stray (id int PRIMARY KEY); ALTER TABLE stray OWNER TO hub_auth");
    expect(notOk(await lookAtRoles(urls()))).toEqual(["wrong: hub_auth owns tables."]);
    await arrange("DROP TABLE stray");
    const stranger = Object.assign(new URL(database.workerUrl), { password: "other" }).href;
    expect(notOk(await lookAtRoles({ ...urls(), hub_worker: stranger }))).toEqual(["wrong: hub_worker cannot sign in."]);
  });

  test("a table whose policies were switched off, and one that backups would lack", async () => {
    await arrange("ALTER TABLE notice NO FORCE ROW LEVEL SECURITY; REVOKE SELECT ON share FROM hub_backup");
    expect(notOk(await lookAtTables(database.ownerUrl))).toEqual(["wrong: Row-level security is off for notice.", "wrong: hub_backup may not read share."]);
    await arrange("ALTER TABLE notice FORCE ROW LEVEL SECURITY; GRANT SELECT ON share TO hub_backup");
  });

  test("jobs that nobody sees to", async () => {
    await arrange("SELECT graphile_worker.add_job('referral.reminder', run_at := now() - interval '2 hours')");
    expect(notOk(await lookAtJobs(database.ownerUrl))).toEqual(["look: 0 were given up after twelve tries, 1 have waited for more than an hour."]);
  });

  test("settings of PostgreSQL that could lose or quote what it holds", async () => {
    // The one of the tests forgets on purpose.
    expect(notOk(await lookAtServer(database.ownerUrl))).toEqual(["wrong: fsync is off: a power cut can destroy the database."]);
  });
});

describe("keys and log", () => {
  test("keys that are missing, or others", async () => {
    expect(notOk(await lookAtKeys(database.ownerUrl, { directory: join(folder, "nowhere"), given: [] }))).toEqual([
      `wrong: There is no key in ${join(folder, "nowhere")}.`,
    ]);
    const other = { directory: keys.directory, given: [{ id: "12345678", key: Buffer.alloc(32) }] };
    const [finding] = await examine([{ about: "keys", look: () => lookAtKeys(database.ownerUrl, other) }]);
    expect(finding).toMatchObject({ state: "wrong", says: expect.stringContaining("which is not in HUB_KEYS") });
  });

  test("anchors that are old, and a log that was written anew", async () => {
    expect(notOk(await lookAtAnchors(new Date(now.getTime() + 3 * hour)))).toEqual([expect.stringContaining("look: The last is 3 hours old, at entry 1")]);
    await arrange("CREATE TABLE kept AS SELECT * FROM audit_head; DELETE FROM audit_entry; UPDATE audit_head SET seq = 0, hash = sha256('roundtable')");
    expect(notOk(await lookAtAnchors())).toEqual([expect.stringContaining("the end was cut off")]);
  });
});

describe("around it", () => {
  test("files that others can read", async () => {
    const open = join(folder, "open");
    await mkdir(join(open, "keys"), { recursive: true });
    await writeFile(join(open, "roles.key"), "x");
    for (const [path, mode] of [
      [open, 0o755],
      [join(open, "keys"), 0o750],
      [join(open, "roles.key"), 0o644],
    ] as const)
      await chmod(path, mode);
    expect(notOk(await lookAtFolder(open, join(open, "keys")))).toEqual([
      `wrong: Others on this machine can read ${open}.`,
      `wrong: ${join(open, "keys")} is open to other accounts.`,
      `wrong: ${join(open, "roles.key")} is open to other accounts.`,
    ]);
  });

  test("backups that were never set up, never made, or not made lately", async () => {
    expect(notOk(await lookAtBackup(folder, { publicKey: undefined, now }))).toEqual([expect.stringContaining("HUB_BACKUP_KEY is not set")]);
    expect(notOk(await lookAtBackup(folder, { publicKey: "age1x", now }))).toEqual(["look: None was made yet."]);
    await noteBackup(folder, { madeAt: now.toISOString(), file: "/backups/one.age" });
    expect(notOk(await lookAtBackup(folder, { publicKey: "age1x", now }))).toEqual([]);
    expect(notOk(await lookAtBackup(folder, { publicKey: "age1x", now: new Date(now.getTime() + 50 * hour) }))).toEqual([
      expect.stringContaining("is 2 days old"),
    ]);
  });

  test("a mail server that is not there, does not know us, or takes mail", async () => {
    const server = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      onAuth: ({ password }, _, answer) => answer(password === "right" ? null : new Error("no"), { user: "hub" }),
    });
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    const { port } = server.server.address() as AddressInfo;
    const look = (url: string | undefined) => lookAtMail({ url, folder, sender: "hub@example.org" });
    expect(await look(`smtp://hub:right@127.0.0.1:${port}`)).toEqual([{ about: "mail", state: "ok", says: "127.0.0.1 takes mail from hub@example.org." }]);
    expect(notOk(await look(`smtp://hub:very-secret@127.0.0.1:${port}`))).toEqual([
      "wrong: 127.0.0.1 does not take mail from the hub: it does not know this user and password.",
    ]);
    await new Promise<void>((settle) => server.close(() => settle()));
    expect(notOk(await look(`smtp://hub:right@127.0.0.1:${port}`))).toEqual([expect.stringMatching(/^wrong: 127\.0\.0\.1 does not take mail from the hub: /)]);
    expect(notOk(await look(undefined))).toEqual([expect.stringContaining("reach nobody")]);
  });

  test("settings that suit no hub that others can reach; and no secret is repeated", async () => {
    const env = readEnv({
      HUB_ORIGIN: "https://hub.example.org",
      NODE_ENV: "development",
      DATABASE_URL: "postgresql://someone:very-secret@127.0.0.1:1/hub",
      SMTP_URL: "smtp://hub:very-secret@127.0.0.1:1",
      HUB_DATA: folder,
    });
    const findings = await lookAtSettings(env);
    expect(notOk(findings)).toEqual(
      expect.arrayContaining([expect.stringContaining("wrong: NODE_ENV is development"), expect.stringContaining("look: The roles' passwords")]),
    );
    const down = await examine([{ about: "database", look: () => lookAtServer(env.DATABASE_URL ?? "") }]);
    expect(down[0]?.state).toBe("wrong");
    expect(shown([...findings, ...down])).not.toContain("very-secret");
  });
});
