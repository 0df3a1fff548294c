import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordConsentInput } from "@roundtable/shared/consents.ts";
import { languages, needs } from "@roundtable/shared/needs.ts";
import { ageBands, fieldGroups, isMinor, lawEnforcementWishes, shareStatuses, urgencies } from "@roundtable/shared/referrals.ts";
import { disciplines, isLawEnforcement } from "@roundtable/shared/roles.ts";
import * as clock from "./rules/clock.ts";
import * as lifeCycle from "./rules/life-cycle.ts";
import type { SurvivorRanges } from "./rules/ranges.ts";
import * as sharing from "./rules/sharing.ts";
import * as suggesting from "./rules/suggesting.ts";

const rules = { ...clock, ...lifeCycle, ...sharing, ...suggesting };

const zone = "America/New_York";
const hour = 3_600_000;
const at = (local: string) => new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
const instants = fc.date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2030-01-01T00:00:00Z"), noInvalidDate: true });
const someOf = <Word>(words: readonly Word[]) => fc.subarray([...words]);

const survivor: SurvivorRanges = {
  ageBand: "AGE_25_59",
  gender: "WOMAN",
  householdAdults: 1,
  householdChildren: 2,
  language: "SPANISH",
  interpreterNeeded: true,
  accessNeeds: ["WHEELCHAIR"],
  traffickingType: "LABOR",
  findingStatus: "POTENTIAL",
  findingBy: "COURT",
  contactSafety: ["DO_NOT_CALL"],
  lawEnforcementWish: "YES",
};

describe("the clock", () => {
  test.each([
    // Monday morning, within the day; Friday afternoon, over the weekend; at night; on Saturday.
    ["2026-11-23T09:00", "2026-11-23T17:00"],
    ["2026-11-23T10:30", "2026-11-24T10:30"],
    ["2026-11-20T16:00", "2026-11-23T16:00"],
    ["2026-11-23T22:15", "2026-11-24T17:00"],
    ["2026-11-21T12:00", "2026-11-23T17:00"],
    ["2026-11-23T17:00", "2026-11-24T17:00"],
    // Clocks go back on Sunday, November 1, and forward on Sunday, March 8: working hours are by the wall all the same.
    ["2026-10-30T13:00", "2026-11-02T13:00"],
    ["2026-03-06T13:00", "2026-03-09T13:00"],
  ])("an urgent answer is due eight working hours after %s: %s", (sent, due) => {
    expect(rules.planClock("URGENT", at(sent), zone).respondBy).toEqual(at(due));
  });

  test("an emergency is due in one hour and ends after four, a routine one in two days and after seven, whatever the clocks do", () => {
    for (const sent of ["2026-11-23T03:00", "2026-10-31T23:30", "2026-03-08T01:30", "2026-11-21T12:00"]) {
      const from = at(sent);
      const after = (hours: number) => new Date(from.getTime() + hours * hour);
      expect(rules.planClock("EMERGENCY", from, zone)).toEqual({ respondBy: after(1), answerExpiresAt: after(4) });
      expect(rules.planClock("ROUTINE", from, zone)).toEqual({ respondBy: after(48), answerExpiresAt: after(168) });
    }
  });

  test("an urgent answer is always due on a working day in working hours, and there is a day and no less after it", () => {
    fc.assert(
      fc.property(instants, (sent) => {
        const { respondBy, answerExpiresAt } = rules.planClock("URGENT", sent, zone);
        const due = Temporal.Instant.fromEpochMilliseconds(respondBy.getTime()).toZonedDateTimeISO(zone);
        expect(due.dayOfWeek).toBeLessThan(6);
        expect(due.hour * 60 + due.minute).toBeGreaterThanOrEqual(9 * 60);
        expect(due.hour * 60 + due.minute).toBeLessThanOrEqual(17 * 60);
        expect(respondBy.getTime() - sent.getTime()).toBeGreaterThanOrEqual(8 * hour - 60_000);
        // At the most a weekend and an hour of changing clocks.
        expect(respondBy.getTime() - sent.getTime()).toBeLessThanOrEqual((72 + 17 + 1) * hour);
        expect(answerExpiresAt.getTime() - respondBy.getTime()).toBeGreaterThanOrEqual(24 * hour);
        expect(answerExpiresAt.getTime() - sent.getTime()).toBeGreaterThanOrEqual(48 * hour);
      }),
    );
  });

  test("nothing is due before it was sent, nor ends before it is due", () => {
    fc.assert(
      fc.property(fc.constantFrom(...urgencies), instants, fc.constantFrom(zone, "UTC", "America/Los_Angeles", "Asia/Kolkata"), (urgency, sent, timeZone) => {
        const { respondBy, answerExpiresAt } = rules.planClock(urgency, sent, timeZone);
        expect(respondBy > sent && answerExpiresAt > respondBy).toBe(true);
      }),
    );
  });

  test("a clock that stood moves on by as long as it stood, and never back", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -48, max: 48 }), (now, hours) => {
        const share = { respondBy: now, answerExpiresAt: new Date(now.getTime() + hour), clockStoppedAt: new Date(now.getTime() - hours * hour) };
        const moved = rules.resumeClock(share, now);
        expect(moved.respondBy.getTime() - share.respondBy.getTime()).toBe(Math.max(0, hours) * hour);
        expect(moved.answerExpiresAt.getTime() - moved.respondBy.getTime()).toBe(hour);
        expect(rules.resumeClock({ ...share, clockStoppedAt: null }, now)).toEqual({ respondBy: share.respondBy, answerExpiresAt: share.answerExpiresAt });
      }),
    );
  });

  test("the last day of access is all of that day, on days of 23 and 25 hours too", () => {
    expect(rules.endOfDay("2026-03-08", zone)).toEqual(new Date("2026-03-09T04:00:00Z"));
    expect(rules.endOfDay("2026-11-01", zone)).toEqual(new Date("2026-11-02T05:00:00Z"));
    fc.assert(
      fc.property(
        instants,
        (now) => rules.endOfDay(rules.dayOf(now, zone), zone) > now && rules.endOfDay(rules.dayOf(now, zone), zone).getTime() - now.getTime() <= 25 * hour,
      ),
    );
  });
});

