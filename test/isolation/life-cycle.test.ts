import { shareStatuses, type ShareStatus } from "@roundtable/shared/referrals.ts";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { type Party, type Step, steps } from "../../server/features/referrals/rules/life-cycle.ts";
import { actingAs } from "../../server/platform/actor.ts";
import { type Database, openActorDatabase } from "../../server/platform/db.ts";
import { buildShare } from "../factories/share.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { becomeActor, refusalOf, rowsOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let db: Database;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  db = openActorDatabase(database.appUrl, 2);
  world = await buildWorld(owner);
});

afterAll(async () => {
  await Promise.all([db.$disconnect(), owner.$disconnect()]);
  await database.drop();
});

const stepsOfRules = (Object.keys(steps) as Step[])
  .flatMap((step) => steps[step].from.map((from) => `${from} ${steps[step].to} ${steps[step].party}`))
  .toSorted();
const parties: Party[] = ["SENDER", "RECIPIENT", "CLOCK"];

describe("RF-1 the life cycle", () => {
  test("RF-1 the server and the database know the same steps", async () => {
    const rows = await rowsOf<{ step: string }>(database.ownerUrl, "SELECT concat_ws(' ', from_status, to_status, party) AS step FROM app.share_step");
    expect(rows.map(({ step }) => step).toSorted()).toEqual([...new Set(stepsOfRules)]);
  });

  test("RF-1 the database takes each step from the party it belongs to, and refuses every other pair", { timeout: 30_000 }, async () => {
    const share = await buildShare(owner, { sentById: world.rccA.person.id, toAgencyId: world.rccB.agency.id });
    const tried: { step: string; outcome: string }[] = [];
    for (const from of shareStatuses) {
      await owner.share.update({ where: { id: share.id }, data: { status: from } });
      for (const party of parties) tried.push(...(await trySteps(share.id, from, party)));
    }
    const stepsThat = (outcome: string) => tried.filter((attempt) => attempt.outcome === outcome).map(({ step }) => step);
    expect(stepsThat("done").toSorted()).toEqual([...new Set(stepsOfRules)]);
    expect(stepsThat("done").length + stepsThat("RT021").length).toBe(shareStatuses.length * (shareStatuses.length - 1) * parties.length);
  });

  /** Tries every status as one party, each in a transaction that is rolled back. */
  async function trySteps(shareId: string, from: ShareStatus, party: Party): Promise<{ step: string; outcome: string }[]> {
    const client = new pg.Client({ connectionString: party === "CLOCK" ? database.workerUrl : database.appUrl });
    await client.connect();
    const tried: { step: string; outcome: string }[] = [];
    for (const to of shareStatuses.filter((status) => status !== from)) {
      await client.query("BEGIN");
      if (party !== "CLOCK") await becomeActor(client, party === "SENDER" ? world.rccA.actor : world.rccB.actor);
      const outcome = await refusalOf(client.query("UPDATE share SET status = $2 WHERE id = $1", [shareId, to]));
      tried.push({ step: `${from} ${to} ${party}`, outcome });
      await client.query("ROLLBACK");
    }
    await client.end();
    return tried;
  }

  test("RF-1 an answer after time has run out changes nothing", async () => {
    const late = await buildShare(owner, { sentById: world.rccA.person.id, toAgencyId: world.rccB.agency.id, answerExpiresAt: new Date(Date.now() - 1000) });
    const { count } = await asRecipient(() => db.share.updateMany({ where: { id: late.id }, data: { status: "ACCEPTED" } }));
    expect(count).toBe(0);
    expect((await owner.share.findUniqueOrThrow({ where: { id: late.id } })).status).toBe("SENT");
  });

  test("RF-1 an answer that is under way when time runs out is refused", async () => {
    const share = await buildShare(owner, { sentById: world.rccA.person.id, toAgencyId: world.rccB.agency.id, answerExpiresAt: new Date(Date.now() - 1000) });
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query("BEGIN");
    await becomeActor(client, world.rccB.actor);
    // The owner of the tables sees past the policy that hides the share; the trigger still holds.
    expect(await refusalOf(client.query("UPDATE share SET status = 'ACCEPTED' WHERE id = $1", [share.id]))).toBe("RT022");
    await client.end();
  });

  test("RF-1 a share is only what it was sent as: nobody changes its parties, its consent, its code or its urgency", async () => {
    const { sent } = world.shares;
    const changes = [
      { toAgencyId: world.leA.agency.id },
      { consentId: world.shares.accepted.consentId },
      { code: "0000000000" },
      { urgency: "EMERGENCY" as const },
      { sentAt: new Date(0) },
    ];
    for (const data of changes) {
      expect(await refusalOf(asOwner(() => db.share.updateMany({ where: { id: sent.id }, data }))), "no right to the column").toBe("42501");
      expect(await refusalOf(owner.share.updateMany({ where: { id: sent.id }, data }))).toBe("RT020");
    }
  });

  test("RF-1 the recipient cannot make its own time longer", async () => {
    const share = await buildShare(owner, { sentById: world.rccA.person.id, toAgencyId: world.rccB.agency.id, status: "ACCEPTED" });
    await asRecipient(() =>
      db.share.update({
        where: { id: share.id },
        data: { recipientUntil: new Date("2099-01-01"), lawEnforcementAllowed: true },
      }),
    );
    const kept = await owner.share.findUniqueOrThrow({ where: { id: share.id } });
    expect([kept.recipientUntil, kept.lawEnforcementAllowed]).toEqual([share.consent.expiresAt, false]);
  });

  test("RF-1 what has happened is never changed or removed", async () => {
    for (const statement of [
      "UPDATE share_event SET at = now()",
      "DELETE FROM share_event",
      "DELETE FROM share",
      "DELETE FROM consent",
      "UPDATE share_brief SET minor = true",
    ])
      expect(await refusalOf(rowsOf(database.appUrl, statement)), statement).toBe("42501");
  });

  test("RF-1 of a question only the answer is filled in, once, by the sender", async () => {
    const share = await buildShare(owner, { sentById: world.rccA.person.id, toAgencyId: world.rccB.agency.id, status: "INFO_REQUESTED" });
    const question = { where: { shareId: share.id } };
    expect(await refusalOf(asOwner(() => db.informationRequest.updateMany({ ...question, data: { question: "CAN_TRAVEL" } })))).toBe("42501");
    expect(await refusalOf(owner.informationRequest.updateMany({ ...question, data: { question: "CAN_TRAVEL" } }))).toBe("RT033");
    expect((await asRecipient(() => db.informationRequest.updateMany({ ...question, data: { answer: "YES" } }))).count).toBe(0);
    const answeredById = world.rccA.person.id;
    expect((await asOwner(() => db.informationRequest.updateMany({ ...question, data: { answer: "NO", answeredById } }))).count).toBe(1);
    expect(await refusalOf(asOwner(() => db.informationRequest.updateMany({ ...question, data: { answer: "YES", answeredById } })))).toBe("RT034");
  });
});

/** Awaited inside, because a statement of Prisma begins only when somebody waits for it. */
const asOwner = <Result>(work: () => Promise<Result>): Promise<Result> => actingAs(world.rccA.actor, async () => await work());
const asRecipient = <Result>(work: () => Promise<Result>): Promise<Result> => actingAs(world.rccB.actor, async () => await work());
