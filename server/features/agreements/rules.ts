import { agreementMarks, type AgreementState } from "@roundtable/shared/agreements.ts";

const day = 86_400_000;
type Term = { startsAt: Date; endsAt: Date };

/** Where an agreement stands by the clock; nobody sets it. */
export function stateOf({ startsAt, endsAt }: Term, now: Date): AgreementState {
  if (endsAt <= now) return "ENDED";
  return startsAt <= now ? "LIVE" : "TO_COME";
}

/** When sharing stops although agreements follow each other without a gap; null when none holds now. */
export function sharingEndsAt(terms: readonly Term[], now: Date): Date | null {
  let until: Date | null = null;
  // Sorted by their beginning, each that begins before the last one ends carries on from it.
  for (const term of terms.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime()))
    if (term.endsAt > now && term.startsAt <= (until ?? now) && (until === null || term.endsAt > until)) until = term.endsAt;
  return until;
}

/** The mark before the end that was passed last, in days: of several passed at once only the nearest is worth a mail. Undefined outside of them. */
export function markPassed(endsAt: Date, now: Date): number | undefined {
  const left = endsAt.getTime() - now.getTime();
  return left <= 0 ? undefined : agreementMarks.toReversed().find((days) => left <= days * day);
}

/** Whether the end is near enough to speak of. */
export function endsSoon(endsAt: Date | null, now: Date): boolean {
  return endsAt !== null && markPassed(endsAt, now) !== undefined;
}

/** The day before a day, both written as 2026-11-23. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(date) - day).toISOString().slice(0, 10);
}