describe("where a share stands", () => {
  const statuses = fc.constantFrom(...shareStatuses);
  test("time ends it without any job: the consent first, then the answer that never came", () => {
    fc.assert(
      fc.property(statuses, instants, fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), (status, now, answer, consent) => {
        const in_ = (hours: number) => new Date(now.getTime() + hours * hour);
        const seen = rules.statusAt(now, { status, answerExpiresAt: in_(answer) }, in_(consent));
        const isUnanswered = rules.waitingStatuses.includes(status) && answer <= 0;
        const byTime = consent <= 0 ? "CONSENT_ENDED" : isUnanswered ? "EXPIRED" : status;
        expect(seen).toBe(rules.endedStatuses.includes(status) ? status : byTime);
      }),
    );
  });

  test("what has ended stays ended for whoever received it; a sender may still redirect what was declined or never answered", () => {
    for (const status of rules.endedStatuses) {
      expect(rules.stepsFrom(status, "RECIPIENT"), status).toEqual([]);
      expect(rules.stepsFrom(status, "CLOCK"), status).toEqual([]);
      expect(rules.stepsFrom(status, "SENDER"), status).toEqual(status === "DECLINED" || status === "EXPIRED" ? ["REDIRECT"] : []);
    }
  });

  test("each side is offered its own steps", () => {
    expect(rules.stepsFrom("SENT", "RECIPIENT")).toEqual(["ACCEPT", "DECLINE", "WAITLIST", "REQUEST_INFORMATION"]);
    expect(rules.stepsFrom("SENT", "SENDER")).toEqual(["WITHDRAW", "REDIRECT", "NARROW_CONSENT"]);
    expect(rules.stepsFrom("INFO_REQUESTED", "SENDER")).toEqual(["ANSWER_REQUEST", "WITHDRAW", "REDIRECT", "NARROW_CONSENT"]);
    expect(rules.stepsFrom("ACCEPTED", "RECIPIENT")).toEqual(["RECORD_CONTACT", "START_SERVICES", "CLOSE"]);
    expect(rules.stepsFrom("ACCEPTED", "SENDER")).toEqual(["WITHDRAW", "NARROW_CONSENT"]);
    fc.assert(fc.property(statuses, (status) => rules.stepsFrom(status, "SENDER").every((step) => !rules.stepsFrom(status, "RECIPIENT").includes(step))));
  });

  test("no walk of steps leaves the statuses, comes back to the beginning, or goes on after an end", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), (choices) => {
        let status: (typeof shareStatuses)[number] = "SENT";
        for (const choice of choices) {
          const open = Object.values(rules.steps).filter(({ from }) => (from as readonly string[]).includes(status));
          const step = open[choice % Math.max(1, open.length)];
          if (!step) break;
          expect(step.to).not.toBe("SENT");
          expect(step.to === "REDIRECTED" || !rules.endedStatuses.includes(status)).toBe(true);
          status = step.to;
        }
      }),
    );
  });
});

