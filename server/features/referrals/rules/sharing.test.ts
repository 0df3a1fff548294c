import type { RecordConsentInput } from "@roundtable/shared/consents.ts";
import { ageBands, isMinor, lawEnforcementWishes } from "@roundtable/shared/referrals.ts";
import { disciplines, isLawEnforcement } from "@roundtable/shared/roles.ts";
import { describe, expect, test } from "vitest";
import type { ConsentModel } from "../../../../prisma/client/models.ts";
import { nothingSaid } from "./ranges.ts";
import { consentFits, missingFrom, planConsent, planSharing, wishAllowsLawEnforcement } from "./sharing.ts";

const now = new Date("2026-11-23T17:00:00Z");
const taskForce = { timeZone: "America/New_York", consentMaximumDays: 90 };
const hour = 3_600_000;

type About = Parameters<typeof planSharing>[0];
const referral: About["referral"] = {
  id: "referral",
  taskForceId: "table",
  ownerAgencyId: "harbor",
  createdById: "worker",
  state: "DRAFT",
  version: 1,
  urgency: "ROUTINE",
  needs: ["FOOD", "COUNSELING"],
  reason: "SAFETY",
  regionId: "north",
  callBeforeAccepting: true,
  minor: false,
  createdAt: now,
  updatedAt: now,
  survivor: { ...nothingSaid, ageBand: "AGE_25_59", language: "SPANISH", lawEnforcementWish: "YES" },
};
const consent: ConsentModel = {
  id: "consent",
  taskForceId: "table",
  referralId: "referral",
  ownerAgencyId: "harbor",
  recipientAgencyId: "clinic",
  recordedById: "worker",
  version: 1,
  purpose: "SERVICES",
  needs: ["FOOD"],
  fieldGroups: ["LANGUAGE", "WORKER_PHONE"],
  signedOn: now,
  formVersion: "RELEASE_2026_09",
  formLanguage: "ENGLISH",
  interpreterUsed: false,
  expiresAt: new Date(now.getTime() + 1),
  endedAt: null,
  endedBecause: null,
  mayRefuseAttested: true,
  signerNotAbuserAttested: true,
  formNamesRecipientAttested: true,
  privilegeWarningAttested: true,
  lawEnforcementAllowed: false,
  substanceUseNamed: false,
  minorBasis: null,
  mandatedReport: null,
  mandatedReportReason: null,
  recordedAt: now,
  confirmBy: null,
  confirmedById: null,
  confirmedAt: null,
};
const about: About = {
  now,
  taskForce,
  referral,
  consent,
  recipient: { id: "clinic", discipline: "HEALTH" },
  workerPhone: "+13365550101",
  agreements: new Set(["harbor", "clinic"]),
  ownAgencyId: "harbor",
  alreadyShared: false,
};
const share = (changed: Partial<About> = {}) => planSharing({ ...about, ...changed });
const refusal = (changed: Partial<About>) => {
  const plan = share(changed);
  return "refused" in plan ? plan.refused : "SHARED";
};
const survivorOf = (changed: Partial<NonNullable<About["referral"]["survivor"]>>): Partial<About> => ({
  referral: { ...referral, survivor: { ...nothingSaid, ageBand: "AGE_25_59", lawEnforcementWish: "YES", ...changed } },
});

