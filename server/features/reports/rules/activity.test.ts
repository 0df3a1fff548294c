import fc from "fast-check";
import { expect, test } from "vitest";
import { disciplines } from "@roundtable/shared/roles.ts";
import { trainingAudiences } from "@roundtable/shared/trainings.ts";
import { adviceForWork, workOfMeetings, workOfTrainings } from "./activity.ts";

const count = fc.nat(100_000);
const total = fc
  .uniqueArray(fc.record({ name: fc.constantFrom(...trainingAudiences), count: fc.integer({ min: 1, max: 5000 }) }), { selector: ({ name }) => name })
  .chain((audience) =>
    fc.record({
      kind: fc.constantFrom("TRAINING" as const, "OUTREACH" as const),
      sessions: count,
      minutes: count,
      people: fc.constant(audience.reduce((sum, one) => sum + one.count, 0)),
      audience: fc.constant(audience),
    }),
  );

test("GR-3 trainings and outreach are counted apart, and the audiences of each come to its people", () => {
  fc.assert(
    fc.property(fc.uniqueArray(total, { selector: ({ kind }) => kind }), (totals) => {
      const work = workOfTrainings(totals);
      for (const { kind, sessions, people, audience } of totals) {
        const ofPeople = work.filter(({ code }) => code === `${kind}_PEOPLE`);
        expect(ofPeople.find((one) => one.audience === null)?.count).toBe(people);
        expect(ofPeople.flatMap((one) => (one.audience === null ? [] : [one.count])).reduce((sum, one) => sum + one, 0)).toBe(people);
        expect(ofPeople).toHaveLength(audience.length + 1);
        expect(work.find(({ code }) => code === `${kind}_SESSIONS`)?.count).toBe(sessions);
      }
      expect(work.every(({ code }) => totals.some(({ kind }) => code.startsWith(kind)))).toBe(true);
    }),
  );
});

const somebody = fc.record({
  personId: fc.option(fc.constantFrom("p1", "p2", "p3")),
  agencyId: fc.option(fc.constantFrom("a1", "a2", "a3")),
  discipline: fc.constantFrom(...disciplines),
});
const meetings = fc.array(fc.record({ present: fc.array(somebody, { maxLength: 6 }) }), { maxLength: 6 });

test("MT-08 agencies are counted once in a period and people each time, and the disciplines of each come to the whole", () => {
  fc.assert(
    fc.property(meetings, (held) => {
      const work = workOfMeetings(held);
      const whole = (code: string) => work.find((one) => one.code === code && one.audience === null)?.count;
      const parts = (code: string) => work.flatMap((one) => (one.code === code && one.audience !== null ? [one.count] : []));
      const sum = (numbers: number[]) => numbers.reduce((together, one) => together + one, 0);
      const seated = held.flatMap(({ present }) => present.filter(({ personId, agencyId }) => personId !== null && agencyId !== null));
      expect(whole("MEETINGS_HELD")).toBe(held.length);
      expect(whole("MEETING_AGENCIES")).toBe(new Set(seated.map(({ agencyId }) => agencyId)).size);
      expect(whole("MEETING_DISCIPLINES")).toBe(new Set(seated.map(({ discipline }) => discipline)).size);
      expect(whole("MEETING_PEOPLE")).toBe(seated.length);
      for (const code of ["MEETING_AGENCIES", "MEETING_PEOPLE"]) expect(sum(parts(code)), code).toBe(whole(code));
      expect(work.every(({ count: number, audience }) => audience === null || number > 0)).toBe(true);
    }),
  );
});

test("hours are rounded once and say so, people are counted each time and say so", () => {
  const [, hours] = workOfTrainings([{ kind: "TRAINING", sessions: 3, minutes: 100 + 100 + 100, people: 0, audience: [] }]);
  expect(hours).toEqual({ code: "TRAINING_HOURS", audience: null, count: 5 });
  expect(adviceForWork("TRAINING_HOURS")).toEqual({ method: "HUB_RECORDS", caveats: ["ROUNDED_TO_HOURS"] });
  expect(adviceForWork("OUTREACH_PEOPLE").caveats).toEqual(["COUNTED_EACH_TIME"]);
  expect(adviceForWork("MEETINGS_HELD").caveats).toEqual(["OPEN_BODIES_ALONE"]);
  expect(adviceForWork("MEETING_PEOPLE").caveats).toEqual(["HALF_THE_MEETING", "COUNTED_EACH_TIME"]);
  expect(adviceForWork("AGREEMENTS_SIGNED").caveats).toEqual([]);
});
