import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AwardSpan, isWeekend, periodsOf, reminderOn, type ReportingRule, riskOf } from "./rules/calendar.ts";
import { deadlineOf, doOverlap, keepsFilings, owedBy, spanOf } from "./rules/deadlines.ts";

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

/** The referee for due dates: counts on day by day, and in months until so many of them have ended. */
function dueDayByDay(endsOn: string, { unit, after }: ReportingRule["due"]): string {
  let date = endsOn;
  if (unit === "DAYS") {
    for (let left = after; left > 0; left--) date = next(date);
    return date;
  }
  let ended = date.slice(0, 7) === next(date).slice(0, 7) ? -1 : 0;
  while (ended < after) {
    date = next(date);
    if (date.slice(0, 7) !== next(date).slice(0, 7)) ended += 1;
  }
  return date;
}

const asRule = (
  { frequency, yearStartsIn, due }: ReportingRule,
  { startsOn = null, endsOn = null }: { startsOn?: string | null; endsOn?: string | null } = {},
) => ({
  id: "",
  report: "OTHER" as const,
  name: "Report",
  frequency,
  yearStartsIn,
  dueUnit: due.unit,
  dueAfter: due.after,
  startsOn: startsOn === null ? null : new Date(startsOn),
  endsOn: endsOn === null ? null : new Date(endsOn),
});
const asAward = ({ startsOn, endsOn }: AwardSpan) => ({ startsOn: new Date(startsOn), endsOn: new Date(endsOn) });

describe("the calendar of an award", () => {
  test("misses no period and doubles none, across fiscal years, leap years and clock changes", () => {
    fc.assert(
      fc.property(rule, span, (one, award) => {
        const periods = periodsOf(one, award);
        expect(periods[0]?.startsOn).toBe(award.startsOn);
        expect(periods.at(-1)?.endsOn).toBe(award.endsOn);
        const numbers = periods.map(({ startsOn, endsOn }, at) => {
          expect(startsOn <= endsOn).toBe(true);
          expect(startsOn).toBe(at === 0 ? award.startsOn : next(periods[at - 1]?.endsOn ?? ""));
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

describe("the rules of an award", () => {
  test("put every due date where a calendar on the wall has it, counted day by day", () => {
    fc.assert(
      fc.property(rule, span, (one, award) => {
        for (const { endsOn, dueOn } of periodsOf(one, award).slice(0, 6)) expect(dueOn).toBe(dueDayByDay(endsOn, one.due));
      }),
      { numRuns: 60 },
    );
  });

  test("cover each day once where one rule takes over from another, whatever they are and wherever they meet", () => {
    fc.assert(
      fc.property(rule, rule, span, fc.integer({ min: -40, max: 2300 }), (one, other, award, after) => {
        const lastOfFirst = Temporal.PlainDate.from(award.startsOn).add({ days: after }).toString();
        const [first, second] = [asRule(one, { endsOn: lastOfFirst }), { ...asRule(other, { startsOn: next(lastOfFirst) }), id: "other" }];
        expect(doOverlap(first, second)).toBe(false);
        expect(doOverlap(first, { ...second, startsOn: first.endsOn })).toBe(true);
        const periods = [...owedBy(first, asAward(award)), ...owedBy(second, asAward(award))];
        expect([periods[0]?.startsOn, periods.at(-1)?.endsOn]).toEqual([award.startsOn, award.endsOn]);
        expect(periods.slice(1).map(({ startsOn }) => startsOn)).toEqual(periods.slice(0, -1).map(({ endsOn }) => next(endsOn)));
      }),
      { numRuns: 100 },
    );
  });

  test("overlap by days exactly where they share one, and not with what is owed once", () => {
    const bounds = fc.tuple(day, fc.integer({ min: 0, max: 60 }), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(rule, bounds, bounds, (one, ...both) => {
        const [first, second] = both.map(([startsOn, days, isOpen, isEndless], at) => ({
          ...asRule(one, { startsOn: isOpen ? null : startsOn, endsOn: isEndless ? null : Temporal.PlainDate.from(startsOn).add({ days }).toString() }),
          id: String(at),
        }));
        if (!first || !second) return;
        const holdsOn = ({ startsOn, endsOn }: typeof first, date: Date) => (startsOn === null || startsOn <= date) && (endsOn === null || date <= endsOn);
        const edges = [first, second].flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]).filter((edge) => edge !== null);
        const someDays = [...edges, new Date("1990-01-01"), new Date("2090-01-01")];
        expect(doOverlap(first, second)).toBe(someDays.some((date) => holdsOn(first, date) && holdsOn(second, date)));
        expect(doOverlap(first, { ...second, frequency: "FINAL" })).toBe(false);
        expect(doOverlap(first, { ...second, name: "Another" })).toBe(false);
        expect(doOverlap(first, { ...second, id: first.id })).toBe(false);
      }),
    );
  });

  test("hold on no day outside the award", () => {
    expect(spanOf({ startsOn: "2029-01-01", endsOn: null }, { startsOn: "2025-10-01", endsOn: "2028-09-30" })).toBe(null);
    expect(spanOf({ startsOn: "2020-01-01", endsOn: "2026-01-31" }, { startsOn: "2025-10-01", endsOn: "2028-09-30" })).toEqual({
      startsOn: "2025-10-01",
      endsOn: "2026-01-31",
    });
  });

  test("keep what was filed: an award may end later, and not so that a filed period is another", () => {
    const quarterly: ReportingRule = { frequency: "QUARTERLY", yearStartsIn: 1, due: { unit: "DAYS", after: 30 } };
    const filed = [{ periodStartsOn: new Date("2026-07-01"), periodEndsOn: new Date("2026-09-30") }];
    const keeps = (endsOn: string, one: ReportingRule = quarterly) => keepsFilings(filed, owedBy(asRule(one), asAward({ startsOn: "2025-10-01", endsOn })));
    expect([keeps("2026-09-30"), keeps("2028-09-30"), keeps("2026-09-29"), keeps("2028-09-30", { ...quarterly, frequency: "ANNUAL" })]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("GR-1 say of a weekend that it is one, whatever the funder's rule, and leave the date", () => {
    expect(deadlineOf("2027-01-30", null, "2027-01-28")).toEqual({ dueOn: "2027-01-30", standing: "DUE_SOON", daysLeft: 2, isOnWeekend: true });
    expect(deadlineOf("2027-01-29", "FILED", "2027-03-01")).toEqual({ dueOn: "2027-01-29", standing: "FILED", daysLeft: -31, isOnWeekend: false });
    expect(deadlineOf(null, null, "2027-01-28")).toEqual({ dueOn: null, standing: "NO_DATE", daysLeft: null, isOnWeekend: false });
  });
});
