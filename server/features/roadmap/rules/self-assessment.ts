import { disagreementFrom } from "@roundtable/shared/self-assessment.ts";

/** What the ratings of one element say together. */
export type Spread = { median: number; lowest: number; highest: number; spread: number; disagreement: boolean };

/**
 * The middle of the ratings (of an even number: halfway between the two in the middle), and how far they lie apart. Agencies
 * disagree where the highest and the lowest are two steps of the scale apart or more (decision 0024); null without a rating.
 */
export function spreadOf(ratings: readonly number[]): Spread | null {
  const sorted = ratings.toSorted((a, b) => a - b);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (lowest === undefined || highest === undefined || upper === undefined || lower === undefined) return null;
  const spread = highest - lowest;
  return { median: (lower + upper) / 2, lowest, highest, spread, disagreement: spread >= disagreementFrom };
}
