import { fieldGroups } from "@roundtable/shared/referrals.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Prisma, PrismaClient } from "../../prisma/client/client.ts";
import { actingAs } from "../../server/platform/actor.ts";
import { type Database, openActorDatabase } from "../../server/platform/db.ts";
import { sealDetail } from "../../server/features/referrals/commands/write-detail.ts";
import { openDetail } from "../../server/features/referrals/queries/sealed.ts";
import { detailOf } from "../../server/features/referrals/rules/ranges.ts";
import { buildAgency } from "../factories/agency.ts";
import { buildConsent, type ConsentOverrides } from "../factories/consent.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildShare, randomCode } from "../factories/share.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { testKeys } from "../support/keys.ts";
import { openOwner } from "../support/owner.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

const day = 86_400_000;

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

// Awaited inside, because a statement of Prisma begins only when somebody waits for it.
const asSender = <Result>(work: () => Promise<Result>): Promise<Result> => actingAs(world.rccA.actor, async () => await work());
const asRecipient = <Result>(work: () => Promise<Result>): Promise<Result> => actingAs(world.rccB.actor, async () => await work());

/** A consent of RCC-A for RCC-B, or how the database refuses it, even to its owner. */
const consentWith = (overrides: ConsentOverrides): Promise<string> =>
  refusalOf(buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id, ...overrides }));

/** Shares under a consent as RCC-A does; answers "done" or how the database refuses. */
async function shareUnder(consentId: string, overrides: Partial<Prisma.ShareUncheckedCreateInput> = {}): Promise<string> {
  const consent = await owner.consent.findUniqueOrThrow({ where: { id: consentId } });
  const due = new Date(Date.now() + day);
  const data: Prisma.ShareUncheckedCreateInput = {
    taskForceId: consent.taskForceId,
    referralId: consent.referralId,
    consentId,
    fromAgencyId: consent.ownerAgencyId,
    toAgencyId: consent.recipientAgencyId,
    sentById: consent.recordedById,
    code: randomCode(),
    urgency: "ROUTINE",
    respondBy: due,
    answerExpiresAt: due,
    ...overrides,
  };
  return refusalOf(asSender(() => db.share.create({ data })));
}

