import fc from "fast-check";
import ICAL from "ical.js";
import { tzlib_get_ical_block as timeZoneBlock } from "timezones-ical-library";
import { beforeAll, describe, expect, test } from "vitest";
import { type MeetingRule, weekdays } from "@roundtable/shared/meetings.ts";
import { addDays, federalHolidaysIn, instantOf, isFederalHoliday } from "./days.ts";
import { firstDay, lastDay, ruleDays, ruleOf, ruleText } from "./recurrence.ts";

const zones = ["America/New_York", "America/Chicago", "America/Phoenix", "America/Anchorage"];

beforeAll(() => {
  for (const zone of zones) ICAL.TimezoneService.register(ICAL.Component.fromString(String([timeZoneBlock(zone)].flat()[0])));
});

const interval = fc.integer({ min: 1, max: 6 });
const weekday = fc.constantFrom(...weekdays);
const rules: fc.Arbitrary<MeetingRule> = fc.oneof(
  fc.record({ frequency: fc.constant("WEEKLY" as const), interval, weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 }) }),
  fc.record({ frequency: fc.constant("MONTHLY" as const), interval, weekdays: weekday.map((day) => [day]), nth: fc.constantFrom(1, 2, 3, 4, -1) }),
  fc.record({ frequency: fc.constant("MONTHLY" as const), interval, monthDay: fc.constantFrom(1, 15, 28, 29, 30, 31, -1) }),
);
/** Not between one and three at night, which the clocks skip or repeat once a year: of such an hour calendar programs disagree among themselves. */
const clock = fc.oneof(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 180, max: 1439 }));
/** Over thirty years, with leap years in them. */
const day = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays("2007-11-01", days));

/** The instants as the calendar library reads them, out of the entry's own words. */
function readByIcal(zone: string, startsOn: string, minutes: number, rule: string, untilOn: string): number[] {
  const compact = startsOn.replaceAll("-", "");
  const at = `${String(Math.floor(minutes / 60)).padStart(2, "0")}${String(minutes % 60).padStart(2, "0")}00`;
  const until = `${instantOf(untilOn, 1439, zone).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const text = `BEGIN:VEVENT\r\nUID:x\r\nDTSTART;TZID=${zone}:${compact}T${at}\r\nRRULE:${rule};UNTIL=${until}\r\nEND:VEVENT`;
  const event = new ICAL.Event(ICAL.Component.fromString(text));
  const found: number[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && found.length < 2000; next = iterator.next()) found.push(next.toJSDate().getTime());
  return found;
}

describe("MT-01 recurrence", () => {
  test(
    "MT-01 gives on 1,000 random rules the instants that a calendar program gives, across changes of the clocks and leap years",
    { timeout: 120_000 },
    () => {
      let meetings = 0;
      fc.assert(
        fc.property(fc.constantFrom(...zones), day, clock, rules, fc.integer({ min: 0, max: 1500 }), (zone, from, minutes, rule, length) => {
          const text = ruleText(rule);
          const untilOn = addDays(from, length);
          const startsOn = firstDay({ startsOn: from, rule: text, untilOn });
          if (startsOn === null) return;
          const ours = ruleDays({ startsOn, rule: text, untilOn }, startsOn, untilOn).map((on) => instantOf(on, minutes, zone).getTime());
          meetings += ours.length;
          expect(ours).toEqual(readByIcal(zone, startsOn, minutes, text, untilOn));
        }),
        { numRuns: 1000 },
      );
      expect(meetings).toBeGreaterThan(20_000);
    },
  );

  test("MT-01 finds in a part of the calendar what it finds in the whole", () => {
    fc.assert(
      fc.property(day, rules, fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 62 }), (from, rule, after, width) => {
        const days = { startsOn: from, rule: ruleText(rule), untilOn: lastDay(from, null) };
        const [first, last] = [addDays(from, after), addDays(from, after + width)];
        const whole = ruleDays(days, from, days.untilOn).filter((on) => on >= first && on <= last);
        expect(ruleDays(days, first, last)).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  test("MT-01 reads a rule as it was written", () => {
    fc.assert(
      fc.property(rules, (rule) => {
        expect(ruleText(ruleOf(ruleText(rule), null))).toBe(ruleText(rule));
      }),
    );
  });

  test("MT-01 a meeting at ten is at ten on both sides of a change of the clocks", () => {
    const on = (days: string[]) => days.map((at) => instantOf(at, 600, "America/New_York").toISOString());
    expect(on(ruleDays({ startsOn: "2026-02-18", rule: "FREQ=MONTHLY;INTERVAL=1;BYDAY=3WE", untilOn: "2026-12-31" }, "2026-02-01", "2026-04-30"))).toEqual([
      "2026-02-18T15:00:00.000Z",
      "2026-03-18T14:00:00.000Z",
      "2026-04-15T14:00:00.000Z",
    ]);
  });
});

describe("MT-01 federal holidays", () => {
  test("MT-01 are those of the Office of Personnel Management's calendars, with the days on which they are observed", () => {
    expect(federalHolidaysIn(2026)).toEqual([
      "2026-01-01",
      "2026-01-19",
      "2026-02-16",
      "2026-05-25",
      "2026-06-19",
      "2026-07-03",
      "2026-07-04",
      "2026-09-07",
      "2026-10-12",
      "2026-11-11",
      "2026-11-26",
      "2026-12-25",
    ]);
    // A New Year's Day on a Saturday is observed in the old year.
    expect(isFederalHoliday("2027-12-31")).toBe(true);
    expect(isFederalHoliday("2028-01-01")).toBe(true);
    expect(isFederalHoliday("2026-12-31")).toBe(false);
  });
});
