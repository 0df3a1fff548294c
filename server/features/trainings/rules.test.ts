import { addsUp, trainingAudiences } from "@roundtable/shared/trainings.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addUp, countsOf } from "./rules.ts";

const counts = fc.dictionary(fc.constantFrom(...trainingAudiences), fc.integer({ min: 1, max: 500 }));

test("counts are read in the order of the list, whatever order they were kept in", () => {
  expect(countsOf(["A", "B", "C"], { C: 2, A: 1 })).toEqual([
    { name: "A", count: 1 },
    { name: "C", count: 2 },
  ]);
});

test("the counts of several entries add up name by name, and nobody is lost", () => {
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 8 }), (entries) => {
      const total = addUp(trainingAudiences, entries);
      const people = entries.flatMap((entry) => Object.values(entry)).reduce((sum, one) => sum + one, 0);
      expect(total.every(({ count }) => count > 0)).toBe(true);
      expect(addsUp({ attendees: people, audience: total.map(({ count }) => ({ people: count })) })).toBe(true);
      for (const { name, count } of total) expect(count).toBe(entries.reduce((sum, entry) => sum + (entry[name] ?? 0), 0));
    }),
  );
});
