import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isLawEnforcement, worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ShareModel } from "../../prisma/client/models.ts";
import { seedDemo } from "../../prisma/seed.ts";
import { type Actor, actingAs, NoActor } from "../../server/platform/actor.ts";
import { type Database, openActorDatabase } from "../../server/platform/db.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { testKeys } from "../support/keys.ts";
import { openOwner } from "../support/owner.ts";
import { randomWorld } from "../support/random-world.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";

let database: TestDatabase;
let owner: PrismaClient;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  db = openActorDatabase(database.appUrl, 4);
});

afterAll(async () => {
  await Promise.all([db.$disconnect(), owner.$disconnect()]);
  await database.drop();
});

describe("RL-03 without an actor", () => {
  test("RL-03 without an actor the database shows nothing", { timeout: 120_000 }, async () => {
    await seedDemo(database.ownerUrl, new Date(), testKeys());
    const tables = await rowsOf<{ name: string }>(
      database.ownerUrl,
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    const shown: Record<string, string> = {};
    for (const { name } of tables) {
      const count = rowsOf<{ count: string }>(database.appUrl, `SELECT count(*) FROM "${name}"`);
      const refused = await refusalOf(count);
      shown[name] = refused === "done" ? `${(await count)[0]?.count} rows` : refused;
    }
    expect(new Set(Object.values(shown))).toEqual(new Set(["0 rows", "42501"]));
    const closed = Object.keys(shown).filter((name) => shown[name] === "42501");
    // The two that are sealed elsewhere now are empty, and not even asked.
    const emptied = ["share_detail", "survivor_ranges"];
    expect(closed.filter((name) => !emptied.includes(name)).toSorted()).toEqual([
      "agreement_reminder",
      "answer_link",
      "audit_base",
      "audit_entry",
      "audit_head",
      "auth_challenge",
      "credential",
      "enrolment_link",
      "grant_reminder",
      "key_canary",
      "log_end_mail",
      "log_witness",
      "mail_delivery",
      "mail_event",
      "mail_reason",
      "meeting_invitation",
      "passkey",
      "purge_count",
      "recovery_code",
      "request_count",
      "session",
      "sign_in_failure",
      "totp_factor",
    ]);
  });

  test("RL-03 outside a request every statement of the server throws", async () => {
    await expect(db.referral.findMany()).rejects.toThrow(NoActor);
    await expect(db.$queryRaw`SELECT 1`).rejects.toThrow(NoActor);
    await expect(db.$transaction([db.share.count()])).rejects.toThrow(NoActor);
    await expect(db.$transaction(async (tx) => tx.share.count())).rejects.toThrow(NoActor);
  });

  test("RL-03 a statement begun for somebody and awaited by nobody throws", async () => {
    const { actors } = await randomWorld(owner, 3);
    const [actor] = actors;
    if (!actor) throw new Error("a world without people");
    const begun = actingAs(actor, () => ({ later: db.agency.findMany() }));
    await expect(begun.later).rejects.toThrow(NoActor);
  });
});

describe("RL-04 one pool for everybody", () => {
  const requests = 200;

  test("RL-04 of 50 people at once on four connections nobody gets a row of somebody else's", { timeout: 120_000 }, async () => {
    const actors: Actor[] = [];
    for (let seed = 100; actors.length < 50; seed++) actors.push(...(await randomWorld(owner, seed)).actors.slice(0, 50 - actors.length));
    const shares = await owner.share.findMany();
    let foreign = 0;
    let seen = 0;

    await Promise.all(
      actors.map(async (actor, place) => {
        const expected = shares.filter((share) => isTheirs(share, actor)).map(({ id }) => id);
        for (let round = 0; round < requests; round++) {
          const found = await actingAs(actor, () => ask(round + place));
          seen += found.length;
          foreign += found.filter((id) => !expected.includes(id)).length + expected.filter((id) => !found.includes(id)).length;
        }
      }),
    );
    expect({ foreign, seen: seen > 1000 }).toEqual({ foreign: 0, seen: true });
  });

  /** A request of one of four kinds: a statement, a transaction, one that fails and is followed by another, and raw SQL. */
  async function ask(kind: number): Promise<string[]> {
    const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
    if (kind % 4 === 0) return idsOf(await db.share.findMany({ select: { id: true } }));
    if (kind % 4 === 1) return db.$transaction(async (tx) => idsOf(await tx.share.findMany({ select: { id: true } })));
    if (kind % 4 === 2) await db.$queryRaw`SELECT 1 / (SELECT 0)`.catch(() => {});
    return idsOf(await db.$queryRaw<{ id: string }[]>`SELECT id FROM share`);
  }

  /** Who may see a share, in a few lines that share nothing with the policies. */
  function isTheirs(share: ShareModel, { agencyId, taskForceId, seats, discipline, statementAccepted }: Actor): boolean {
    if (share.taskForceId !== taskForceId || !worksWithReferrals(seats) || !statementAccepted) return false;
    if (share.fromAgencyId === agencyId) return true;
    return share.toAgencyId === agencyId && share.recipientUntil > new Date() && (share.lawEnforcementAllowed || !isLawEnforcement(discipline));
  }
});
