import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildPerson } from "../factories/person.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";

let database: TestDatabase;
let owner: PrismaClient;
let personId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  personId = (await buildPerson(owner, { password: "quiet-harbor-lantern" })).id;
});

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

const asSignIn = (statement: string, values: unknown[] = []) => refusalOf(rowsOf(database.authUrl, statement, values));
const asWorker = (statement: string, values: unknown[] = []) => refusalOf(rowsOf(database.workerUrl, statement, values));
const check = "23514";

describe("what the database itself refuses of signing in", () => {
  test("AU-03 a step of time that was taken, or one before it", async () => {
    const take = "UPDATE totp_factor SET last_step = $2 WHERE person_id = $1";
    expect(await asSignIn(take, [personId, 100])).toBe("done");
    for (const step of [100, 99, null]) expect(await asSignIn(take, [personId, step])).toBe("RT051");
    expect(await asSignIn(take, [personId, 101])).toBe("done");
  });

  test("AU-13 a link, a code or a challenge that was used, and using it again or taking that back", async () => {
    const [link, code, challenge] = [randomUUID(), randomUUID(), randomUUID()];
    await owner.enrolmentLink.create({
      data: { id: link, kind: "RESET", personId, tokenHash: new Uint8Array(32), emailHash: new Uint8Array(32), expiresAt: new Date() },
    });
    await owner.recoveryCode.create({ data: { id: code, personId, codeHash: new Uint8Array(32) } });
    await owner.authChallenge.create({ data: { id: challenge, kind: "SIGN_IN", challenge: new Uint8Array(32), expiresAt: new Date() } });
    for (const [table, id] of [
      ["enrolment_link", link],
      ["recovery_code", code],
      ["auth_challenge", challenge],
    ]) {
      expect(await asSignIn(`UPDATE ${table} SET used_at = now() WHERE id = $1`, [id])).toBe("done");
      expect(await asSignIn(`UPDATE ${table} SET used_at = now() WHERE id = $1`, [id])).toBe("RT051");
      expect(await asSignIn(`UPDATE ${table} SET used_at = NULL WHERE id = $1`, [id])).toBe("RT051");
    }
  });

  test("AU-13 links that last longer than they may, and any of the worker's that claims a hub", async () => {
    const make = `INSERT INTO enrolment_link (id, token_hash, kind, person_id, email_hash, expires_at)
      VALUES (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), $1::link_kind, $2, $3, now() + $4::interval)`;
    const hash = Buffer.alloc(32);
    expect(await asWorker(make, ["INVITATION", personId, hash, "72 hours"])).toBe("done");
    expect(await asWorker(make, ["INVITATION", personId, hash, "73 hours"])).toBe(check);
    expect(await asWorker(make, ["RESET", personId, hash, "16 minutes"])).toBe(check);
    expect(await asWorker(make, ["INVITATION", personId, Buffer.from("june@example.org"), "1 hour"])).toBe(check);
    expect(await asWorker(make, ["CLAIM", null, null, "1 hour"])).toBe("42501");
  });

  test("AU-01 a session without a second factor that is more than half of one, or lasts longer", async () => {
    const open = `INSERT INTO session (id, token_hash, person_id, task_force_id, assurance, factor_at, expires_at)
      VALUES (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), $1, $1, $2, $3, now() + $4::interval)`;
    expect(await asSignIn(open, [personId, 2, new Date(), "12 hours"])).toBe("done");
    expect(await asSignIn(open, [personId, 2, null, "1 hour"])).toBe(check);
    expect(await asSignIn(open, [personId, 2, new Date(), "13 hours"])).toBe(check);
    expect(await asSignIn(open, [personId, 1, null, "10 minutes"])).toBe("done");
    expect(await asSignIn(open, [personId, 1, null, "11 minutes"])).toBe(check);
    expect(await asSignIn(open, [personId, 3, new Date(), "1 hour"])).toBe(check);
  });

  test("a hub that is claimed once there is anybody, or without its link", async () => {
    const facts = JSON.stringify({
      name: "X",
      email: "x@example.org",
      workPhone: "+13365550100",
      locale: "en",
      agencyName: "X",
      discipline: "COALITION",
      intakePhone: "+13365550100",
      taskForceName: "X",
      timeZone: "America/New_York",
    });
    const claim = "SELECT FROM app.claim_hub($1, now(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $2::jsonb)";
    expect(await rowsOf(database.authUrl, claim, [Buffer.alloc(32), facts])).toEqual([]);
    const empty = await createTestDatabase();
    expect(await rowsOf(empty.authUrl, claim, [Buffer.alloc(32), facts])).toEqual([]);
    expect(await rowsOf(empty.superuserUrl, "SELECT FROM agency")).toEqual([]);
    await empty.drop();
  });

  test("the one job that signing in adds is a reset", async () => {
    expect(await asSignIn("SELECT app.request_reset($1)", [personId])).toBe("done");
    expect(await asSignIn("SELECT app.add_job('auth.invitation', '{}', NULL, NULL)")).toBe("42501");
  });
});
