import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { confirmConsent } from "../../server/features/referrals/commands/confirm-consent.ts";
import { recordConsent } from "../../server/features/referrals/commands/record-consent.ts";
import type { Acting } from "../../server/platform/acting.ts";
import { actingAs } from "../../server/platform/actor.ts";
import { ReadLog } from "../../server/platform/audit.ts";
import { type Database, openActorDatabase } from "../../server/platform/db.ts";
import { ReauthNeeded } from "../../server/platform/step-up.ts";
import { buildConsent } from "../factories/consent.ts";
import { actorOf, buildPerson } from "../factories/person.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildShare } from "../factories/share.ts";
import { runAs } from "../support/acting.ts";
import { consentInput, type Desk, deskOf } from "../support/desk.ts";
import { refusalOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import { type Someone, worldPassword } from "../support/world.ts";

const day = 86_400_000;
const state =
  "query ($id: ID!) { referral(id: $id) { consents { id secondPerson { state viewerMayConfirm confirmedBy { id } } } } today { toConfirm { id } } }";
type State = {
  referral: { consents: { id: string; secondPerson: { state: string; viewerMayConfirm: boolean; confirmedBy: { id: string } | null } | null }[] };
  today: { toConfirm: { id: string }[] };
};

let table: Table;
let owner: PrismaClient;
let db: Database;
let readLog: ReadLog;
let recorder: Desk;
let colleague: Desk;
let second: Someone;

beforeAll(async () => {
  table = await layTable();
  ({ owner } = table);
  const { agency } = table.world.rccA;
  const person = await buildPerson(owner, { agencyId: agency.id, taskForceId: table.world.taskForce.id, seats: ["ADVOCATE"], password: worldPassword });
  second = { agency, person, actor: actorOf(person) };
  recorder = deskOf(table.hub, table.world.rccA);
  colleague = deskOf(table.hub, second);
  db = openActorDatabase(table.database.appUrl, 2);
  readLog = new ReadLog(table.database.appUrl);
});
afterAll(async () => {
  await Promise.all([db.$disconnect(), readLog.close()]);
  await table.close();
});

/** A consent that names the police department, as one person records it. */
async function record() {
  const { world } = table;
  const referral = await recorder.draft({ regionId: world.region.id });
  const consent = await recorder.consent(referral.id, world.leA.agency.id, { lawEnforcementAllowed: true });
  return { referral, consentId: consent.id };
}

describe("AZ-12 widening a consent to law enforcement", () => {
  test("AZ-12 one person alone shares nothing with law enforcement, and a second one opens it", async () => {
    const { referral, consentId } = await record();
    const { world } = table;
    expect(await recorder.share(consentId)).toMatchObject({ __typename: "ReferralNotShareable", reason: "NOT_CONFIRMED" });
    for (const act of ["confirmConsent", "refuseConsent"]) expect(await recorder.act(act, { consentId })).toMatchObject({ __typename: "AnotherPersonNeeded" });
    // Neither the agency it names nor anybody of another agency can say the word, or learn that it waits.
    for (const name of ["leA", "rccB", "coord", "operator"] as const)
      expect(await deskOf(table.hub, world[name]).refusal("confirmConsent", { consentId }), name).toEqual(["NOT_FOUND"]);
    expect(await actingAs(world.leA.actor, async () => await db.consent.count({ where: { id: consentId } }))).toBe(0);

    const before = await recorder.ask<State>(state, { id: referral.id });
    expect(before.referral.consents).toEqual([{ id: consentId, secondPerson: { state: "WAITING", viewerMayConfirm: false, confirmedBy: null } }]);
    expect(before.today.toConfirm).toEqual([]);
    expect((await colleague.ask<State>(state, { id: referral.id })).today.toConfirm).toContainEqual({ id: consentId });

    expect(await colleague.act("confirmConsent", { consentId })).toMatchObject({ __typename: "Consent", live: true });
    expect(await colleague.act("confirmConsent", { consentId })).toMatchObject({ __typename: "Conflict" });
    const after = await colleague.ask<State>(state, { id: referral.id });
    expect(after.referral.consents[0]?.secondPerson).toEqual({ state: "CONFIRMED", viewerMayConfirm: false, confirmedBy: { id: second.person.id } });
    expect(after.today.toConfirm).not.toContainEqual({ id: consentId });
    expect(await owner.share.count({ where: { consentId } }), "confirming shares nothing by itself").toBe(0);

    const share = await recorder.share(consentId);
    expect(share).toMatchObject({ __typename: "Share" });
    expect(await deskOf(table.hub, world.leA).look(share.id)).not.toBeNull();
  });

  test("AZ-12 the second person says no: the consent ends with a reason of its own, and one person still takes it back alone", async () => {
    const { consentId } = await record();
    expect(await colleague.act("refuseConsent", { consentId })).toMatchObject({ __typename: "Consent", live: false });
    expect(await owner.consent.findUniqueOrThrow({ where: { id: consentId } })).toMatchObject({ endedBecause: "NOT_CONFIRMED", confirmedAt: null });
    expect(await recorder.share(consentId)).toMatchObject({ reason: "CONSENT_ENDED" });
    const other = await record();
    expect(await recorder.act("narrowConsent", { consentId: other.consentId, fieldGroups: [] })).toMatchObject({ __typename: "Consent" });
    expect(await recorder.act("withdrawConsent", { consentId: other.consentId })).toMatchObject({ __typename: "Consent", live: false });
    expect(await colleague.act("confirmConsent", { consentId: other.consentId })).toMatchObject({ __typename: "Conflict" });
  });

  test("AZ-12 recording and confirming take the second factor given within five minutes", async () => {
    const { referral, consentId } = await record();
    const stale = (acting: Acting) => ({ ...acting, factorAt: new Date(Date.now() - 5 * 60_000 - 1000) });
    const input = consentInput(referral.id, table.world.leA.agency.id, { lawEnforcementAllowed: true });
    await expect(runAs({ db, readLog }, table.world.rccA.actor, (acting) => recordConsent(stale(acting), input))).rejects.toThrow(ReauthNeeded);
    const word = { clientKey: crypto.randomUUID(), consentId };
    await expect(runAs({ db, readLog }, second.actor, (acting) => confirmConsent(stale(acting), word))).rejects.toThrow(ReauthNeeded);
    expect(await owner.consent.count({ where: { referralId: referral.id } })).toBe(1);
    // What names no law enforcement stays with one person, and with what they gave at sign-in.
    const plain = consentInput(referral.id, table.world.rccB.agency.id);
    await runAs({ db, readLog }, table.world.rccA.actor, (acting) => recordConsent(stale(acting), plain));
  });

  test("AZ-12 it waits for seven days at most, and then needs a new consent", async () => {
    const { world } = table;
    const referral = await buildReferral(owner, { createdById: world.rccA.person.id, regionId: world.region.id });
    const recordedAt = new Date(Date.now() - 7 * day - 1000);
    const { id: consentId } = await buildConsent(owner, { referralId: referral.id, recipientAgencyId: world.leA.agency.id, recordedAt, isConfirmed: false });
    expect(await colleague.act("confirmConsent", { consentId })).toMatchObject({ __typename: "Conflict" });
    expect((await colleague.ask<State>(state, { id: referral.id })).referral.consents[0]?.secondPerson).toMatchObject({
      state: "OVER",
      viewerMayConfirm: false,
    });
    expect(await recorder.share(consentId)).toMatchObject({ reason: "NOT_CONFIRMED" });
    const confirm = { confirmedById: second.person.id, confirmedAt: new Date(Date.now() - 2000) };
    expect(await refusalOf(actingAs(second.actor, async () => await db.consent.updateMany({ where: { id: consentId }, data: confirm })))).toBe("RT009");
  });

  test("AZ-12 in the database too: no share before, no word in one's own or another's name, and none that is unsaid", async () => {
    const { consentId } = await record();
    const say = (who: Someone, data: object) => refusalOf(actingAs(who.actor, async () => await db.consent.updateMany({ where: { id: consentId }, data })));
    const at = new Date();
    const byRecorder = { confirmedById: table.world.rccA.person.id, confirmedAt: at };
    const bySecond = { confirmedById: second.person.id, confirmedAt: at };
    expect(await refusalOf(buildShare(owner, { consentId }))).toBe("RT014");
    expect(await say(table.world.rccA, byRecorder)).toBe("23514");
    expect(await say(table.world.rccA, bySecond)).toBe("RT008");
    expect(await say(table.world.rccA, { confirmedAt: at })).toBe("RT008");
    expect(await refusalOf(owner.consent.update({ where: { id: consentId }, data: byRecorder })), "even as the owner of the tables").toBe("23514");
    expect(await say(second, bySecond)).toBe("done");
    expect(await say(second, { confirmedById: null, confirmedAt: null })).toBe("RT007");
    expect(await refusalOf(owner.consent.update({ where: { id: consentId }, data: { confirmBy: null } }))).toBe("RT007");
    // Nor is one recorded as confirmed at once, or as one that needs nobody.
    const { id: _, confirmBy: __, ...row } = await owner.consent.findUniqueOrThrow({ where: { id: consentId } });
    const insert = (data: object) =>
      actingAs(table.world.rccA.actor, async () => await db.consent.create({ data: { ...row, confirmedById: null, confirmedAt: null, ...data } }));
    expect(await refusalOf(insert(bySecond))).toBe("RT006");
    expect((await insert({ confirmBy: null })).confirmBy).not.toBeNull();
    expect(await refusalOf(buildShare(owner, { consentId }))).toBe("done");
  });
});
