import { expect, test } from "vitest";
import type { SuggestionFragment } from "./suggest-recipients.graphql.ts";
import { againstWords, forWords, mayBeAsked } from "./suggestion-words.ts";

const agency = { id: "1", name: "Harbor Row Shelter", discipline: "SHELTER_HOUSING", confidentialProgram: true, intakePhone: "+13365550130" } as const;
const suggestion = (over: Partial<SuggestionFragment>): SuggestionFragment => ({ agency, meets: [], reasons: [], against: [], ...over });

test("what speaks for an agency names the needs it serves, and what to know all the same", () => {
  const words = forWords(suggestion({ meets: ["SHELTER_HOUSING", "FOOD"], reasons: ["OFFERS_NEED", "HAS_ROOM"], against: ["LANGUAGE_GAP"] }));
  expect(words).toBe("Shelter and housing. Offers shelter or housing, food. Has room now. Needs an interpreter for the language.");
});

test("a worker may know better than the directory, but not better than the survivor or the agreement", () => {
  expect(mayBeAsked(suggestion({ against: ["NO_ROOM", "OTHER_REGION"] }))).toBe(true);
  expect(mayBeAsked(suggestion({ against: ["NO_ROOM", "LAW_ENFORCEMENT_NOT_WANTED"] }))).toBe(false);
  expect(mayBeAsked(suggestion({ against: ["NO_AGREEMENT"] }))).toBe(false);
  expect(againstWords(suggestion({ against: ["NO_AGREEMENT"] }))).toContain("no sharing agreement");
});
