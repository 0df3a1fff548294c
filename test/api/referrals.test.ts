import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildShare } from "../factories/share.ts";
import { askRaw } from "../support/ask.ts";
import { dayFromNow, type Desk, deskOf, documentOf } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { type World } from "../support/world.ts";
import { layTable, type Table } from "../support/table.ts";

let close: Table["close"];
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let sender: Desk;
let recipient: Desk;
let colleague: Desk;

beforeAll(async () => {
  ({ owner, world, hub, close } = await layTable());
  sender = deskOf(hub, world.rccA);
  recipient = deskOf(hub, world.rccB);
  colleague = deskOf(hub, world.lead);
});

afterAll(() => close());

const arrive = async () => (await sender.refer(world.rccB, { regionId: world.region.id })).share;
const on = (share: { id: string; version: number }) => ({ shareId: share.id, version: share.version });
/** A share that stands at `status`, put there by the owner of the database. */
const standing = (status: ShareStatus) => buildShare(owner, { referralId: world.referral.id, toAgencyId: world.rccB.agency.id, status });

type Event = {
  fromStatus: ShareStatus | null;
  toStatus: ShareStatus;
  agency: { id: string } | null;
  declineReason: string | null;
  outcome: string | null;
  recheckOn: string | null;
};
const eventsOf = async (desk: Desk, id: string) =>
  (
    await desk.ask<{ share: { events: Event[]; viewerCan: string[] } }>(
      "query ($id: ID!) { share(id: $id) { viewerCan events { fromStatus toStatus agency { id } declineReason outcome recheckOn } } }",
      { id },
    )
  ).share;

