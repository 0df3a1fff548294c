import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildConsent } from "../factories/consent.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildShare, randomCode } from "../factories/share.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Desk, deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { emptyOutbox } from "../support/outbox.ts";
import { openOwner } from "../support/owner.ts";
import { becomeActor, refusalOf, rowsOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let sender: Desk;
let recipient: Desk;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  // Mails wait for the next whole hour, so that there is one to catch.
  hub = await startHub({ database, mailGridMinutes: 60 });
  sender = deskOf(hub, world.rccA);
  recipient = deskOf(hub, world.rccB);
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

/** Lets every job and every mail that waits for its time be due, and waits until none is left. */
async function carryOutJobs(): Promise<void> {
  await carryOutQueue();
  await rowsOf(database.superuserUrl, "UPDATE mail_event SET due_at = now() WHERE spread_at IS NULL");
  await emptyOutbox(database);
}

async function carryOutQueue(): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const due = await rowsOf<{ waiting: number }>(
      database.superuserUrl,
      "WITH due AS (UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL RETURNING 1) SELECT count(*)::int AS waiting FROM graphile_worker._private_jobs",
    );
    if (due[0]?.waiting === 0) return;
    await rowsOf(database.superuserUrl, "SELECT pg_notify('jobs:insert', '{\"r\":1,\"count\":1}')");
    await pause(100);
  }
  throw new Error("jobs are left over");
}

describe("AZ-09 the clock", () => {
  test("AZ-09 a consent that runs out in two seconds shows until then and nothing after, with no job's help", async () => {
    const consent = await buildConsent(owner, {
      referralId: world.referral.id,
      recipientAgencyId: world.rccB.agency.id,
      expiresAt: new Date(Date.now() + 2000),
    });
    const share = await buildShare(owner, { consentId: consent.id, status: "ACCEPTED" });
    const seen = async () => {
      const {
        share: one,
        inbox,
        shareVersion,
      } = await recipient.ask<{ share: object | null; inbox: { nodes: { id: string }[] }; shareVersion: number | null }>(
        "query ($id: ID!) { share(id: $id) { detail { language } } inbox(first: 100) { nodes { id } } shareVersion(id: $id) }",
        { id: share.id },
      );
      return { share: one !== null, list: inbox.nodes.some(({ id }) => id === share.id), version: shareVersion !== null };
    };
    expect(await seen()).toEqual({ share: true, list: true, version: true });
    let gone: Awaited<ReturnType<typeof seen>>;
    do {
      await pause(50);
      gone = await seen();
    } while (gone.share && Date.now() < consent.expiresAt.getTime() + 3000);
    expect(Date.now()).toBeGreaterThanOrEqual(consent.expiresAt.getTime());
    expect(Date.now()).toBeLessThan(consent.expiresAt.getTime() + 1000);
    expect(await seen()).toEqual({ share: false, list: false, version: false });
    // Nobody wrote anything down: the row is as it was.
    expect(await owner.share.findUniqueOrThrow({ where: { id: share.id } })).toMatchObject({ status: "ACCEPTED", version: share.version });
    expect(await sender.look(share.id)).toMatchObject({ status: "CONSENT_ENDED" });
  });

  test("AZ-09 an answer that comes after the end changes nothing", async () => {
    const share = await buildShare(owner, { referralId: world.referral.id, toAgencyId: world.rccB.agency.id, fate: "expired" });
    expect(await recipient.refusal("acceptReferral", { shareId: share.id, version: share.version })).toEqual(["NOT_FOUND"]);
    expect(await owner.share.findUniqueOrThrow({ where: { id: share.id } })).toMatchObject({ status: "SENT" });
  });
});

