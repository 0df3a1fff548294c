import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { placeHold } from "../../server/features/retention/commands/place-hold.ts";
import { purgeAllDue, purgeReferral, purgesDue } from "../../server/features/retention/commands/purge-referral.ts";
import { releaseHold } from "../../server/features/retention/commands/release-hold.ts";
import { purgeAt } from "../../server/features/retention/rules.ts";
import type { Acting } from "../../server/platform/acting.ts";
import { ReadLog } from "../../server/platform/audit.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { type Database, openActorDatabase, openRoleDatabase } from "../../server/platform/db.ts";
import { PurgeLedger } from "../../server/platform/purge-ledger.ts";
import { ReauthNeeded } from "../../server/platform/step-up.ts";
import { buildOver } from "../factories/over.ts";
import { actorOf, buildPerson } from "../factories/person.ts";
import { runAs } from "../support/acting.ts";
import { type Desk, deskOf } from "../support/desk.ts";
import { type Someone, worldPassword } from "../support/world.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";

let table: Table;
let owner: PrismaClient;
let worker: Database;
let folder: string;
let ledger: PurgeLedger;
let first: Desk;
let second: Desk;

beforeAll(async () => {
  table = await layTable();
  owner = table.owner;
  worker = openRoleDatabase(table.database.workerUrl);
  folder = await mkdtemp(join(tmpdir(), "roundtable-ledger-"));
  ledger = new PurgeLedger(join(folder, "purge-ledger"));
  const { rccA, taskForce } = table.world;
  const person = await buildPerson(owner, {
    agencyId: rccA.agency.id,
    taskForceId: taskForce.id,
    name: "Colleague A",
    seats: ["ADVOCATE"],
    password: worldPassword,
  });
  const colleague: Someone = { person, agency: rccA.agency, actor: actorOf(person) };
  first = deskOf(table.hub, rccA);
  second = deskOf(table.hub, colleague);
});

afterAll(async () => {
  await worker.$disconnect();
  await table.close();
  await rm(folder, { recursive: true });
});

const parts = () => ({ db: worker, ledger, clock: systemClock });
const over = (days: { endedDaysAgo?: number; closedDaysAgo?: number } = {}) => buildOver(owner, { createdById: table.world.rccA.person.id, ...days });
const isDue = async (id: string) => (await purgesDue(parts())).some((due) => due.id === id);

type Kept = { purgeAt: string | null; soon: boolean; hold: { id: string; state: string; viewerStep: string | null; placedBy: { name: string } | null } | null };
const keptOf = async (desk: Desk, id: string): Promise<Kept> =>
  (
    await desk.ask<{ referral: { retention: Kept } }>(
      "query ($id: ID!) { referral(id: $id) { retention { purgeAt soon hold { id state viewerStep placedBy { name } } } } }",
      { id },
    )
  ).referral.retention;

/** From nothing to a hold that stands. */
async function hold(referralId: string): Promise<string> {
  expect(await first.act("placeHold", { referralId, confirms: false })).toMatchObject({ __typename: "Referral" });
  expect(await second.act("placeHold", { referralId, confirms: true })).toMatchObject({ __typename: "Referral" });
  return (await keptOf(first, referralId)).hold?.id ?? "";
}

