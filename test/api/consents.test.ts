import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAgency } from "../factories/agency.ts";
import { buildPerson } from "../factories/person.ts";
import { dayFromNow, type Desk, deskOf, type Outcome } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { type World, worldPassword } from "../support/world.ts";
import { layTable, type Table } from "../support/table.ts";

let close: Table["close"];
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let sender: Desk;
let recipient: Desk;

beforeAll(async () => {
  ({ owner, world, hub, close } = await layTable());
  sender = deskOf(hub, world.rccA);
  recipient = deskOf(hub, world.rccB);
});

afterAll(() => close());

/** Somebody else of the sender's agency. */
const colleague = async (): Promise<Desk> => {
  const { agency, actor } = world.rccA;
  const person = await buildPerson(owner, { agencyId: agency.id, taskForceId: world.taskForce.id, seats: ["ADVOCATE"], password: worldPassword });
  return deskOf(hub, { agency, actor, person });
};

/** The fields that a refused consent complains about. */
const complaints = (outcome: Outcome) => (outcome.__typename === "InvalidInput" ? outcome.issues.map(({ path }) => path.join(".")) : outcome.__typename);
const about = (survivor: Record<string, unknown> = {}, overrides: Record<string, unknown> = {}) =>
  sender.draft({ regionId: world.region.id, ...overrides }, survivor);