describe("AZ-10 taking consent back", () => {
  test("AZ-10 the next request of a recipient who has it open finds nothing, and the mail that waits is not sent", async () => {
    const { consent, share } = await sender.refer(world.rccB, { regionId: world.region.id });
    const kept = await sender.refer(world.lead, { regionId: world.region.id });
    expect(await recipient.look(share.id)).toMatchObject({ status: "SENT" });
    hub.mails.length = 0;
    expect(await sender.act("withdrawConsent", { consentId: consent.id })).toMatchObject({ live: false, share: { status: "WITHDRAWN_BY_SURVIVOR" } });

    expect(await recipient.look(share.id)).toBeNull();
    for (const filter of ["OPEN", "WAITING", "LATE", "CLOSED"]) {
      const { inbox } = await recipient.ask<{ inbox: { nodes: { id: string }[] } }>(
        "query ($filter: ShareFilter) { inbox(filter: $filter, first: 100) { nodes { id } } }",
        { filter },
      );
      expect(
        inbox.nodes.map(({ id }) => id),
        filter,
      ).not.toContain(share.id);
    }
    expect(await recipient.refusal("acceptReferral", { shareId: share.id, version: share.version })).toEqual(["NOT_FOUND"]);
    // That something ended is told, and no more (CR-04).
    const { today } = await recipient.ask<{ today: { notices: Record<string, unknown>[] } }>("{ today { notices { id at } } }");
    expect(today.notices.map((notice) => Object.keys(notice))).toEqual([["id", "at"]]);

    // The other share is still there, so its people do get a mail: one each, for all that happened.
    await carryOutJobs();
    expect(await recipient.look(kept.share.id)).not.toBeNull();
    const recipients = hub.mails.map(({ to }) => to);
    expect(recipients.toSorted()).toEqual([world.rccA.person.email, world.rccB.person.email, world.lead.person.email].toSorted());
  });

  test("AZ-10 nothing is mailed at all when all that waits was taken back", async () => {
    await carryOutJobs();
    const { consent } = await sender.refer(world.rccB, { regionId: world.region.id });
    await sender.act("withdrawConsent", { consentId: consent.id });
    hub.mails.length = 0;
    await owner.mailDelivery.deleteMany();
    await carryOutJobs();
    expect(hub.mails).toEqual([]);
  });
});