describe("CR-19 what is over is purged", () => {
  test("CR-19 thirty days after the last consent, and ninety after it was closed", async () => {
    const [due, closed, notYet, recent] = [
      await over(),
      await over({ closedDaysAgo: 91 }),
      await over({ closedDaysAgo: 50 }),
      await over({ endedDaysAgo: 29 }),
    ];
    expect(await Promise.all([due, closed, notYet, recent].map(({ referral }) => isDue(referral.id)))).toEqual([true, true, false, false]);
    expect(await purgeReferral(parts(), notYet.referral.id)).toBe(false);
    expect(await purgeReferral(parts(), recent.referral.id)).toBe(false);
    // Whoever took over the role of jobs cannot purge a living one either.
    expect(await rowsOf(table.database.workerUrl, "SELECT app.purge_referral($1) AS gone", [table.world.referral.id])).toEqual([{ gone: null }]);
    expect(await purgeReferral(parts(), due.referral.id)).toBe(true);
    expect(await purgeReferral(parts(), due.referral.id)).toBe(false);
  });

  test("CR-19 as each task force has set it, within limits", async () => {
    const { referral } = await over({ endedDaysAgo: 10 });
    expect(await isDue(referral.id)).toBe(false);
    const set = (days: { retainEndedDays?: number; retainClosedDays?: number }) =>
      refusalOf(owner.taskForce.update({ where: { id: table.world.taskForce.id }, data: days }));
    expect(
      await Promise.all([set({ retainEndedDays: 6 }), set({ retainEndedDays: 91 }), set({ retainClosedDays: 29 }), set({ retainClosedDays: 181 })]),
    ).toEqual(["23514", "23514", "23514", "23514"]);
    expect(await set({ retainEndedDays: 7 })).toBe("done");
    expect(await isDue(referral.id)).toBe(true);
    expect(await set({ retainEndedDays: 30 })).toBe("done");
  });

  test("CR-19 the rule of the server and the function of the database agree", async () => {
    const { referral, share } = await over();
    const day = 86_400_000;
    const now = Date.now();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 80 }),
        fc.option(fc.integer({ min: 0, max: 200 })),
        fc.integer({ min: 30, max: 180 }),
        fc.integer({ min: 7, max: 90 }),
        async (ended, closed, retainClosedDays, retainEndedDays) => {
          // Written past the triggers: every mix of times, also those that no story leads to.
          const statusChangedAt = new Date(now - (closed ?? 0) * day);
          await rowsOf(
            table.database.superuserUrl,
            `SET session_replication_role = replica; UPDATE consent SET expires_at = '${new Date(now - ended * day).toISOString()}' WHERE referral_id = '${referral.id}';
             UPDATE share SET status = '${closed === null ? "ACCEPTED" : "CLOSED"}', status_changed_at = '${statusChangedAt.toISOString()}' WHERE id = '${share.id}';
             UPDATE task_force SET retain_closed_days = ${retainClosedDays}, retain_ended_days = ${retainEndedDays} WHERE id = '${referral.taskForceId}'`,
          );
          const consents = await owner.consent.findMany({ where: { referralId: referral.id } });
          const [row] = await owner.$queryRaw<{ at: Date }[]>`SELECT app.purge_at(${referral.id}::uuid) AS at`;
          expect(row?.at).toEqual(purgeAt(consents, closed === null ? [] : [statusChangedAt], { retainClosedDays, retainEndedDays }));
        },
      ),
      { numRuns: 40 },
    );
    await owner.taskForce.update({ where: { id: referral.taskForceId }, data: { retainClosedDays: 90, retainEndedDays: 30 } });
  });

  test("RT-01 nothing is left but a tombstone, a number and the log, and the owner is told", async () => {
    const { referral, share } = await over({ closedDaysAgo: 100 });
    await owner.informationRequest.create({ data: { shareId: share.id, question: "CAN_TRAVEL", askedById: referral.createdById } });
    expect(await purgeAllDue(parts())).toContain(referral.id);
    const where = { shareId: share.id };
    const left = [
      await owner.referral.count({ where: { id: referral.id } }),
      await owner.referralKey.count({ where: { referralId: referral.id } }),
      await owner.survivorGroup.count({ where: { referralId: referral.id } }),
      await owner.consent.count({ where: { referralId: referral.id } }),
      await owner.share.count({ where: { id: share.id } }),
      ...(await Promise.all([owner.shareBrief, owner.shareKey].map((part) => (part as PrismaClient["shareKey"]).count({ where })))),
      await owner.shareGroup.count({ where }),
      await owner.shareEvent.count({ where }),
      await owner.informationRequest.count({ where }),
    ];
    expect(left).toEqual(left.map(() => 0));

    const { purgedReferrals } = await first.ask<{ purgedReferrals: object[] }>("{ purgedReferrals { id because } }");
    expect(purgedReferrals).toContainEqual({ id: referral.id, because: "RETENTION" });
    expect(await deskOf(table.hub, table.world.rccB).ask("{ purgedReferrals { id } purgeNotices { id } }")).toEqual({ purgedReferrals: [], purgeNotices: [] });
    const entries = await owner.auditEntry.findMany({ where: { action: "referral.purge", subjectIds: { hasEvery: [referral.id, share.id] } } });
    expect(entries).toMatchObject([{ agencyId: referral.ownerAgencyId, personId: null, outcome: "OK" }]);
    expect(await readFile(join(folder, "purge-ledger"), "utf8")).toContain(referral.id);
  });

  test("CR-20 the number left behind cannot be joined to any referral", async () => {
    const { referral } = await over({ closedDaysAgo: 120 });
    await purgeAllDue(parts());
    const quarter = `${referral.createdAt.getUTCFullYear()}-${String(Math.floor(referral.createdAt.getUTCMonth() / 3) * 3 + 1).padStart(2, "0")}-01`;
    const counts = await owner.purgeCount.findMany({ where: { region: referral.regionId ?? "" } });
    expect(counts).toMatchObject([{ period: new Date(quarter), reason: "SPECIALISED_SERVICE", outcome: "PARTLY_SERVED", referrals: 1 }]);
    const columns = await rowsOf<{ name: string }>(
      table.database.superuserUrl,
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'purge_count'",
    );
    expect(columns.map(({ name }) => name).toSorted()).toEqual(["outcome", "period", "reason", "referrals", "region", "task_force_id"]);
  });

  test("a purge that fails at its last step did not happen, and the ledger takes it back", async () => {
    const { referral } = await over();
    await rowsOf(table.database.superuserUrl, "REVOKE EXECUTE ON FUNCTION app.audit_append(jsonb) FROM hub_worker");
    expect(await refusalOf(purgeReferral(parts(), referral.id))).toBe("42501");
    await rowsOf(table.database.superuserUrl, "GRANT EXECUTE ON FUNCTION app.audit_append(jsonb) TO hub_worker");
    expect(await owner.referralKey.count({ where: { referralId: referral.id } })).toBe(1);
    expect(await ledger.purged()).not.toContain(referral.id);
    expect(await purgeReferral(parts(), referral.id)).toBe(true);
    expect(await ledger.purged()).toContain(referral.id);
  });
});

