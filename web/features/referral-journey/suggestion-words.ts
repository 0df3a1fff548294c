import { m } from "@roundtable/shared/i18n/messages.js";
import { needsInline } from "#web/features/referrals/words.ts";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import type { SuggestionFragment } from "./suggest-recipients.graphql.ts";

type Words<Value extends string> = Record<Value, () => string>;

const reasons: Words<SuggestionFragment["reasons"][number]> = {
  OFFERS_NEED: m.journey_for_offers,
  HAS_ROOM: m.journey_for_room,
  COVERS_REGION: m.journey_for_region,
  SPEAKS_LANGUAGE: m.journey_for_language,
  CONFIDENTIAL_PROGRAM: m.journey_for_confidential,
};

const against: Words<SuggestionFragment["against"][number]> = {
  OFFERS_NONE: m.journey_against_none,
  NO_ROOM: m.journey_against_room,
  OTHER_REGION: m.journey_against_region,
  NO_AGREEMENT: m.journey_against_agreement,
  LAW_ENFORCEMENT_NOT_WANTED: m.journey_against_law,
  ALREADY_ASKED: m.journey_against_asked,
  LANGUAGE_GAP: m.journey_against_language,
};

const neverAsked: readonly SuggestionFragment["against"][number][] = ["NO_AGREEMENT", "LAW_ENFORCEMENT_NOT_WANTED", "ALREADY_ASKED"];

/** What speaks for an agency, as sentences: what it is, then which of the needs it serves. */
export function forWords({ agency, reasons: found, meets, against: known }: SuggestionFragment): string {
  const offers = meets.length > 0 ? [m.journey_for_needs({ needs: needsInline(meets) })] : [];
  const others = found.filter((reason) => reason !== "OFFERS_NEED").map((reason) => reasons[reason]());
  return [`${disciplineName(agency.discipline)}.`, ...offers, ...others, ...known.map((word) => against[word]())].join(" ");
}

/** Why an agency is left out. */
export function againstWords({ agency, against: found }: SuggestionFragment): string {
  return [`${disciplineName(agency.discipline)}.`, ...found.map((word) => against[word]())].join(" ");
}

/** Whether a worker who knows better may ask an agency that was left out: nothing in the rules forbids it. */
export function mayBeAsked({ against: found }: SuggestionFragment): boolean {
  return !found.some((word) => neverAsked.includes(word));
}
