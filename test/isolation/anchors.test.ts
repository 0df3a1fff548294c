import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "../../prisma/seed.ts";
import { startAnchoring } from "../../server/anchoring.ts";
import { writeAnchor } from "../../server/features/audit/commands/write-anchor.ts";
import { verifyAuditChain } from "../../server/features/audit/queries.ts";
import { findLogEnd, readAnchors } from "../../server/features/audit/queries/anchors.ts";
import { chainStart } from "../../server/features/audit/rules.ts";
import { type AnchorKey, openAnchorKey, publicKeyFrom, publicKeyWord } from "../../server/platform/anchor-key.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { openLog } from "../../server/platform/log.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { testKeys } from "../support/keys.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";

let database: TestDatabase;
let directory: string;
let key: AnchorKey;
let file: string;
/** The number of the last entry that was anchored. */
let end: number;

const arrange = (statement: string): Promise<unknown> => rowsOf(database.superuserUrl, statement);
const add = (action: string): Promise<unknown> => arrange(`SELECT app.audit_append('[{"action": "${action}", "outcome": "OK"}]')`);
const anchorsOf = async () => (await readAnchors(file, key.publicKey)).anchors;
const verify = async () => verifyAuditChain(database.backupUrl, await anchorsOf());

async function anchor(options: { restored?: boolean } = {}): Promise<void> {
  const now = await findLogEnd(database.workerUrl);
  await writeAnchor({ file, key: key.privateKey }, { end: now, at: new Date(), ...options });
  end = Number(now.seq);
}

/** What somebody with every right does to hide: the same entries again with one of them other, each with a hash that fits. */
const writeAnew = (from: number): Promise<unknown> =>
  arrange(`DO $$
    DECLARE line record; before bytea; text_now text;
    BEGIN
      FOR line IN SELECT * FROM audit_entry WHERE seq >= ${from} ORDER BY seq LOOP
        SELECT coalesce((SELECT hash FROM audit_entry WHERE seq = line.seq - 1), sha256('roundtable')) INTO before;
        text_now := CASE WHEN line.seq = ${from} THEN replace(line.body, '"OK"', '"NO"') ELSE line.body END;
        UPDATE audit_entry SET outcome = CASE WHEN seq = ${from} THEN 'NO' ELSE outcome END, body = text_now, previous_hash = before,
          hash = sha256(before || convert_to(text_now, 'UTF8')) WHERE seq = line.seq;
      END LOOP;
      UPDATE audit_head SET hash = (SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1);
    END $$`);

const cutOff = (from: number): Promise<unknown> =>
  arrange(`DELETE FROM audit_entry WHERE seq >= ${from};
    UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1)`);

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), "roundtable-anchors-"));
  key = await openAnchorKey(directory);
  file = join(directory, "anchors.jsonl");
  await seedDemo(database.ownerUrl, new Date(), testKeys());
  await anchor();
  for (const action of ["one", "two", "three"]) await add(action);
  await anchor();
  await arrange("CREATE TABLE kept AS SELECT * FROM audit_entry; CREATE TABLE kept_head AS SELECT * FROM audit_head; CREATE TABLE kept_file (text text)");
  await rowsOf(database.superuserUrl, "INSERT INTO kept_file VALUES ($1)", [await readFile(file, "utf8")]);
});

afterEach(async () => {
  await arrange("DELETE FROM audit_entry; INSERT INTO audit_entry SELECT * FROM kept; DELETE FROM audit_head; INSERT INTO audit_head SELECT * FROM kept_head");
  const [kept] = await rowsOf<{ text: string }>(database.superuserUrl, "SELECT text FROM kept_file");
  await writeFile(file, kept?.text ?? "");
  end = (await anchorsOf()).at(-1)?.seq ?? 0;
});

afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