describe("what leaves the agency", () => {
  const perGroup: Record<(typeof fieldGroups)[number], readonly (keyof ReturnType<typeof rules.detailUnder>)[]> = {
    AGE_BAND: ["ageBand"],
    GENDER: ["gender"],
    HOUSEHOLD: ["householdAdults", "householdChildren"],
    LANGUAGE: ["language", "interpreterNeeded"],
    ACCESS_NEEDS: ["accessNeeds"],
    TRAFFICKING_TYPE: ["traffickingType"],
    FINDING_STATUS: ["findingStatus", "findingBy"],
    CONTACT_SAFETY: ["contactSafety"],
    LAW_ENFORCEMENT_WISH: ["lawEnforcementWish"],
    WORKER_PHONE: ["workerPhone"],
  };
  test("of every set of groups exactly their fields are copied, and nothing that is not named", () => {
    fc.assert(
      fc.property(someOf(fieldGroups), (named) => {
        const detail = rules.detailUnder(named, survivor, "+13365550101");
        const copied = Object.entries(detail)
          .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== null))
          .map(([field]) => field);
        expect(copied.toSorted()).toEqual(named.flatMap((group) => [...perGroup[group]]).toSorted());
      }),
    );
  });

  test("nothing is missing exactly when everything that must be said is said", () => {
    const said = { urgency: "URGENT", needs: ["FOOD"], reason: "SAFETY", regionId: "one" };
    expect(rules.missingFrom(said, "ADULT")).toEqual([]);
    expect(rules.missingFrom({ urgency: null, needs: [], reason: null, regionId: null }, null)).toEqual(["needs", "urgency", "reason", "regionId", "ageBand"]);
    for (const field of ["urgency", "reason", "regionId"] as const) expect(rules.missingFrom({ ...said, [field]: null }, "ADULT")).toEqual([field]);
  });
});

describe("a consent", () => {
  const now = at("2026-11-23T12:00");
  const input: RecordConsentInput = {
    clientKey: "",
    referralId: "",
    recipientAgencyId: "",
    purpose: "SERVICES",
    needs: ["FOOD"],
    fieldGroups: [],
    signedOn: "2026-11-23",
    expiresOn: "2026-12-23",
    formVersion: "RELEASE_2026_09",
    formLanguage: "ENGLISH",
    interpreterUsed: false,
    mayRefuseAttested: true,
    signerNotAbuserAttested: true,
    formNamesRecipientAttested: true,
    privilegeWarningAttested: true,
  };
  const about = {
    now,
    taskForce: { timeZone: zone, consentMaximumDays: 90 },
    recipient: { discipline: "HEALTH" as const },
    referral: { needs: ["FOOD" as const] },
    survivor: { ...survivor, ageBand: "ADULT" as const },
  };
  const refused = (changed: Partial<RecordConsentInput>, changedAbout: Partial<Parameters<typeof rules.planConsent>[1]> = {}) =>
    rules.planConsent({ ...input, ...changed }, { ...about, ...changedAbout }).issues.map(({ path }) => path.join());

  test("runs to the end of its last day, at most the task force's limit after it was signed", () => {
    expect(rules.planConsent(input, about)).toEqual({ issues: [], expiresAt: new Date("2026-12-24T05:00:00Z") });
    expect(refused({ expiresOn: "2027-02-21" })).toEqual([]);
    expect(refused({ expiresOn: "2027-02-22" })).toEqual(["expiresOn"]);
    expect(refused({ expiresOn: "2026-12-24" }, { taskForce: { timeZone: zone, consentMaximumDays: 30 } })).toEqual(["expiresOn"]);
    expect(refused({ signedOn: "2026-11-24" })).toEqual(["signedOn"]);
    expect(refused({ signedOn: "2026-11-01", expiresOn: "2026-11-22" })).toEqual(["expiresOn"]);
  });

  test("never lasts longer than the limit and a day, however it is filled in", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: -200, max: 400 }),
        fc.integer({ min: 1, max: 90 }),
        (signed, expires, consentMaximumDays) => {
          const day = (offset: number) => Temporal.PlainDate.from("2026-11-23").add({ days: offset }).toString();
          const { issues, expiresAt } = rules.planConsent(
            { ...input, signedOn: day(signed), expiresOn: day(expires) },
            { ...about, taskForce: { timeZone: zone, consentMaximumDays } },
          );
          const lasts = expiresAt.getTime() - now.getTime();
          expect(issues.length > 0 || (lasts > 0 && lasts <= (consentMaximumDays + 1) * 24 * hour + hour)).toBe(true);
        },
      ),
    );
  });

  test("names a minor's basis for a minor and for nobody else", () => {
    for (const ageBand of ageBands) {
      const changedAbout = { survivor: { ...survivor, ageBand } };
      expect(refused({}, changedAbout)).toEqual(isMinor(ageBand) ? ["minorBasis"] : []);
      expect(refused({ minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "MADE" }, changedAbout)).toEqual(isMinor(ageBand) ? [] : ["minorBasis"]);
    }
  });

  test("is for law enforcement only where the survivor said yes and the form names it, and names it for nobody else", () => {
    for (const discipline of disciplines)
      for (const wish of lawEnforcementWishes)
        for (const lawEnforcementAllowed of [true, false]) {
          const issues = refused(
            { lawEnforcementAllowed },
            { recipient: { discipline }, survivor: { ...survivor, ageBand: "ADULT", lawEnforcementWish: wish } },
          );
          expect(issues.length === 0).toBe(isLawEnforcement(discipline) ? wish === "YES" && lawEnforcementAllowed : !lawEnforcementAllowed);
        }
  });

  test("the wish about law enforcement is never among what law enforcement may be told", () => {
    for (const discipline of disciplines) expect(rules.groupsNeverFor(discipline)).toEqual(isLawEnforcement(discipline) ? ["LAW_ENFORCEMENT_WISH"] : []);
  });
});