describe("AZ-11 no share without consent", () => {
  /** Shares that a recipient could read although no consent stands behind them, and those that went out under one that had ended. */
  const unfounded = () =>
    rowsOf(
      database.superuserUrl,
      `SELECT s.id FROM share s LEFT JOIN consent c ON c.id = s.consent_id AND c.referral_id = s.referral_id AND c.recipient_agency_id = s.to_agency_id AND c.owner_agency_id = s.from_agency_id
        WHERE c.id IS NULL OR (s.recipient_until > now() AND (c.ended_at IS NOT NULL OR c.expires_at <= now())) OR s.sent_at > coalesce(c.ended_at, c.expires_at) + interval '50 milliseconds'`,
    );

  test("AZ-11 fifty shares at once with fifty withdrawals, in any order, leave none without its consent", { timeout: 180_000 }, async () => {
    const consents = await Promise.all(
      Array.from({ length: 50 }, () => buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id })),
    );
    const outcomes = await Promise.all(
      consents.flatMap(({ id }, place) => {
        const share = () => sender.act("shareReferral", { consentId: id });
        const withdraw = () => sender.act("withdrawConsent", { consentId: id });
        return place % 2 === 0 ? [share(), withdraw()] : [withdraw(), share()];
      }),
    );
    expect(new Set(outcomes.map(({ __typename }) => __typename)).isSubsetOf(new Set(["Share", "ReferralNotShareable", "Consent"]))).toBe(true);
    expect(await unfounded()).toEqual([]);
    const open = await owner.share.findMany({ where: { consentId: { in: consents.map(({ id }) => id) }, status: "SENT" } });
    expect(open).toEqual([]);
  });

  test("AZ-11 fifty at once under one consent make one share", { timeout: 180_000 }, async () => {
    const consent = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id });
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => sender.act("shareReferral", { consentId: consent.id })));
    expect(outcomes.filter(({ __typename }) => __typename === "Share")).toHaveLength(1);
    expect(outcomes.filter(({ reason }) => reason === "ALREADY_SHARED")).toHaveLength(49);
    expect(await owner.share.count({ where: { consentId: consent.id } })).toBe(1);
  });

  test("AZ-11 under no consent, a foreign, an ended or an expired one nothing is shared", async () => {
    const referralId = world.referral.id;
    const ended = await buildConsent(owner, { referralId, recipientAgencyId: world.rccB.agency.id, fate: "withdrawn" });
    const expired = await buildConsent(owner, { referralId, recipientAgencyId: world.rccB.agency.id, fate: "expired" });
    const before = await owner.share.count();
    expect(await sender.refusal("shareReferral", { consentId: randomUUID() })).toEqual(["NOT_FOUND"]);
    expect(await sender.refusal("shareReferral", { consentId: world.shares.fromLawEnforcement.consentId })).toEqual(["NOT_FOUND"]);
    for (const { id } of [ended, expired])
      expect(await sender.act("shareReferral", { consentId: id })).toMatchObject({ __typename: "ReferralNotShareable", reason: "CONSENT_ENDED" });
    expect(await owner.share.count()).toBe(before);
  });

  test("AZ-11 nor by the runtime role itself, whatever it writes", async () => {
    const live = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id });
    const ended = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id, fate: "withdrawn" });
    const other = await buildReferral(owner, { createdById: world.rccA.person.id, regionId: world.region.id });
    const row = { referral: world.referral.id, consent: live.id, from: world.rccA.agency.id, to: world.rccB.agency.id, table: world.taskForce.id };
    const attempts: [string, Partial<typeof row>, string][] = [
      ["no consent", { consent: randomUUID() }, "RT010"],
      ["an ended one", { consent: ended.id }, "RT010"],
      ["another referral", { referral: other.id }, "RT010"],
      ["another recipient", { to: world.leA.agency.id }, "RT010"],
      ["another sender", { from: world.leB.agency.id }, "RT010"],
      ["the consent of others", { consent: world.shares.fromLawEnforcement.consentId }, "RT010"],
    ];
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    const insert = async (values: Partial<typeof row>): Promise<string> => {
      const { referral, consent, from, to, table } = { ...row, ...values };
      await app.query("BEGIN");
      await becomeActor(app, world.rccA.actor);
      const refused = await refusalOf(
        app.query(
          `INSERT INTO share (id, task_force_id, referral_id, consent_id, from_agency_id, to_agency_id, sent_by_id, code, urgency, respond_by, answer_expires_at)
           VALUES (uuidv7(), $1, $2, $3, $4, $5, $6, $7, 'URGENT', now() + interval '1 day', now() + interval '2 days')`,
          [table, referral, consent, from, to, world.rccA.person.id, randomCode()],
        ),
      );
      await app.query("ROLLBACK");
      return refused;
    };
    const answers = [];
    for (const [what, values] of attempts) answers.push([what, values, await insert(values)]);
    expect(answers).toEqual(attempts);
    expect(await insert({}), "the right one is taken").toBe("done");
    await app.end();
  });
});

describe("AZ-20 a change of rights", () => {
  test("AZ-20 whoever loses the seat loses sight with the next request, and whoever is disabled the session", async () => {
    const lead = deskOf(hub, world.lead);
    expect(await lead.look(world.shares.accepted.id)).not.toBeNull();
    await owner.seat.updateMany({ where: { personId: world.lead.person.id }, data: { role: "ADVISER" } });
    expect(await lead.look(world.shares.accepted.id)).toBeNull();
    await owner.seat.updateMany({ where: { personId: world.lead.person.id }, data: { role: "AGENCY_LEAD" } });
    expect(await lead.look(world.shares.accepted.id)).not.toBeNull();
    await owner.agency.update({ where: { id: world.lead.agency.id }, data: { discipline: "LAW_ENFORCEMENT" } });
    expect(await lead.look(world.shares.accepted.id), "its agency became law enforcement").toBeNull();
    await owner.agency.update({ where: { id: world.lead.agency.id }, data: { discipline: "VICTIM_SERVICES" } });
    await owner.person.update({ where: { id: world.lead.person.id }, data: { disabledAt: new Date() } });
    const { errors } = await hub.graphql("{ inbox { hasMore } }", {}, { as: world.lead.person.email });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });
});