describe("the life of a referral", () => {
  test("from a draft to a closed loop, each step seen by both sides", async () => {
    const share = await arrive();
    expect(share).toMatchObject({ __typename: "Share", status: "SENT", version: 1, code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/) as string });
    expect(await recipient.look(share.id)).toMatchObject({ status: "SENT", detail: null });

    const accepted = await recipient.act("acceptReferral", on(share));
    expect(accepted).toMatchObject({ status: "ACCEPTED", version: 2 });
    // Two groups are named and opened; one that is not named stays empty.
    expect(await recipient.look(share.id)).toMatchObject({ detail: { language: "SPANISH", householdChildren: 2, gender: null } });
    const contacted = await recipient.act("recordContact", on(accepted));
    const started = await colleague.act("startServices", on(contacted));
    const closed = await recipient.act("closeReferral", { ...on(started), outcome: "SERVICES_COMPLETED" });
    expect([contacted, started, closed].map(({ status }) => status)).toEqual(["CONTACT_MADE", "SERVICES_STARTED", "CLOSED"]);

    const { events, viewerCan } = await eventsOf(sender, share.id);
    expect(events.map(({ fromStatus, toStatus, agency, outcome }) => [fromStatus, toStatus, agency?.id, outcome])).toEqual([
      ["SERVICES_STARTED", "CLOSED", world.rccB.agency.id, "SERVICES_COMPLETED"],
      ["CONTACT_MADE", "SERVICES_STARTED", world.rccB.agency.id, null],
      ["ACCEPTED", "CONTACT_MADE", world.rccB.agency.id, null],
      ["SENT", "ACCEPTED", world.rccB.agency.id, null],
      [null, "SENT", world.rccA.agency.id, null],
    ]);
    expect(viewerCan).toEqual([]);
  });

  test("a decline says why and shows who else could be asked, and passes nothing on", async () => {
    const share = await arrive();
    const before = await owner.share.count();
    expect(await recipient.act("declineReferral", { ...on(share), reason: "NO_CAPACITY" })).toMatchObject({ status: "DECLINED" });
    const { events, viewerCan } = await eventsOf(sender, share.id);
    expect(events[0]).toMatchObject({ toStatus: "DECLINED", declineReason: "NO_CAPACITY" });
    expect(viewerCan).toEqual(["REDIRECT"]);
    const { share: seen } = await sender.ask<{ share: { alternatives: { agency: { id: string }; meets: string[] }[] } }>(
      "query ($id: ID!) { share(id: $id) { alternatives { agency { id } meets } } }",
      { id: share.id },
    );
    // Police were not asked for by anybody; neither side of this share is an alternative to itself.
    expect(seen.alternatives.map(({ agency }) => agency.id)).toEqual([world.coord.agency.id]);
    expect(await owner.share.count()).toBe(before);
  });

  test("a waitlist is looked at again on the day that was named, and may be accepted later", async () => {
    const share = await arrive();
    const waiting = await recipient.act("waitlistReferral", { ...on(share), recheckOn: dayFromNow(14) });
    expect(waiting).toMatchObject({ status: "WAITLISTED" });
    expect((await eventsOf(sender, share.id)).events[0]).toMatchObject({ recheckOn: dayFromNow(14) });
    expect(await recipient.act("acceptReferral", on(waiting))).toMatchObject({ status: "ACCEPTED" });
    for (const recheckOn of [dayFromNow(-3), dayFromNow(100)])
      expect(await recipient.act("waitlistReferral", { ...on(await arrive()), recheckOn })).toMatchObject({
        __typename: "InvalidInput",
        issues: [{ path: ["recheckOn"] }],
      });
  });

  test("a redirect ends one agency's access and needs a consent for the next", async () => {
    const { share, consent } = await sender.refer(world.rccB, { regionId: world.region.id });
    expect(await sender.act("redirectReferral", { shareId: share.id })).toMatchObject({ status: "REDIRECTED" });
    expect(await recipient.look(share.id)).toBeNull();
    expect(await sender.act("shareReferral", { consentId: consent.id })).toMatchObject({ reason: "ALREADY_SHARED" });
    expect(await sender.act("redirectReferral", { shareId: share.id })).toMatchObject({ __typename: "StepNotPossible", status: "REDIRECTED" });
  });

  test.each([
    ["SENDER", "WITHDRAWN_BY_SENDER"],
    ["ENTERED_IN_ERROR", "ENTERED_IN_ERROR"],
  ])("the sender takes a share back: %s", async (reason, status) => {
    const share = await arrive();
    expect(await sender.act("withdrawShare", { shareId: share.id, reason })).toMatchObject({ status });
    expect(await recipient.look(share.id)).toBeNull();
  });

  test("a draft is saved, thrown away, and nobody else's", async () => {
    const draft = await sender.act("draftReferral", {});
    expect(draft.missing).toEqual(["needs", "urgency", "reason", "regionId", "ageBand"]);
    const saved = await sender.draft({ id: draft.id, version: draft.version, regionId: world.region.id });
    expect(saved).toMatchObject({ id: draft.id, version: 2, missing: [] });
    expect(await sender.act("discardDraft", { referralId: draft.id })).toMatchObject({ __typename: "Discarded", id: draft.id });
    expect(await sender.refusal("discardDraft", { referralId: draft.id })).toEqual(["NOT_FOUND"]);
    expect(await sender.act("discardDraft", { referralId: world.referral.id }), "one that was shared stays").toMatchObject({ __typename: "Conflict" });
  });
});