describe("sharing a referral under a consent", () => {
  test("sends the short form, what the consent names, and nothing else; the recipient is reminded halfway", () => {
    expect(share()).toEqual({
      share: { urgency: "ROUTINE", respondBy: new Date(now.getTime() + 48 * hour), answerExpiresAt: new Date(now.getTime() + 168 * hour) },
      // The needs are those of the consent, and not all of the referral's.
      brief: { needs: ["FOOD"], reason: "SAFETY", regionId: "north", minor: false, callBeforeAccepting: true },
      detail: { ...nothingSaid, lawEnforcementWish: null, workerPhone: "+13365550101", language: "SPANISH" },
      remindAt: new Date(now.getTime() + 24 * hour),
    });
  });

  test("says of a minor that they are one", () => {
    const plan = share({ ...survivorOf({ ageBand: "AGE_13_17" }), consent: { ...consent, minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "MADE" } });
    expect(plan).toMatchObject({ brief: { minor: true } });
  });

  test.for<[string, Partial<About>, string]>([
    ["is shared only once", { alreadyShared: true }, "ALREADY_SHARED"],
    ["is not shared under a consent that was taken back", { consent: { ...consent, endedAt: now } }, "CONSENT_ENDED"],
    ["is not shared under a consent that ran out this very moment", { consent: { ...consent, expiresAt: now } }, "CONSENT_ENDED"],
    ["is not shared before the person is described", { referral: { ...referral, survivor: null } }, "INCOMPLETE"],
    ["is not shared without an age band", survivorOf({ ageBand: null }), "INCOMPLETE"],
    ["is not shared without an urgency", { referral: { ...referral, urgency: null } }, "INCOMPLETE"],
    ["is not shared without a reason", { referral: { ...referral, reason: null } }, "INCOMPLETE"],
    ["is not shared without a region", { referral: { ...referral, regionId: null } }, "INCOMPLETE"],
    ["is not shared for a need that it no longer has", { referral: { ...referral, needs: ["COUNSELING"] } }, "CONSENT_DOES_NOT_FIT"],
    ["is not shared for a minor under an adult's consent", survivorOf({ ageBand: "MINOR" }), "CONSENT_DOES_NOT_FIT"],
    ["is not shared before the own agency has agreed", { agreements: new Set(["clinic"]) }, "NO_AGREEMENT_HERE"],
    ["is not shared with an agency that has not agreed", { agreements: new Set(["harbor"]) }, "NO_AGREEMENT_THERE"],
  ])("%s", ([, changed, reason]) => {
    expect(share(changed)).toEqual({ refused: reason });
  });

  test("goes to law enforcement only where the consent names it and the survivor still says yes", () => {
    for (const discipline of disciplines)
      for (const lawEnforcementWish of lawEnforcementWishes)
        for (const lawEnforcementAllowed of [true, false]) {
          const seen = refusal({
            ...survivorOf({ lawEnforcementWish }),
            recipient: { id: "clinic", discipline },
            consent: { ...consent, lawEnforcementAllowed },
          });
          const isMeant = !isLawEnforcement(discipline) || (lawEnforcementWish === "YES" && lawEnforcementAllowed);
          expect(seen, `${discipline} ${lawEnforcementWish}`).toBe(isMeant ? "SHARED" : "LAW_ENFORCEMENT_NOT_NAMED");
        }
  });

  test("only a yes lets law enforcement in", () => {
    expect(lawEnforcementWishes.filter(wishAllowsLawEnforcement)).toEqual(["YES"]);
  });

  test("each thing that is missing is named, an age band too", () => {
    const said = { urgency: "URGENT", needs: ["FOOD"], reason: "SAFETY", regionId: "one" };
    expect(missingFrom(said, null)).toEqual(["ageBand"]);
    expect(missingFrom({ ...said, needs: [] }, "ADULT")).toEqual(["needs"]);
  });
});

test("a consent fits as long as every need it names is still one, and its minors' branch is right", () => {
  for (const ageBand of ageBands) {
    const fitting = { needs: ["FOOD" as const], minorBasis: isMinor(ageBand) ? "MINOR_AND_GUARDIAN" : null };
    expect(consentFits(fitting, referral, ageBand)).toBe(true);
    expect(consentFits({ ...fitting, minorBasis: isMinor(ageBand) ? null : "MINOR_AND_GUARDIAN" }, referral, ageBand)).toBe(false);
    expect(consentFits({ ...fitting, needs: ["FOOD", "SHELTER_HOUSING"] }, referral, ageBand)).toBe(false);
  }
});