describe("the owning agency is told two weeks before", () => {
  test("of its own and of nobody else's, soonest first, and on the page of the referral too", async () => {
    const [soon, later, sooner] = [await over({ endedDaysAgo: 20 }), await over({ endedDaysAgo: 5 }), await over({ endedDaysAgo: 25 })];
    const { purgeNotices } = await first.ask<{ purgeNotices: { id: string; purgeAt: string }[] }>("{ purgeNotices { id purgeAt } }");
    const told = purgeNotices.map(({ id }) => id).filter((id) => [soon, later, sooner].some(({ referral }) => referral.id === id));
    expect(told).toEqual([sooner.referral.id, soon.referral.id]);
    const kept = await keptOf(first, soon.referral.id);
    expect([kept.purgeAt, kept.soon, kept.hold]).toEqual([purgeNotices.find(({ id }) => id === soon.referral.id)?.purgeAt, true, null]);
    expect(await keptOf(first, later.referral.id)).toMatchObject({ soon: false });
    const draft = await first.draft({ regionId: table.world.region.id });
    expect(await keptOf(first, draft.id)).toEqual({ purgeAt: null, soon: false, hold: null });
  });
});

describe("a legal hold", () => {
  test("takes two people of the agency, stops the purge, and is seen by the agency", async () => {
    const { referral } = await over();
    expect(await first.act("placeHold", { referralId: referral.id, confirms: false })).toMatchObject({ __typename: "Referral" });
    // One person's word holds nothing, and nobody confirms their own.
    expect(await isDue(referral.id)).toBe(true);
    expect(await first.act("placeHold", { referralId: referral.id, confirms: true })).toMatchObject({ __typename: "AnotherPersonNeeded" });
    expect(await second.act("placeHold", { referralId: referral.id, confirms: false })).toMatchObject({ __typename: "Conflict" });
    expect((await keptOf(first, referral.id)).hold).toMatchObject({ state: "PROPOSED", viewerStep: null });
    expect((await keptOf(second, referral.id)).hold).toMatchObject({ state: "PROPOSED", viewerStep: "CONFIRM" });

    expect(await second.act("placeHold", { referralId: referral.id, confirms: true })).toMatchObject({ __typename: "Referral" });
    expect(await second.act("placeHold", { referralId: referral.id, confirms: true })).toMatchObject({ __typename: "Conflict" });
    expect((await keptOf(first, referral.id)).hold).toMatchObject({ state: "PLACED", placedBy: { name: "Colleague A" } });
    expect(await isDue(referral.id)).toBe(false);
    expect(await purgeReferral(parts(), referral.id)).toBe(false);
    await purgeAllDue(parts());
    expect(await owner.referral.count({ where: { id: referral.id } })).toBe(1);
  });

  test("is let go by two again, and holds until the second has agreed", async () => {
    const { referral, share } = await over();
    const holdId = await hold(referral.id);
    expect(await first.act("releaseHold", { holdId, confirms: true })).toMatchObject({ __typename: "Conflict" });
    expect(await first.act("releaseHold", { holdId, confirms: false })).toMatchObject({ __typename: "Referral" });
    expect(await purgeReferral(parts(), referral.id)).toBe(false);
    expect(await first.act("releaseHold", { holdId, confirms: true })).toMatchObject({ __typename: "AnotherPersonNeeded" });
    expect(await second.act("releaseHold", { holdId, confirms: true })).toMatchObject({ __typename: "Referral" });
    expect((await keptOf(first, referral.id)).hold).toBeNull();

    // Everything said of it is among the looks at what was shared.
    const entries = await owner.auditEntry.findMany({ where: { subjectIds: { has: share.id }, action: { startsWith: "hold." } }, orderBy: { seq: "asc" } });
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "hold.propose OK",
      "hold.place OK",
      "hold.ask-release OK",
      "hold.release OK",
    ]);
    const seen = await first.ask<{ share: { accesses: { nodes: { fields: string; person: { name: string } | null }[] } } }>(
      "query ($id: ID!) { share(id: $id) { accesses(first: 50) { nodes { fields person { name } } } } }",
      { id: share.id },
    );
    const acts = seen.share.accesses.nodes.filter(({ fields }) => fields === "ACTION").map(({ person }) => person?.name);
    expect(acts).toEqual(["Colleague A", "Advocate A", "Colleague A", "Advocate A"]);
    expect(await purgeReferral(parts(), referral.id)).toBe(true);
  });

  test("is nobody else's: another agency finds nothing to hold, and cannot let go", async () => {
    const { referral } = await over();
    const holdId = await hold(referral.id);
    const stranger = deskOf(table.hub, table.world.rccB);
    expect(await stranger.refusal("placeHold", { referralId: referral.id, confirms: false })).toEqual(["NOT_FOUND"]);
    expect(await stranger.refusal("releaseHold", { holdId, confirms: false })).toEqual(["NOT_FOUND"]);
    expect(await deskOf(table.hub, table.world.operator).refusal("releaseHold", { holdId, confirms: false })).toEqual(["NOT_FOUND"]);
  });

  test("AU-12 takes the second factor given within five minutes, for the first word as for the second", async () => {
    const { referral } = await over();
    const db = openActorDatabase(table.database.appUrl, 1);
    const readLog = new ReadLog(table.database.appUrl);
    const stale = new Date(Date.now() - 5 * 60_000 - 1000);
    const say = (word: (acting: Acting) => Promise<string>) => runAs({ db, readLog }, table.world.rccA.actor, (acting) => word({ ...acting, factorAt: stale }));
    const clientKey = crypto.randomUUID();
    for (const confirms of [false, true]) {
      await expect(say((acting) => placeHold(acting, { clientKey, referralId: referral.id, confirms }))).rejects.toThrow(ReauthNeeded);
      await expect(say((acting) => releaseHold(acting, { clientKey, holdId: referral.id, confirms }))).rejects.toThrow(ReauthNeeded);
    }
    expect(await owner.legalHold.count({ where: { referralId: referral.id } })).toBe(0);
    await Promise.all([db.$disconnect(), readLog.close()]);
  });

  test("in the database too: one step at a time, each second word another's, and nothing said is unsaid", async () => {
    const { referral } = await over();
    const [one, other] = [table.world.rccA.person.id, second.someone.person.id];
    const at = new Date();
    const facts = { taskForceId: referral.taskForceId, referralId: referral.id, ownerAgencyId: referral.ownerAgencyId, proposedById: one };
    expect(await refusalOf(owner.legalHold.create({ data: { ...facts, placedById: other, placedAt: at } }))).toBe("RT050");
    const { id } = await owner.legalHold.create({ data: facts });
    expect(await refusalOf(owner.legalHold.create({ data: facts }))).toBe("23505");
    const change = (data: object) => refusalOf(owner.legalHold.update({ where: { id }, data }));
    expect(await change({ placedById: one, placedAt: at })).toBe("23514");
    expect(await change({ releaseAskedById: one, releaseAskedAt: at })).toBe("23514");
    expect(await change({ placedById: other, placedAt: at, releaseAskedById: one, releaseAskedAt: at })).toBe("RT052");
    expect(await change({ placedById: other, placedAt: at })).toBe("done");
    expect(await change({ placedById: null, placedAt: null })).toBe("RT051");
    expect(await change({ releasedById: one, releasedAt: at })).toBe("23514");
    expect(await change({ releaseAskedById: one, releaseAskedAt: at })).toBe("done");
    expect(await change({ releasedById: one, releasedAt: at })).toBe("23514");
    expect(await change({ releasedById: other, releasedAt: at })).toBe("done");
  });

  test("placed at the same moment as the purge, one of the two happens and the other does not", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { referral } = await over();
      await first.act("placeHold", { referralId: referral.id, confirms: false });
      const [purged, held] = await Promise.all([purgeReferral(parts(), referral.id), second.refusal("placeHold", { referralId: referral.id, confirms: true })]);
      const isHeld = !Array.isArray(held) && held?.__typename === "Referral";
      expect([purged, isHeld, await owner.referral.count({ where: { id: referral.id } })]).toEqual(purged ? [true, false, 0] : [false, true, 1]);
    }
  });
});