describe("whom to ask", () => {
  const candidates = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      discipline: fc.constantFrom(...disciplines),
      confidentialProgram: fc.boolean(),
      languages: someOf(languages),
      regionIds: someOf(["north", "south"]),
      hasLiveAgreement: fc.boolean(),
      services: fc.uniqueArray(
        fc.record({ need: fc.constantFrom(...needs.slice(0, 4)), opening: fc.constantFrom("OPEN" as const, "WAITLIST" as const, "CLOSED" as const) }),
        { selector: ({ need }) => need },
      ),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
  const wishes = fc.constantFrom(...lawEnforcementWishes);

  test("everybody but oneself is either fitting or left out with a reason, and nobody fits who must not be asked", () => {
    fc.assert(
      fc.property(candidates, wishes, fc.nat(), (all, wish, chosen) => {
        const own = all[chosen % Math.max(1, all.length)]?.id ?? "";
        const asked = new Set(all.slice(0, 1).map(({ id }) => id));
        const { fitting, leftOut } = rules.suggest({ needs: needs.slice(0, 3), regionId: "north", language: "SPANISH", wish, asked, ownAgencyId: own }, all);
        expect([...fitting, ...leftOut].map(({ candidate }) => candidate.id).toSorted()).toEqual(
          all
            .map(({ id }) => id)
            .filter((id) => id !== own)
            .toSorted(),
        );
        for (const { candidate, meets } of fitting) {
          expect(candidate.hasLiveAgreement && candidate.regionIds.includes("north") && meets.length > 0 && !asked.has(candidate.id)).toBe(true);
          expect(isLawEnforcement(candidate.discipline) && wish !== "YES").toBe(false);
          expect(candidate.services.some(({ need, opening }) => meets.includes(need) && opening !== "CLOSED")).toBe(true);
        }
        for (const { against } of leftOut) expect(against.filter((word) => word !== "LANGUAGE_GAP").length).toBeGreaterThan(0);
      }),
    );
  });

  test("more of the needs come first, then room, then the language", () => {
    const agency = { discipline: "HEALTH" as const, confidentialProgram: false, regionIds: ["north"], hasLiveAgreement: true };
    const offers = (id: string, opening: "OPEN" | "WAITLIST", speaks: boolean, ...offered: (typeof needs)[number][]) => ({
      ...agency,
      id,
      languages: speaks ? (["SPANISH"] as const) : [],
      services: offered.map((need) => ({ need, opening })),
    });
    const all = [
      offers("one", "WAITLIST", false, "FOOD"),
      offers("speaks", "WAITLIST", true, "FOOD"),
      offers("room", "OPEN", false, "FOOD"),
      offers("two", "WAITLIST", false, "FOOD", "COUNSELING"),
    ];
    const { fitting } = rules.suggest(
      { needs: ["FOOD", "COUNSELING"], regionId: "north", language: "SPANISH", wish: "NO", asked: new Set(), ownAgencyId: "" },
      all,
    );
    expect(fitting.map(({ candidate }) => candidate.id)).toEqual(["two", "room", "speaks", "one"]);
  });

  test("only a coordinator outside law enforcement counts late answers", () => {
    for (const discipline of disciplines) {
      expect(rules.mayCountLateAnswers({ seats: ["COORDINATOR"], discipline })).toBe(!isLawEnforcement(discipline));
      expect(rules.mayCountLateAnswers({ seats: ["ADVOCATE", "AGENCY_LEAD", "ADVISER", "LIAISON"], discipline })).toBe(false);
    }
  });
});