describe("recording a consent says what is wrong with it", () => {
  const input: RecordConsentInput = {
    clientKey: "",
    referralId: "",
    recipientAgencyId: "",
    purpose: "SERVICES",
    needs: ["FOOD"],
    fieldGroups: [],
    signedOn: "2026-11-23",
    expiresOn: "2026-11-23",
    formVersion: "RELEASE_2026_09",
    formLanguage: "ENGLISH",
    interpreterUsed: false,
    mayRefuseAttested: true,
    signerNotAbuserAttested: true,
    formNamesRecipientAttested: true,
    privilegeWarningAttested: true,
  };
  type AboutConsent = Parameters<typeof planConsent>[1];
  const adult: AboutConsent["survivor"] = { ...nothingSaid, ageBand: "ADULT", lawEnforcementWish: "YES" };
  const forHealth: AboutConsent = { now, taskForce, recipient: { discipline: "HEALTH" }, referral, survivor: adult };
  const forPolice: AboutConsent = { ...forHealth, recipient: { discipline: "LAW_ENFORCEMENT" } };
  const child: AboutConsent = { ...forHealth, survivor: { ...adult, ageBand: "AGE_0_12" } };
  const issuesOf = (changed: Partial<RecordConsentInput>, whom: AboutConsent = forHealth) =>
    planConsent({ ...input, ...changed }, whom).issues.map(({ path, message }) => [...path, message]);

  test("nothing, when it was signed today and ends today, at the end of the day where the table is", () => {
    expect(planConsent(input, forHealth)).toEqual({ issues: [], expiresAt: new Date("2026-11-24T05:00:00Z") });
  });

  test.for<[string, Partial<RecordConsentInput>, AboutConsent, string[][]]>([
    ["signed tomorrow", { signedOn: "2026-11-24", expiresOn: "2026-11-24" }, forHealth, [["signedOn", "is not in the future"]]],
    ["over since yesterday", { signedOn: "2026-11-01", expiresOn: "2026-11-22" }, forHealth, [["expiresOn", "has passed"]]],
    ["longer than the table allows", { expiresOn: "2027-02-22" }, forHealth, [["expiresOn", "is at most 90 days after it was signed"]]],
    ["for a need that the referral does not have", { needs: ["FOOD", "SHELTER_HOUSING"] }, forHealth, [["needs", "are among those of the referral"]]],
    ["without a basis for a minor", {}, child, [["minorBasis", "a minor's consent says on what basis it stands"]]],
    ["with a minor's basis for an adult", { minorBasis: "MINOR_AND_GUARDIAN" }, forHealth, [["minorBasis", "is only for a minor"]]],
    ["for police that the form does not name", {}, forPolice, [["lawEnforcementAllowed", "the form names this law-enforcement agency"]]],
    [
      "for police that the survivor did not want",
      { lawEnforcementAllowed: true },
      { ...forPolice, survivor: { ...adult, lawEnforcementWish: "UNDECIDED" } },
      [["recipientAgencyId", "the survivor has not said that law enforcement may be involved"]],
    ],
    ["naming police where none receives it", { lawEnforcementAllowed: true }, forHealth, [["lawEnforcementAllowed", "is only for a law-enforcement agency"]]],
  ])("%s", ([, changed, whom, issues]) => {
    expect(issuesOf(changed, whom)).toEqual(issues);
  });

  test("every mistake at once, and none where the same form is right", () => {
    expect(issuesOf({ signedOn: "2026-11-24", expiresOn: "2026-11-22", needs: ["SHELTER_HOUSING"] }, child).map(([field]) => field)).toEqual([
      "signedOn",
      "expiresOn",
      "needs",
      "minorBasis",
    ]);
    expect(issuesOf({ lawEnforcementAllowed: true, expiresOn: "2027-02-21" }, forPolice)).toEqual([]);
    expect(issuesOf({ minorBasis: "MINOR_AND_GUARDIAN" }, child)).toEqual([]);
  });
});