describe("AL-03 what a bare chain cannot see", () => {
  test("AL-03 a log that grew since agrees with its anchors", async () => {
    await add("four");
    expect(await verify()).toEqual({ isWhole: true, entries: end + 1 });
  });

  test("AL-03 an end that was cut off, the recorded end with it", async () => {
    await cutOff(end - 1);
    expect(await verifyAuditChain(database.backupUrl)).toMatchObject({ isWhole: true });
    expect(await verify()).toMatchObject({ isWhole: false, seq: end - 2, fault: expect.stringContaining(`there were ${end}: the end was cut off`) });
  });

  test("AL-03 an end that was cut off and grew again", async () => {
    await cutOff(end - 1);
    for (const action of ["a", "b", "c", "d"]) await add(action);
    expect(await verifyAuditChain(database.backupUrl)).toMatchObject({ isWhole: true });
    expect(await verify()).toMatchObject({ isWhole: false, seq: end, fault: expect.stringContaining(`Up to entry ${end - 3} it is`) });
  });

  test("AL-03 a log written anew from its first entry, each hash fitting the one before", async () => {
    await writeAnew(1);
    expect(await verifyAuditChain(database.backupUrl)).toMatchObject({ isWhole: true });
    expect(await verify()).toMatchObject({ isWhole: false, seq: end - 3, fault: expect.stringContaining("No earlier anchor fits") });
  });

  test("AL-03 a log emptied to its very start", async () => {
    await arrange(`DELETE FROM audit_entry; UPDATE audit_head SET seq = 0, hash = '\\x${Buffer.from(chainStart.hash).toString("hex")}'`);
    expect(await verifyAuditChain(database.backupUrl)).toMatchObject({ isWhole: true, entries: 0 });
    expect(await verify()).toMatchObject({ isWhole: false, seq: 0 });
  });
});

describe("the file of anchors", () => {
  test("tells a line that was changed, or that another key signed", async () => {
    const written = await readFile(file, "utf8");
    await writeFile(file, written.replace(`"seq":${end},`, `"seq":${end - 1},`));
    expect((await readAnchors(file, key.publicKey)).wrongLine).toBe(2);
    await writeFile(file, written);
    const other = await openAnchorKey(join(directory, "other"));
    expect(await readAnchors(file, other.publicKey)).toEqual({ anchors: [], wrongLine: 1 });
    expect((await readAnchors(file, publicKeyFrom(publicKeyWord(key.publicKey)))).wrongLine).toBe(undefined);
    expect(() => publicKeyFrom("no key")).toThrow("43 characters");
  });

  test("goes on after a power cut in the middle of a line", async () => {
    const written = await readFile(file, "utf8");
    await writeFile(file, written.slice(0, -20));
    expect(await anchorsOf()).toHaveLength(1);
    await anchor();
    expect(await anchorsOf()).toHaveLength(2);
    expect(await verify()).toMatchObject({ isWhole: true });
  });

  test("keeps what a restore lost: older anchors no longer bind, and which entries went is said", async () => {
    await cutOff(end - 1);
    await anchor({ restored: true });
    for (const action of ["a", "b", "c", "d"]) await add(action);
    await anchor();
    expect(await verify()).toMatchObject({ isWhole: true });
    await writeAnew(end - 1);
    expect(await verify()).toMatchObject({ isWhole: false });
  });

  test("is written at the start of a hub and at its stop", async () => {
    const parts = { url: database.workerUrl, book: { file, key: key.privateKey }, clock: systemClock, log: openLog("silent") };
    const anchoring = await startAnchoring(parts);
    expect(await anchorsOf()).toHaveLength(3);
    await add("while it runs");
    await anchoring.stop();
    expect((await anchorsOf()).map(({ seq }) => seq)).toEqual([end - 3, end, end, end + 1]);
  });
});

test("AL-05 of the end of the log only the role of jobs learns, and no role of an entry", async () => {
  for (const url of [database.appUrl, database.authUrl]) expect(await refusalOf(rowsOf(url, "SELECT FROM app.audit_end()"))).toBe("42501");
});