describe("RF what the two sides are told", () => {
  const recipientsSteps: [string, ShareStatus[], object][] = [
    ["acceptReferral", ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED", "ACCEPTED"], {}],
    ["declineReferral", ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED"], { reason: "OTHER" }],
    ["waitlistReferral", ["SENT", "INFO_REQUESTED", "ANSWERED"], { recheckOn: dayFromNow(7) }],
    ["requestInformation", ["SENT", "ANSWERED"], { questions: ["CAN_TRAVEL"] }],
    ["recordContact", ["ACCEPTED", "CONTACT_MADE"], {}],
    ["startServices", ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED"], {}],
    ["closeReferral", ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED"], { outcome: "UNKNOWN" }],
  ];
  test("RF-1 every step from every status the recipient can see is taken or refused, as domain.md §4.3 has it", { timeout: 60_000 }, async () => {
    const statuses: ShareStatus[] = ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "DECLINED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED", "CLOSED"];
    const wrong = [];
    for (const [mutation, from, input] of recipientsSteps)
      for (const status of statuses) {
        const outcome = await recipient.act(mutation, { ...on(await standing(status)), ...input });
        const expected = from.includes(status) ? "Share" : "StepNotPossible";
        if (outcome.__typename !== expected || (expected === "StepNotPossible" && outcome.status !== status))
          wrong.push({ mutation, status, expected, outcome });
      }
    expect(wrong).toEqual([]);
  });

  test("RF-2 the sender sees where it stands and what it sent, and nothing a recipient keeps", async () => {
    const share = await arrive();
    await recipient.act("requestInformation", { ...on(share), questions: ["WOULD_WAIT"] });
    const { share: seen } = await sender.ask<{ share: { status: string; direction: string; requests: object[] } }>(
      "query ($id: ID!) { share(id: $id) { status direction requests { question answer } } }",
      { id: share.id },
    );
    expect(seen).toEqual({ status: "INFO_REQUESTED", direction: "SENT", requests: [{ question: "WOULD_WAIT", answer: null }] });
  });

  test("RF-3 a withdrawal at the same moment as an acceptance wins, ten times out of ten", async () => {
    for (let round = 0; round < 10; round++) {
      const { share, consent } = await sender.refer(world.rccB, { regionId: world.region.id });
      await Promise.all([recipient.refusal("acceptReferral", on(share)), sender.act("withdrawConsent", { consentId: consent.id })]);
      expect(await sender.look(share.id)).toMatchObject({ status: "WITHDRAWN_BY_SURVIVOR" });
      expect(await recipient.look(share.id)).toBeNull();
    }
  });

  test("RF-4 accepting twice is accepting once", async () => {
    const share = await arrive();
    expect(await recipient.act("acceptReferral", on(share))).toMatchObject({ status: "ACCEPTED", version: 2 });
    expect(await colleague.act("acceptReferral", on(share)), "by a colleague who looked before").toMatchObject({ status: "ACCEPTED", version: 2 });
    expect((await eventsOf(sender, share.id)).events).toHaveLength(2);
  });

  test("RF-5 an emergency that nobody answers is due in an hour, is late then, and the sender is shown whom to call", async () => {
    const draft = await sender.draft({ urgency: "EMERGENCY", regionId: world.region.id });
    const consent = await sender.consent(draft.id, world.rccB.agency.id);
    const share = await sender.share(consent.id);
    const sentAt = new Date(Date.now() - 61 * 60_000);
    const late = await buildShare(owner, { referralId: world.referral.id, toAgencyId: world.rccB.agency.id, urgency: "EMERGENCY", sentAt });
    const { fresh, sent, overdue } = await sender.ask<{
      fresh: { sentAt: string; respondBy: string; answerExpiresAt: string; viewerCan: string[] };
      sent: { nodes: { id: string }[] };
      overdue: { to: { intakePhone: string }; viewerCan: string[] };
    }>(
      `query ($fresh: ID!, $late: ID!) { fresh: share(id: $fresh) { sentAt respondBy answerExpiresAt viewerCan } sent(filter: LATE, first: 100) { nodes { id } } overdue: share(id: $late) { to { intakePhone } viewerCan } }`,
      { fresh: share.id, late: late.id },
    );
    const hours = (to: string) => (Date.parse(to) - Date.parse(fresh.sentAt)) / 3_600_000;
    expect([hours(fresh.respondBy), hours(fresh.answerExpiresAt)]).toEqual([1, 4]);
    expect(sent.nodes.map(({ id }) => id)).toContain(late.id);
    expect(sent.nodes.map(({ id }) => id)).not.toContain(share.id);
    expect(overdue).toEqual({ to: { intakePhone: "+13365550100" }, viewerCan: ["WITHDRAW", "REDIRECT", "NARROW_CONSENT"] });
  });

  test("RF-6 of two different answers at once one wins, and the other gets the fresh state", async () => {
    for (let round = 0; round < 10; round++) {
      const share = await arrive();
      const outcomes = await Promise.all([recipient.act("acceptReferral", on(share)), colleague.act("declineReferral", { ...on(share), reason: "SAFETY" })]);
      const [won] = outcomes.filter(({ __typename }) => __typename === "Share");
      const [lost] = outcomes.filter(({ __typename }) => __typename === "Conflict" || __typename === "StepNotPossible");
      expect(lost?.share).toEqual({ id: share.id, version: 2, status: won?.status });
      expect((await eventsOf(sender, share.id)).events).toHaveLength(2);
    }
  });
});

describe("RE two clicks and two people", () => {
  test("RE-04 the same key twenty times at once has one effect and one answer", async () => {
    const { consent } = await (async () => {
      const referral = await sender.draft({ regionId: world.region.id });
      return { consent: await sender.consent(referral.id, world.rccB.agency.id) };
    })();
    const token = await hub.signIn(world.rccA.person.email);
    const before = { shares: await owner.share.count(), log: await logged("referral.share") };
    const input = { clientKey: randomUUID(), consentId: consent.id };
    const answers = await Promise.all(Array.from({ length: 20 }, () => askRaw(hub, token, documentOf("shareReferral"), { input })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers[0]?.body).toContain('"__typename":"Share"');
    expect({ shares: await owner.share.count(), log: await logged("referral.share") }).toEqual({ shares: before.shares + 1, log: before.log + 1 });
  });

  test("RE-04 also for a draft, a consent and a step; and a key that stands for one request stands for no other", async () => {
    const key = randomUUID();
    const drafts = await Promise.all(Array.from({ length: 20 }, () => sender.draft({ clientKey: key, regionId: world.region.id })));
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1);
    const consentKey = randomUUID();
    const consents = await Promise.all(Array.from({ length: 20 }, () => sender.consent(drafts[0]?.id ?? "", world.rccB.agency.id, { clientKey: consentKey })));
    expect(new Set(consents.map(({ id }) => id)).size).toBe(1);
    const share = await sender.share(consents[0]?.id ?? "");
    const stepKey = randomUUID();
    const steps = await Promise.all(Array.from({ length: 20 }, () => recipient.act("declineReferral", { clientKey: stepKey, ...on(share), reason: "OTHER" })));
    expect(new Set(steps.map((step) => JSON.stringify(step))).size).toBe(1);
    expect(await recipient.refusal("declineReferral", { clientKey: stepKey, ...on(share), reason: "SAFETY" })).toEqual(["CLIENT_KEY_REUSED"]);
    expect(await recipient.refusal("acceptReferral", { clientKey: stepKey, ...on(share) })).toEqual(["CLIENT_KEY_REUSED"]);
    expect((await eventsOf(sender, share.id)).events).toHaveLength(2);
  });

  test("RE-05 of two who save one draft one gets a conflict with the fresh copy, and nothing is overwritten", async () => {
    const draft = await sender.draft({ regionId: world.region.id });
    const outcomes = await Promise.all(
      ["EMERGENCY", "ROUTINE"].map((urgency) => sender.draft({ id: draft.id, version: draft.version, urgency, regionId: world.region.id })),
    );
    const [conflict] = outcomes.filter(({ __typename }) => __typename === "Conflict");
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual(["Conflict", "Referral"]);
    expect(conflict?.referral).toEqual({ id: draft.id, version: 2 });
    const winner = outcomes.findIndex(({ __typename }) => __typename === "Referral");
    expect(await owner.referral.findUniqueOrThrow({ where: { id: draft.id } })).toMatchObject({ version: 2, urgency: ["EMERGENCY", "ROUTINE"][winner] });
  });

  test("RE-05 a step from a version that has passed is a conflict and changes nothing", async () => {
    const share = await arrive();
    const accepted = await recipient.act("acceptReferral", on(share));
    expect(await recipient.act("closeReferral", { ...on(share), outcome: "UNKNOWN" })).toMatchObject({
      __typename: "Conflict",
      share: { id: share.id, version: 2, status: "ACCEPTED" },
    });
    expect(await owner.share.findUniqueOrThrow({ where: { id: share.id } })).toMatchObject({ status: "ACCEPTED", version: accepted.version });
  });

  async function logged(action: string): Promise<number> {
    return owner.auditEntry.count({ where: { action, outcome: "OK" } });
  }
});
