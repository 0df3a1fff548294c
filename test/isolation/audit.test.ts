import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { seedDemo } from "../../prisma/seed.ts";
import { verifyAuditChain } from "../../server/features/audit/queries.ts";
import { acceptReferral } from "../../server/features/referrals/commands/accept-referral.ts";
import { withdrawConsent } from "../../server/features/referrals/commands/withdraw-consent.ts";
import { findReferral } from "../../server/features/referrals/queries/referrals.ts";
import { findShare, listShares } from "../../server/features/referrals/queries/shares.ts";
import { ReadLog } from "../../server/platform/audit.ts";
import { type Database, openActorDatabase } from "../../server/platform/db.ts";
import { runAs } from "../support/acting.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { testKeys } from "../support/keys.ts";
import { openOwner } from "../support/owner.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { buildWorld } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let db: Database;
let readLog: ReadLog;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  db = openActorDatabase(database.appUrl, 4);
  readLog = new ReadLog(database.appUrl);
});

afterAll(async () => {
  await readLog.close();
  await Promise.all([db.$disconnect(), owner.$disconnect()]);
  await database.drop();
});

const arrange = (statement: string): Promise<unknown> => rowsOf(database.superuserUrl, statement);

describe("AL-02 no act without its line in the log", () => {
  afterEach(() => arrange("GRANT EXECUTE ON FUNCTION app.audit_append(jsonb) TO hub_app"));

  test("AL-02 when the log cannot be written, nothing is changed and nothing is shown", { timeout: 30_000 }, async () => {
    const { rccA, rccB, shares, referral } = await buildWorld(owner);
    const clientKey = crypto.randomUUID();
    const attempts = () => [
      runAs({ db, readLog }, rccB.actor, (acting) => findShare(acting, shares.sent.id)),
      runAs({ db, readLog }, rccB.actor, (acting) => listShares(acting, "RECEIVED", {})),
      runAs({ db, readLog }, rccA.actor, (acting) => findReferral(acting, referral.id)),
      runAs({ db, readLog }, rccB.actor, (acting) => acceptReferral(acting, { clientKey, shareId: shares.sent.id, version: 1 })),
      runAs({ db, readLog }, rccA.actor, (acting) => withdrawConsent(acting, { clientKey, consentId: shares.accepted.consentId })),
    ];
    await arrange("REVOKE EXECUTE ON FUNCTION app.audit_append(jsonb) FROM hub_app");
    for (const outcome of await Promise.allSettled(attempts())) expect(outcome).toMatchObject({ status: "rejected" });
    expect(await owner.share.findUniqueOrThrow({ where: { id: shares.sent.id } })).toMatchObject({ status: "SENT", version: 1 });
    expect(await owner.consent.findUniqueOrThrow({ where: { id: shares.accepted.consentId } })).toMatchObject({ endedAt: null });
    expect(await owner.clientKey.count()).toBe(0);

    await arrange("GRANT EXECUTE ON FUNCTION app.audit_append(jsonb) TO hub_app");
    for (const outcome of await Promise.allSettled(attempts())) expect(outcome).toMatchObject({ status: "fulfilled" });
  });
});

describe("AL-03 the chain tells what was tampered with", () => {
  let demo: TestDatabase;

  beforeAll(async () => {
    demo = await createTestDatabase();
    await seedDemo(demo.ownerUrl, new Date(), testKeys());
    await rowsOf(demo.superuserUrl, "CREATE TABLE kept AS SELECT * FROM audit_entry");
    await rowsOf(demo.superuserUrl, "CREATE TABLE kept_head AS SELECT * FROM audit_head");
  }, 30_000);
  afterEach(async () => {
    for (const statement of [
      "DELETE FROM audit_entry",
      "INSERT INTO audit_entry SELECT * FROM kept",
      "DELETE FROM audit_head",
      "INSERT INTO audit_head SELECT * FROM kept_head",
    ])
      await rowsOf(demo.superuserUrl, statement);
  });
  afterAll(() => demo.drop());

  test("AL-03 the log of the demo is whole", async () => {
    expect(await verifyAuditChain(demo.backupUrl)).toMatchObject({ isWhole: true, entries: await entriesOf(demo) });
  });

  const tampering = [
    { deed: "changes what a line says", statements: [`UPDATE audit_entry SET body = replace(body, '"OK"', '"DENIED"') WHERE seq = 20`], seq: 20 },
    { deed: "changes who did it, in the column alone", statements: ["UPDATE audit_entry SET person_id = gen_random_uuid() WHERE seq = 20"], seq: 20 },
    { deed: "changes when it was, in the column alone", statements: ["UPDATE audit_entry SET at = at - interval '1 day' WHERE seq = 20"], seq: 20 },
    {
      deed: "changes a line together with its hash",
      statements: [
        `UPDATE audit_entry SET body = replace(body, '"OK"', '"NO"'), outcome = 'NO' WHERE seq = 20`,
        "UPDATE audit_entry SET hash = sha256(previous_hash || convert_to(body, 'UTF8')) WHERE seq = 20",
      ],
      seq: 21,
    },
    { deed: "takes a line out of the middle", statements: ["DELETE FROM audit_entry WHERE seq = 20"], seq: 21 },
    {
      deed: "takes a line out and closes the gap",
      statements: ["DELETE FROM audit_entry WHERE seq = 20", "UPDATE audit_entry SET seq = seq - 1 WHERE seq = 21"],
      seq: 20,
    },
    {
      deed: "swaps two lines",
      statements: ["UPDATE audit_entry SET seq = -seq WHERE seq IN (20, 21)", "UPDATE audit_entry SET seq = 41 + seq WHERE seq < 0"],
      seq: 20,
    },
    {
      deed: "puts a line in",
      statements: [
        "UPDATE audit_entry SET seq = -seq WHERE seq >= 20",
        "UPDATE audit_entry SET seq = 1 - seq WHERE seq < 0",
        "INSERT INTO audit_entry SELECT 20, at, action, outcome, task_force_id, person_id, agency_id, subject_ids, body, previous_hash, hash FROM audit_entry WHERE seq = 19",
      ],
      seq: 20,
    },
    { deed: "cuts off the end", statements: ["DELETE FROM audit_entry WHERE seq > 20"], seq: 20 },
  ];
  test.each(tampering)("AL-03 somebody with every right who $deed is found, and where", async ({ statements, seq }) => {
    for (const statement of statements) await rowsOf(demo.superuserUrl, statement);
    expect(await verifyAuditChain(demo.backupUrl)).toMatchObject({ isWhole: false, seq });
  });
});

