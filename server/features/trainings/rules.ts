import { z } from "zod";

const Counts = z.record(z.string(), z.int());

/** Counts by name, as the database keeps them: {"BROCHURE": 100}. */
export type Counts<Name extends string> = { name: Name; count: number }[];

/** What was counted, in the order of the list; names with nothing are left out. */
export function countsOf<Name extends string>(names: readonly Name[], kept: unknown): Counts<Name> {
  const counts = Counts.parse(kept);
  return names.flatMap((name) => (counts[name] ? [{ name, count: counts[name] }] : []));
}

/** The counts of several entries added up, name by name. */
export function addUp<Name extends string>(names: readonly Name[], kept: readonly unknown[]): Counts<Name> {
  const all = kept.map((one) => Counts.parse(one));
  return names.map((name) => ({ name, count: all.reduce((sum, counts) => sum + (counts[name] ?? 0), 0) })).filter(({ count }) => count > 0);
}