describe("CR what a consent must say", () => {
  test.each([
    ["CR-03 no longer than 90 days after it was signed", { signedOn: dayFromNow(-1), expiresOn: dayFromNow(91) }, ["expiresOn"]],
    ["CR-03 not one that has run out", { signedOn: dayFromNow(-20), expiresOn: dayFromNow(-3) }, ["expiresOn"]],
    ["CR-03 not signed tomorrow", { signedOn: dayFromNow(3) }, ["signedOn"]],
    ["CR-06 that one may say no and still gets services", { mayRefuseAttested: false }, ["mayRefuseAttested"]],
    ["CR-06 that the signer is not the abuser", { signerNotAbuserAttested: false }, ["signerNotAbuserAttested"]],
    ["CR-02 that the form names this one agency", { formNamesRecipientAttested: false }, ["formNamesRecipientAttested"]],
    ["CR-34 that sharing may affect privilege", { privilegeWarningAttested: false }, ["privilegeWarningAttested"]],
    ["CR-01 in a language the form exists in", { formLanguage: "VIETNAMESE" }, ["formLanguage"]],
    ["CR-01 at least one need", { needs: [] }, ["needs"]],
    ["CR-01 needs of the referral and no others", { needs: ["LEGAL_ASSISTANCE"] }, ["needs"]],
    ["CR-07 no minor's basis for a grown person", { minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "MADE" }, ["minorBasis"]],
    ["CR-16 law enforcement is named where it is law enforcement, and only there", { lawEnforcementAllowed: true }, ["lawEnforcementAllowed"]],
    ["each group once", { fieldGroups: ["GENDER", "GENDER"] }, ["fieldGroups"]],
  ])("%s", async (_, wrong, fields) => {
    const referral = await about();
    const before = await owner.consent.count();
    expect(complaints(await sender.consent(referral.id, world.rccB.agency.id, wrong))).toEqual(fields);
    expect(await owner.consent.count()).toBe(before);
  });

  test("CR-07 CR-08 a minor's consent says its basis and what became of the report, and otherwise nothing is recorded", async () => {
    const referral = await about({ ageBand: "AGE_13_17" });
    const record = (facts: object) => sender.consent(referral.id, world.rccB.agency.id, { ...facts });
    expect(complaints(await record({}))).toEqual(["minorBasis"]);
    expect(complaints(await record({ minorBasis: "MINOR_AND_GUARDIAN" }))).toEqual(["mandatedReport"]);
    expect(complaints(await record({ minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "NOT_REQUIRED" }))).toEqual(["mandatedReportReason"]);
    expect(complaints(await record({ minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "MADE", mandatedReportReason: "COUNSEL_ADVISED" }))).toEqual([
      "mandatedReportReason",
    ]);
    expect(await record({ minorBasis: "MINOR_ALONE_PERMITTED", mandatedReport: "NOT_REQUIRED", mandatedReportReason: "LAW_DOES_NOT_REQUIRE" })).toMatchObject({
      __typename: "Consent",
      live: true,
    });
  });

  test("CR-18 treatment for substance use is named on the form, or is not shared", async () => {
    const referral = await about({}, { needs: ["SUBSTANCE_USE_TREATMENT"] });
    expect(complaints(await sender.consent(referral.id, world.rccB.agency.id, { needs: ["SUBSTANCE_USE_TREATMENT"] }))).toEqual(["substanceUseNamed"]);
    expect(await sender.consent(referral.id, world.rccB.agency.id, { needs: ["SUBSTANCE_USE_TREATMENT"], substanceUseNamed: true })).toMatchObject({
      __typename: "Consent",
    });
  });

  test("CR-16 law enforcement is asked only where the survivor wants it and the form names it, and is never told the wish", async () => {
    const unwilling = await about({ lawEnforcementWish: "UNDECIDED" });
    expect(complaints(await sender.consent(unwilling.id, world.leA.agency.id, { lawEnforcementAllowed: true }))).toEqual(["recipientAgencyId"]);
    const willing = await about({ lawEnforcementWish: "YES" });
    expect(complaints(await sender.consent(willing.id, world.leA.agency.id))).toEqual(["lawEnforcementAllowed"]);
    const consent = await sender.consent(willing.id, world.leA.agency.id, { lawEnforcementAllowed: true, fieldGroups: ["LANGUAGE", "LAW_ENFORCEMENT_WISH"] });
    expect(consent.fieldGroups).toEqual(["LANGUAGE"]);
    expect(await (await colleague()).act("confirmConsent", { consentId: consent.id })).toMatchObject({ __typename: "Consent" });
    expect(await sender.share(consent.id)).toMatchObject({ __typename: "Share" });
    // A wish that is taken back before sharing keeps law enforcement out, whatever was signed.
    const second = await sender.consent(willing.id, world.leA.agency.id, { lawEnforcementAllowed: true });
    await (await colleague()).act("confirmConsent", { consentId: second.id });
    await sender.draft({ id: willing.id, version: 2, regionId: world.region.id }, { lawEnforcementWish: "NO" });
    expect(await sender.share(second.id)).toMatchObject({ reason: "LAW_ENFORCEMENT_NOT_NAMED" });
  });

  test("CR-02 a consent is for one agency, once: no second share, not for one's own, not for another table's", async () => {
    const referral = await about();
    const consent = await sender.consent(referral.id, world.rccB.agency.id);
    await sender.share(consent.id);
    expect(await sender.share(consent.id)).toMatchObject({ reason: "ALREADY_SHARED" });
    const foreign = await buildAgency(owner, {});
    for (const agencyId of [world.rccA.agency.id, foreign.id])
      expect(await sender.refusal("recordConsent", { referralId: referral.id, ...withFacts, recipientAgencyId: agencyId })).toEqual(["NOT_FOUND"]);
  });

  test("CR-01 nothing is shared without an agreement on both sides, of a referral that says too little, or one changed since", async () => {
    const lapsed = await buildAgency(owner, { taskForceId: world.taskForce.id, agreement: "lapsed" });
    const referral = await about();
    expect(await sender.share((await sender.consent(referral.id, lapsed.id)).id)).toMatchObject({ reason: "NO_AGREEMENT_THERE" });

    const consent = await sender.consent(referral.id, world.rccB.agency.id);
    await sender.draft({ id: referral.id, version: 1, needs: ["FOOD"], regionId: world.region.id });
    expect(await sender.share(consent.id)).toMatchObject({ reason: "CONSENT_DOES_NOT_FIT" });
    await sender.draft({ id: referral.id, version: 2, regionId: null });
    expect(await sender.share(consent.id)).toMatchObject({ reason: "INCOMPLETE" });

    await sender.draft({ id: referral.id, version: 3, regionId: world.region.id });
    const [agreement] = await owner.sharingAgreement.findMany({ where: { agencyId: world.rccA.agency.id } });
    await owner.sharingAgreement.update({ where: { id: agreement?.id ?? "" }, data: { endsAt: new Date(Date.now() - 1000) } });
    expect(await sender.share(consent.id)).toMatchObject({ reason: "NO_AGREEMENT_HERE" });
    await owner.sharingAgreement.update({ where: { id: agreement?.id ?? "" }, data: { endsAt: agreement?.endsAt ?? new Date() } });
    expect(await sender.share(consent.id)).toMatchObject({ __typename: "Share" });
  });
});

const withFacts = {
  purpose: "SERVICES",
  needs: ["COUNSELING"],
  fieldGroups: [],
  signedOn: dayFromNow(-1),
  expiresOn: dayFromNow(9),
  formVersion: "RELEASE_2026_09",
  formLanguage: "ENGLISH",
  interpreterUsed: false,
  mayRefuseAttested: true,
  signerNotAbuserAttested: true,
  formNamesRecipientAttested: true,
  privilegeWarningAttested: true,
};

