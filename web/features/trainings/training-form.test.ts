import fc from "fast-check";
import { addsUp, trainingAudiences } from "@roundtable/shared/trainings.ts";
import { expect, test } from "vitest";
import { emptyTraining, factsOf, standingOf } from "./training-form.ts";

const typed = fc.dictionary(fc.constantFrom(...trainingAudiences), fc.integer({ min: 0, max: 500 }).map(String), { noNullPrototype: true });

test("what the form says of the groups is what the hub will check", () => {
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 4000 }), (audience, attendees) => {
      const form = { ...emptyTraining, audience, attendees: String(attendees) };
      const standing = standingOf(form);
      expect(standing?.sum === standing?.attendees).toBe(addsUp(factsOf(form)));
    }),
  );
});

test("groups left empty or at nought are not sent, and hours may be written with a comma", () => {
  const facts = factsOf({ ...emptyTraining, hours: "1,5", attendees: "12", audience: { HEALTH: "12", YOUTH: "", BUSINESS: "0" } });
  expect(facts.minutes).toBe(90);
  expect(facts.audience).toEqual([{ audience: "HEALTH", people: 12 }]);
});

test("what is no number is told apart from what does not add up", () => {
  expect(standingOf({ attendees: "12", audience: { HEALTH: "a dozen" } })).toBeNull();
  expect(factsOf({ ...emptyTraining, attendees: "about 12" }).attendees).toBeNaN();
});