test("AL-05 no role of a running hub writes to the log but through its one function, or changes or removes a line", async () => {
  const refused = [
    "INSERT INTO audit_entry SELECT * FROM audit_entry",
    "UPDATE audit_entry SET action = 'x'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "UPDATE audit_head SET seq = 0",
    "DELETE FROM audit_head",
    "SELECT FROM audit_entry",
  ];
  for (const url of [database.appUrl, database.authUrl, database.workerUrl])
    for (const statement of refused) expect(await refusalOf(rowsOf(url, statement)), statement).toBe("42501");
  for (const statement of refused.slice(0, 6)) expect(await refusalOf(rowsOf(database.backupUrl, statement)), statement).toBe("42501");
});

describe("AL-06 many writers", () => {
  const workers = 20;
  const events = 2000;

  test("AL-06 20 writers of 2,000 lines each, some cut off on the way, leave one chain without a gap and without a loss", { timeout: 120_000 }, async () => {
    const logs = Array.from({ length: workers }, () => new ReadLog(database.appUrl));
    let isDone = false;
    const cutting = cutConnections(() => isDone);
    const written = await Promise.all(logs.map((log, worker) => writeLines(log, `many.${worker}`)));
    isDone = true;
    const cuts = await cutting;
    await Promise.all(logs.map((log) => log.close()));

    expect(await verifyAuditChain(database.ownerUrl)).toMatchObject({ isWhole: true, entries: await entriesOf(database) });
    const kept = await rowsOf<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE action LIKE 'many.%'");
    const actions = new Set(kept.map(({ action }) => action));
    expect(actions.size).toBe(kept.length);
    expect(written.flat().filter((action) => !actions.has(action))).toEqual([]);
    expect({ cut: cuts > 0, most: written.flat().length > (workers * events) / 2 }).toEqual({ cut: true, most: true });
  });

  test("AL-06 a hub that is killed while it writes leaves a whole chain, and the next goes on from it", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 3; round++) {
      const hub = await startWriter(`killed.${round}`);
      await pause(40 * round);
      hub.kill("SIGKILL");
      await once(hub, "exit");
    }
    const log = new ReadLog(database.appUrl);
    await log.record({ action: "after.kill", outcome: "OK", subjectIds: [] });
    await log.close();
    expect(await verifyAuditChain(database.ownerUrl)).toMatchObject({ isWhole: true, entries: await entriesOf(database) });
    expect(await rowsOf(database.superuserUrl, "SELECT FROM audit_entry WHERE action LIKE 'killed.%'")).not.toEqual([]);
  });

  /** The lines whose writing was confirmed. A cut fails a line, and the next goes on. */
  async function writeLines(log: ReadLog, name: string): Promise<string[]> {
    const lines = Array.from({ length: events }, (_, place) => `${name}.${place}`);
    const outcomes: PromiseSettledResult<void>[] = [];
    for (let from = 0; from < events; from += 100)
      outcomes.push(...(await Promise.allSettled(lines.slice(from, from + 100).map((action) => log.record({ action, outcome: "OK", subjectIds: [] })))));
    return lines.filter((_, place) => outcomes[place]?.status === "fulfilled");
  }

  async function cutConnections(isDone: () => boolean): Promise<number> {
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    let cuts = 0;
    while (!isDone()) {
      await pause(150);
      const { rowCount } = await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'hub_app' AND datname = current_database() AND query LIKE '%audit_append%' AND state = 'active' ORDER BY random() LIMIT 2",
      );
      cuts += rowCount ?? 0;
    }
    await client.end();
    return cuts;
  }

  async function startWriter(name: string): Promise<ChildProcess> {
    const program = fileURLToPath(new URL("../support/audit-writer.ts", import.meta.url));
    const child = spawn(process.execPath, [program, database.appUrl, name], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout ?? child, "data");
    return child;
  }
});

async function entriesOf({ superuserUrl }: TestDatabase): Promise<number> {
  const [row] = await rowsOf<{ count: string }>(superuserUrl, "SELECT count(*) FROM audit_entry");
  return Number(row?.count);
}
