import { m } from "@roundtable/shared/i18n/messages.js";
import type { ratingScale } from "@roundtable/shared/self-assessment.ts";
import { currentLocale } from "#web/lib/locale.ts";
import type { AssessedElementFragment } from "./self-assessment.graphql.ts";

export type Rating = (typeof ratingScale)[number];

const ratingWords: Record<Rating, () => string> = { 0: m.assess_scale_0, 1: m.assess_scale_1, 2: m.assess_scale_2, 3: m.assess_scale_3, 4: m.assess_scale_4 };

/** "Works mostly": what a number of the scale means (decision 0024). */
export function ratingWord(rating: number): string {
  return isRating(rating) ? ratingWords[rating]() : String(rating);
}

/** "2.5": a median may lie between two steps. */
export function middleWritten(median: number): string {
  return new Intl.NumberFormat(currentLocale() === "es" ? "es-US" : "en-US").format(median);
}

/** What is said aloud of one element's picture. */
export function resultSentence({ median, lowest, highest, disagreement }: NonNullable<AssessedElementFragment["result"]>): string {
  if (lowest === highest) return m.assess_result_agreed({ rating: lowest, words: ratingWord(lowest) });
  const sentence = m.assess_result_sentence({ median: middleWritten(median), lowest, highest });
  return disagreement ? `${m.assess_result_differ()} ${sentence}` : sentence;
}

function isRating(rating: number): rating is Rating {
  return rating in ratingWords;
}
