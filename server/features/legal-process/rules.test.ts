import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { legalDecisions, legalMarks } from "@roundtable/shared/legal-process.ts";
import { disciplines, isLawEnforcement } from "@roundtable/shared/roles.ts";
import { daysLeft, isReminderDue, issuesOf, markReached, partnerOf, written } from "./rules.ts";

const plus = (day: string, days: number) => written(new Date(Date.parse(day) + days * 86_400_000));
const days = fc.integer({ min: 0, max: 3000 }).map((count) => plus("2024-01-01", count));

describe("reminders of a deadline", () => {
  test("come once at 7, 3 and 1 days, whatever days the hub was off, and end when it is decided or over", () => {
    fc.assert(
      fc.property(days, fc.uniqueArray(fc.integer({ min: -3, max: 20 }), { maxLength: 24 }), fc.constantFrom(...legalDecisions), (answerBy, seen, decision) => {
        let remindedDays: number | null = null;
        const reminded: number[] = [];
        for (const left of seen.toSorted((one, other) => other - one)) {
          const today = plus(answerBy, -left);
          expect(daysLeft(answerBy, today)).toBe(left);
          for (let round = 0; round < 2; round++) {
            if (!isReminderDue({ decision, answerBy, remindedDays }, today)) continue;
            remindedDays = markReached(answerBy, today);
            reminded.push(left);
          }
        }
        const inTime = seen.filter((left) => left >= 0);
        const expected = legalMarks.flatMap((mark, place) => {
          const within = inTime.filter((left) => left <= mark && left > (legalMarks[place + 1] ?? -1));
          return within.length > 0 ? [Math.max(...within)] : [];
        });
        expect(reminded).toEqual(decision === "PENDING" ? expected : []);
      }),
    );
  });

  test("never come without a deadline", () => {
    expect(markReached(null, "2026-11-23")).toBeNull();
    expect(isReminderDue({ decision: "PENDING", answerBy: null, remindedDays: null }, "2026-11-23")).toBe(false);
  });
});

test("nothing is told or came in the future, and nothing happened before the request came", () => {
  fc.assert(
    fc.property(days, days, fc.option(days), fc.option(days), fc.option(days), (today, receivedOn, answerBy, counselToldOn, survivorToldOn) => {
      const issues = issuesOf({ receivedOn, answerBy, counselToldOn, survivorToldOn }, today).map(({ path }) => path[0]);
      expect(issues.includes("receivedOn")).toBe(receivedOn > today);
      expect(issues.includes("answerBy")).toBe(answerBy !== null && answerBy < receivedOn);
      for (const [field, on] of Object.entries({ counselToldOn, survivorToldOn }))
        expect(issues.includes(field)).toBe(on !== null && (on > today || on < receivedOn));
    }),
  );
});

test("the other end of a share may be told, but not law enforcement that the consent does not name", () => {
  for (const discipline of disciplines)
    for (const lawEnforcementAllowed of [true, false]) {
      const share = { fromAgencyId: "from", toAgencyId: "to", lawEnforcementAllowed };
      expect(partnerOf(share, "to", discipline)).toBe("from");
      expect(partnerOf(share, "from", discipline)).toBe(isLawEnforcement(discipline) && !lawEnforcementAllowed ? null : "to");
    }
});