describe("narrowing", () => {
  test("what is taken back is empty for the recipient at its next request, and in the database too", async () => {
    const { share, consent } = await sender.refer(world.rccB, { regionId: world.region.id });
    await recipient.act("acceptReferral", { shareId: share.id, version: 1 });
    expect(await recipient.look(share.id)).toMatchObject({ detail: { language: "SPANISH", householdChildren: 2 } });
    expect(await sender.act("narrowConsent", { consentId: consent.id, fieldGroups: ["LANGUAGE"] })).toMatchObject({
      __typename: "Consent",
      fieldGroups: ["LANGUAGE"],
      version: 2,
    });
    expect(await recipient.look(share.id)).toMatchObject({ version: 3, detail: { language: "SPANISH", householdChildren: null } });
    expect(await owner.shareGroup.findMany({ where: { shareId: share.id }, select: { fieldGroup: true } })).toEqual([{ fieldGroup: "LANGUAGE" }]);
  });

  test("an earlier end is an earlier end; more, later or nothing is refused", async () => {
    const { consent, share } = await sender.refer(world.rccB, { regionId: world.region.id });
    const narrow = async (given: object) => complaints(await sender.act("narrowConsent", { consentId: consent.id, ...given }));
    expect(await narrow({ fieldGroups: ["LANGUAGE", "GENDER"] })).toEqual(["fieldGroups"]);
    expect(await narrow({ expiresOn: dayFromNow(40) })).toEqual(["expiresOn"]);
    expect(await narrow({ expiresOn: dayFromNow(-2) })).toEqual(["expiresOn"]);
    expect(await narrow({})).toEqual(["fieldGroups"]);
    expect(await narrow({ expiresOn: dayFromNow(5) })).toBe("Consent");
    const { share: seen } = await recipient.ask<{ share: { accessEndsAt: string } }>("query ($id: ID!) { share(id: $id) { accessEndsAt } }", { id: share.id });
    expect(Date.parse(seen.accessEndsAt)).toBeLessThan(Date.now() + 7 * 86_400_000);
    await sender.act("withdrawConsent", { consentId: consent.id });
    expect(await narrow({ fieldGroups: [] })).toBe("Conflict");
  });
});

describe("who will see this, and who has looked", () => {
  test("before sharing: the agency, its people by seat, what now, what after acceptance, what never, until when", async () => {
    const referral = await about();
    const consent = await sender.consent(referral.id, world.rccB.agency.id, { expiresOn: dayFromNow(10) });
    const { whoWillSee } = await sender.ask<{ whoWillSee: Record<string, unknown> & { until: string } }>(
      `query ($id: ID!) { whoWillSee(consentId: $id) { recipient { id } people { name } peopleBySeat { seat people } now { needs minor region { id } } urgency
         afterAcceptance { language householdChildren workerPhone ageBand gender } heldBack lawEnforcementWish until } }`,
      { id: consent.id },
    );
    const { until, ...shown } = whoWillSee;
    expect(shown).toEqual({
      recipient: { id: world.rccB.agency.id },
      people: [{ name: "Advocate B" }, { name: "Lead B" }],
      peopleBySeat: [
        { seat: "ADVOCATE", people: 1 },
        { seat: "AGENCY_LEAD", people: 1 },
      ],
      now: { needs: ["COUNSELING"], minor: false, region: { id: world.region.id } },
      urgency: "URGENT",
      afterAcceptance: { language: "SPANISH", householdChildren: 2, workerPhone: world.rccA.person.workPhone, ageBand: null, gender: null },
      heldBack: ["AGE_BAND", "GENDER", "ACCESS_NEEDS", "TRAFFICKING_TYPE", "FINDING_STATUS", "LAW_ENFORCEMENT_WISH"],
      lawEnforcementWish: "YES",
    });
    expect(Date.parse(until) - Date.now()).toBeLessThan(12 * 86_400_000);
    // And so it is: what was shown is what the recipient gets.
    const share = await sender.share(consent.id);
    await recipient.act("acceptReferral", { shareId: share.id, version: 1 });
    const { share: received } = await recipient.ask<{ share: object }>(
      "query ($id: ID!) { share(id: $id) { brief { needs minor region { id } } detail { language householdChildren workerPhone ageBand gender } } }",
      { id: share.id },
    );
    expect(received).toEqual({ brief: shown["now"], detail: shown["afterAcceptance"] });
  });

  test("afterwards the owning agency sees each look with its field set, and nobody else does", async () => {
    const { share } = await sender.refer(world.rccB, { regionId: world.region.id });
    await recipient.look(share.id);
    await recipient.act("acceptReferral", { shareId: share.id, version: 1 });
    await recipient.look(share.id);
    await deskOf(hub, world.leA).look(share.id);
    const looks = "query ($id: ID!) { share(id: $id) { accesses { nodes { person { name } agency { id } fields outcome } } } }";
    const { share: seen } = await sender.ask<{ share: { accesses: { nodes: { person: { name: string }; fields: string; outcome: string }[] } } }>(looks, {
      id: share.id,
    });
    expect(
      seen.accesses.nodes.filter(({ person }) => person.name !== "Advocate A").map(({ person, fields, outcome }) => [person.name, fields, outcome]),
    ).toEqual([
      ["Liaison A", "SHORT_FORM", "DENIED"],
      ["Advocate B", "FULL", "OK"],
      ["Advocate B", "ACTION", "OK"],
      ["Advocate B", "SHORT_FORM", "OK"],
    ]);
    expect((await recipient.ask<{ share: { accesses: unknown } }>(looks, { id: share.id })).share.accesses).toBeNull();
  });
});
