import { m } from "@roundtable/shared/i18n/messages.js";
import type { Journey_referralFragment } from "./journey.graphql.ts";

export const journeySteps = ["needs", "person", "whom", "consent", "audience"] as const;
export type JourneyStepName = (typeof journeySteps)[number];

const words: Record<JourneyStepName, () => string> = {
  needs: m.journey_step_needs,
  person: m.journey_step_person,
  whom: m.journey_step_whom,
  consent: m.journey_step_consent,
  audience: m.journey_step_audience,
};

export function stepWord(step: JourneyStepName): string {
  return words[step]();
}

/** Where somebody goes on with a referral that was saved before: at the first step that still lacks something. */
export function stepToGoOn({ missing }: Pick<Journey_referralFragment, "missing">): JourneyStepName {
  if (missing.some((field) => field !== "ageBand")) return "needs";
  return missing.length > 0 ? "person" : "whom";
}