describe("what makes a consent", () => {
  test("CR-02 one consent names one agency, and only one share stands on it", async () => {
    const consent = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id });
    expect(await shareUnder(consent.id)).toBe("done");
    expect(await shareUnder(consent.id)).toBe("23505");
    expect(await consentWith({ recipientAgencyId: world.rccA.agency.id })).toBe("23514");
  });

  test("CR-03 a consent ends, after it began and within 91 days, whatever a task force allows itself", async () => {
    const recordedAt = new Date();
    expect(await consentWith({ recordedAt, expiresAt: recordedAt })).toBe("23514");
    expect(await consentWith({ recordedAt, expiresAt: new Date(recordedAt.getTime() + 92 * day) })).toBe("23514");
    expect(await consentWith({ recordedAt, expiresAt: new Date(recordedAt.getTime() + 90 * day) })).toBe("done");
    expect(await refusalOf(rowsOf(database.superuserUrl, "UPDATE consent SET expires_at = NULL"))).toBe("23502");
    expect(await refusalOf(owner.taskForce.update({ where: { id: world.taskForce.id }, data: { consentMaximumDays: 91 } }))).toBe("23514");
  });

  test("CR-05 CR-09 there is no column for a name, a signature or a story", async () => {
    const columns = await rowsOf<{ name: string }>(
      database.superuserUrl,
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name IN ('referral', 'referral_key', 'survivor_group', 'consent', 'share', 'share_brief', 'share_key', 'share_group', 'share_event', 'information_request', 'notice', 'legal_hold')
         AND data_type IN ('text', 'character varying', 'character', 'bytea', 'json', 'jsonb', 'xml')`,
    );
    const boxes = ["referral_key.box", "referral_key.key_id", "share_group.box", "share_key.box", "share_key.key_id", "survivor_group.box"];
    expect(columns.map(({ name }) => name).toSorted()).toEqual(["share.code", ...boxes].toSorted());
    // What a box does not fill fits in none.
    const story = Buffer.from("call after five");
    expect(await refusalOf(owner.survivorGroup.updateMany({ data: { box: story } }))).toBe("23514");
    expect(await refusalOf(owner.shareGroup.updateMany({ data: { box: story } }))).toBe("23514");
    expect(await refusalOf(owner.referralKey.updateMany({ data: { box: story } }))).toBe("23514");
    expect(await refusalOf(rowsOf(database.ownerUrl, "INSERT INTO survivor_ranges (referral_id) SELECT id FROM referral"))).toBe("23514");
    expect(await refusalOf(rowsOf(database.ownerUrl, "INSERT INTO share_detail (share_id) SELECT id FROM share"))).toBe("23514");
  });

  test("CR-06 without each of the four attestations there is no consent", async () => {
    for (const missing of ["mayRefuseAttested", "signerNotAbuserAttested", "formNamesRecipientAttested", "privilegeWarningAttested"])
      expect(await consentWith({ [missing]: false }), missing).toBe("23514");
  });

  test("CR-07 a minor's consent says on what basis it stands, and an adult's says none", async () => {
    const minor = await buildReferral(owner, { createdById: world.rccA.person.id, survivor: { ageBand: "AGE_13_17" } });
    expect(await consentWith({ referralId: minor.id, minorBasis: null, mandatedReport: null })).toBe("RT004");
    expect(await consentWith({ referralId: minor.id })).toBe("done");
    expect(await consentWith({ minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "MADE" })).toBe("RT004");
  });

  test("CR-08 a minor's consent says what became of the mandated report, and why there is none", async () => {
    const minor = await buildReferral(owner, { createdById: world.rccA.person.id, survivor: { ageBand: "MINOR" } });
    expect(await consentWith({ referralId: minor.id, mandatedReport: null })).toBe("23514");
    expect(await consentWith({ referralId: minor.id, mandatedReport: "NOT_REQUIRED" })).toBe("23514");
    expect(await consentWith({ referralId: minor.id, mandatedReport: "MADE", mandatedReportReason: "COUNSEL_ADVISED" })).toBe("23514");
    expect(await consentWith({ referralId: minor.id, mandatedReport: "NOT_REQUIRED", mandatedReportReason: "COUNSEL_ADVISED" })).toBe("done");
  });

  test("CR-18 treatment for substance use is named on the form, or is no part of the consent", async () => {
    const referral = await buildReferral(owner, { createdById: world.rccA.person.id, needs: ["SUBSTANCE_USE_TREATMENT"] });
    expect(await consentWith({ referralId: referral.id, substanceUseNamed: false })).toBe("23514");
    expect(await consentWith({ referralId: referral.id })).toBe("done");
  });

  test("a consent names only needs of its referral, and at least one", async () => {
    expect(await consentWith({ needs: ["DENTAL_CARE"] })).toBe("RT005");
    expect(await consentWith({ needs: [] })).toBe("23514");
  });
});

describe("CR-01 nothing leaves without a living consent", () => {
  test("CR-01 a consent that has expired or was withdrawn carries no share", async () => {
    const about = { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id };
    expect(await shareUnder((await buildConsent(owner, { ...about, fate: "expired" })).id)).toBe("RT010");
    expect(await shareUnder((await buildConsent(owner, { ...about, fate: "withdrawn" })).id)).toBe("RT010");
  });

  test("CR-01 a consent carries no share of another referral or to another agency", async () => {
    const consent = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id });
    const other = await buildReferral(owner, { createdById: world.rccA.person.id });
    expect(await shareUnder(consent.id, { referralId: other.id })).toBe("RT010");
    expect(await shareUnder(consent.id, { toAgencyId: world.leA.agency.id })).toBe("RT010");
    // The policy on writing says the same before the trigger is asked.
    expect(await shareUnder(consent.id, { fromAgencyId: world.rccB.agency.id, toAgencyId: world.rccA.agency.id })).not.toBe("done");
    expect(await shareUnder(consent.id)).toBe("done");
  });

  test("CR-01 without a running agreement of both agencies nothing is shared", async () => {
    for (const agreement of ["lapsed", "none"] as const) {
      const outside = await buildAgency(owner, { taskForceId: world.taskForce.id, agreement });
      const consent = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: outside.id });
      expect(await shareUnder(consent.id), agreement).toBe("RT011");
    }
  });

  test("CR-16 law enforcement gets nothing that the consent does not name it for", async () => {
    const about = { referralId: world.referral.id, lawEnforcementAllowed: false };
    for (const { agency } of [world.leA, world.leB])
      expect(await shareUnder((await buildConsent(owner, { ...about, recipientAgencyId: agency.id })).id)).toBe("RT012");
  });

  test("CR-01 a share begins as sent", async () => {
    const consent = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id });
    expect(await shareUnder(consent.id, { status: "ACCEPTED" })).toBe("RT013");
  });

  test("CR-04 after a withdrawal the recipient's next request finds nothing, with no job running", async () => {
    const share = await buildShare(owner, { sentById: world.rccA.person.id, toAgencyId: world.rccB.agency.id, status: "ACCEPTED" });
    const found = async (): Promise<number> => {
      const where = { shareId: share.id };
      const counts = await asRecipient(() =>
        Promise.all([
          db.share.count({ where: { id: share.id } }),
          db.consent.count({ where: { id: share.consentId } }),
          db.shareBrief.count({ where }),
          db.shareGroup.count({ where }),
          db.shareEvent.count({ where }),
        ]),
      );
      return counts.filter((count) => count > 0).length;
    };
    expect(await found()).toBe(5);
    await asSender(() => db.consent.update({ where: { id: share.consentId }, data: { endedAt: new Date(), endedBecause: "WITHDRAWN_BY_SURVIVOR" } }));
    expect(await found()).toBe(0);
  });
});

describe("a consent only narrows", () => {
  test("a consent is never widened, not even by the owner of the tables", async () => {
    const consent = await buildConsent(owner, {
      referralId: world.referral.id,
      recipientAgencyId: world.rccB.agency.id,
      needs: ["COUNSELING"],
      fieldGroups: ["AGE_BAND"],
    });
    const wider: Prisma.ConsentUncheckedUpdateManyInput[] = [
      { fieldGroups: ["AGE_BAND", "GENDER"] },
      { fieldGroups: ["GENDER"] },
      { needs: ["COUNSELING", "MEDICAL_CARE"] },
      { expiresAt: new Date(consent.expiresAt.getTime() + 1000) },
      { lawEnforcementAllowed: true },
      { substanceUseNamed: true },
      { recipientAgencyId: world.leA.agency.id },
      { purpose: "CASE_REVIEW" },
      { recordedAt: new Date() },
    ];
    for (const data of wider) {
      // Most of it the role of requests has no right to change at all.
      expect(["RT002", "42501"]).toContain(await refusalOf(asSender(() => db.consent.updateMany({ where: { id: consent.id }, data }))));
      expect(await refusalOf(owner.consent.updateMany({ where: { id: consent.id }, data })), JSON.stringify(data)).toBe("RT002");
    }
  });

  test("a consent that has ended stays as it was, and does not end later than now", async () => {
    const consent = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id });
    const ended = await asSender(() =>
      db.consent.update({ where: { id: consent.id }, data: { endedAt: new Date(Date.now() + 10 * day), endedBecause: "WITHDRAWN_BY_SENDER" } }),
    );
    expect(ended.endedAt?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await refusalOf(asSender(() => db.consent.updateMany({ where: { id: consent.id }, data: { endedAt: null, endedBecause: null } })))).toBe("RT001");
  });

  test("a recipient changes no consent", async () => {
    const { count } = await asRecipient(() => db.consent.updateMany({ data: { fieldGroups: [] } }));
    expect(count).toBe(0);
  });

  test("what a consent takes back is gone from what the recipient reads", async () => {
    const share = await buildShare(owner, {
      sentById: world.rccA.person.id,
      toAgencyId: world.rccB.agency.id,
      status: "ACCEPTED",
      fieldGroups: [...fieldGroups],
    });
    const read = async () =>
      openDetail(testKeys(), share.id, await asRecipient(() => db.shareKey.findUniqueOrThrow({ where: { shareId: share.id }, include: { groups: true } })));
    expect(Object.values(await read()).filter((value) => value === null || (Array.isArray(value) && value.length === 0))).toEqual([]);
    await asSender(() => db.consent.update({ where: { id: share.consentId }, data: { fieldGroups: ["LANGUAGE"], expiresAt: new Date(Date.now() + day) } }));
    const told = Object.entries(await read()).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
    expect(told).toEqual([
      ["language", "SPANISH"],
      ["interpreterNeeded", true],
    ]);
  });
});

describe("a share says only what its consent names", () => {
  test("no group is written for a recipient that the consent does not name", async () => {
    const share = await buildShare(owner, { sentById: world.rccA.person.id, toAgencyId: world.rccB.agency.id, fieldGroups: [] });
    const { taskForceId, referralId } = share;
    const everything = { ...detailOf([]), gender: "MAN" as const, workerPhone: "+13365550199" };
    const { key, groups } = sealDetail(testKeys(), { id: share.id, taskForceId, referralId }, everything, fieldGroups);
    expect(groups).toHaveLength(fieldGroups.length);
    for (const data of groups) expect(await refusalOf(asSender(() => db.shareGroup.create({ data }))), data.fieldGroup).toBe("RT030");
    // Nor is a group moved to another name, or the key hung on another referral.
    const named = world.shares.sent.id;
    expect(await refusalOf(owner.shareGroup.updateMany({ where: { shareId: named, fieldGroup: "LANGUAGE" }, data: { fieldGroup: "GENDER" } }))).toBe("RT030");
    await owner.shareKey.delete({ where: { shareId: share.id } });
    const other = await buildReferral(owner, { createdById: world.rccA.person.id });
    expect(await refusalOf(asSender(() => db.shareKey.create({ data: { ...key, referralId: other.id } })))).toBe("RT036");
  });

  test("law enforcement is never told the wish about law enforcement", async () => {
    const consent = { referralId: world.referral.id, recipientAgencyId: world.leA.agency.id, fieldGroups: ["LAW_ENFORCEMENT_WISH" as const] };
    expect(await refusalOf(buildConsent(owner, consent).then(({ id }) => buildShare(owner, { consentId: id })))).toBe("RT031");
  });

  test("the short form asks for no need that the consent does not name", async () => {
    const consent = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.rccB.agency.id, needs: ["COUNSELING"] });
    expect(await shareUnder(consent.id)).toBe("done");
    const share = await owner.share.findUniqueOrThrow({ where: { consentId: consent.id } });
    const brief = { shareId: share.id, reason: "SAFETY" as const, regionId: world.region.id, minor: false, callBeforeAccepting: false };
    expect(await refusalOf(asSender(() => db.shareBrief.create({ data: { ...brief, needs: ["COUNSELING", "MEDICAL_CARE"] } })))).toBe("RT032");
    expect(await refusalOf(asSender(() => db.shareBrief.create({ data: { ...brief, needs: ["COUNSELING"] } })))).toBe("done");
  });

  test("before it accepts, a recipient reads nothing beyond the short form", async () => {
    for (const status of ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED", "DECLINED"] as const) {
      const share = await buildShare(owner, { sentById: world.rccA.person.id, toAgencyId: world.rccB.agency.id, status });
      expect(await asRecipient(() => db.shareGroup.count({ where: { shareId: share.id } })), status).toBe(0);
      expect(await asRecipient(() => db.shareBrief.count({ where: { shareId: share.id } })), status).toBe(1);
    }
  });
});
