import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWeekend, periodsOf, reminderOn, type ReportingRule, riskOf } from "./rules/calendar.ts";

const day = fc.date({ min: new Date("2019-01-01"), max: new Date("2032-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 2200 }))
  .map(([startsOn, days]) => ({ startsOn, endsOn: Temporal.PlainDate.from(startsOn).add({ days }).toString() }));
const rule: fc.Arbitrary<ReportingRule> = fc.record({
  frequency: fc.constantFrom("QUARTERLY", "SEMIANNUAL", "ANNUAL"),
  yearStartsIn: fc.integer({ min: 1, max: 12 }),
  due: fc.oneof(
    fc.record({ unit: fc.constant("DAYS"), after: fc.integer({ min: 1, max: 120 }) }),
    fc.record({ unit: fc.constant("MONTHS"), after: fc.integer({ min: 1, max: 12 }) }),
  ),
});
const next = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

/** The referee: which period a day belongs to, asked of each day by itself. */
function periodNumber(date: string, { frequency, yearStartsIn }: ReportingRule): string {
  const { year, month } = Temporal.PlainDate.from(date);
  const fiscalYear = month >= yearStartsIn ? year : year - 1;
  const monthOfYear = (month - yearStartsIn + 12) % 12;
  const part = { QUARTERLY: Math.floor(monthOfYear / 3), SEMIANNUAL: Math.floor(monthOfYear / 6), ANNUAL: 0, FINAL: 0, ONCE: 0 }[frequency];
  return `${fiscalYear}/${part}`;
}

describe("the calendar of an award", () => {
  test("misses no period and doubles none, across fiscal years, leap years and clock changes", () => {
    fc.assert(
      fc.property(rule, span, (one, award) => {
        const periods = periodsOf(one, award);
        expect(periods[0]?.startsOn).toBe(award.startsOn);
        expect(periods.at(-1)?.endsOn).toBe(award.endsOn);
        const numbers = periods.map(({ startsOn, endsOn }, at) => {
          expect(startsOn <= endsOn).toBe(true);
          if (at > 0) expect(startsOn).toBe(next(periods[at - 1]?.endsOn ?? ""));
          let date = startsOn;
          for (; date < endsOn; date = next(date)) expect(periodNumber(date, one)).toBe(periodNumber(endsOn, one));
          return periodNumber(endsOn, one);
        });
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 150 },
    );
  });

  test("has the due dates that funders write down", () => {
    const award = { startsOn: "2025-10-01", endsOn: "2028-09-30" };
    const dueIn = (one: ReportingRule) => periodsOf(one, award).map(({ dueOn }) => dueOn);
    // OVC, performance report: halves, 30 days after. The first begins with the award.
    expect(dueIn({ frequency: "SEMIANNUAL", yearStartsIn: 1, due: { unit: "DAYS", after: 30 } }).slice(0, 3)).toEqual([
      "2026-01-30",
      "2026-07-30",
      "2027-01-30",
    ]);
    // VOCA PMT in North Carolina: quarters.
    expect(dueIn({ frequency: "QUARTERLY", yearStartsIn: 10, due: { unit: "DAYS", after: 30 } }).slice(0, 4)).toEqual([
      "2026-01-30",
      "2026-04-30",
      "2026-07-30",
      "2026-10-30",
    ]);
    // G.S. 143C-6-23: three months after the end of the state's fiscal year.
    expect(dueIn({ frequency: "ANNUAL", yearStartsIn: 7, due: { unit: "MONTHS", after: 3 } })).toEqual([
      "2026-09-30",
      "2027-09-30",
      "2028-09-30",
      "2028-12-31",
    ]);
    expect(dueIn({ frequency: "FINAL", yearStartsIn: 1, due: { unit: "DAYS", after: 120 } })).toEqual(["2029-01-28"]);
    expect(dueIn({ frequency: "ONCE", yearStartsIn: 1, due: { unit: "DAYS", after: 90 } })).toEqual(["2025-12-30"]);
  });

  test("GR-1 leaves a due date on the weekend where the rule puts it, and says that it is one", () => {
    const [period] = periodsOf(
      { frequency: "SEMIANNUAL", yearStartsIn: 1, due: { unit: "DAYS", after: 30 } },
      { startsOn: "2026-07-01", endsOn: "2026-12-31" },
    );
    expect(period?.dueOn).toBe("2027-01-30");
    expect(isWeekend("2027-01-30")).toBe(true);
    expect(isWeekend("2026-07-30")).toBe(false);
  });

  test("says how a report stands by the days that are left", () => {
    const stands = (today: string) => riskOf("2026-07-30", today);
    expect(["2026-06-29", "2026-06-30", "2026-07-30", "2026-07-31", "2026-08-13", "2026-08-14"].map(stands)).toEqual([
      "ON_TRACK",
      "DUE_SOON",
      "DUE_SOON",
      "LATE",
      "LATE",
      "VERY_LATE",
    ]);
  });

  test("GR-2 reminds at 30, 14, 7 and 1 days, each once, also after days on which nothing ran", () => {
    const on = (today: string) => reminderOn("2026-07-30", today);
    expect(["2026-06-29", "2026-06-30", "2026-07-15", "2026-07-16", "2026-07-22", "2026-07-23", "2026-07-29", "2026-07-30", "2026-07-31"].map(on)).toEqual([
      undefined,
      30,
      30,
      14,
      14,
      7,
      1,
      1,
      undefined,
    ]);
  });
});
