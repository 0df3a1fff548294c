import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef } from "#features/agencies/schema.ts";
import type { Suggestions } from "../queries/suggestions.ts";

const SuggestionReason = builder.enumType("SuggestionReason", {
  values: ["OFFERS_NEED", "HAS_ROOM", "COVERS_REGION", "SPEAKS_LANGUAGE", "CONFIDENTIAL_PROGRAM"] as const,
  description: "What speaks for asking an agency.",
});
const SuggestionAgainst = builder.enumType("SuggestionAgainst", {
  values: ["OFFERS_NONE", "NO_ROOM", "OTHER_REGION", "NO_AGREEMENT", "LAW_ENFORCEMENT_NOT_WANTED", "ALREADY_ASKED", "LANGUAGE_GAP"] as const,
  description: "Why an agency is left out, or what to know before asking it.",
});

export const SuggestionRef = builder.objectRef<Suggestions["fitting"][number]>("RecipientSuggestion").implement({
  description: "An agency that could be asked, or is left out, and why.",
  fields: (t) => ({
    agency: t.field({ type: AgencyRef, resolve: ({ candidate }) => candidate }),
    meets: t.field({ type: [enums.Need], description: "Which of the needs it serves.", resolve: ({ meets }) => meets }),
    reasons: t.field({ type: [SuggestionReason], resolve: ({ reasons }) => reasons }),
    against: t.field({ type: [SuggestionAgainst], resolve: ({ against }) => against }),
  }),
});

export const SuggestionsRef = builder.objectRef<Suggestions>("RecipientSuggestions").implement({
  description: "Whom to ask, and who is left out.",
  fields: (t) => ({
    fitting: t.field({ type: [SuggestionRef], resolve: ({ fitting }) => fitting }),
    leftOut: t.field({ type: [SuggestionRef], resolve: ({ leftOut }) => leftOut }),
  }),
});
