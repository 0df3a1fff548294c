import { type LegalDecision, legalMarks } from "@roundtable/shared/legal-process.ts";
import { isLawEnforcement, type Discipline } from "@roundtable/shared/roles.ts";

const day = 86_400_000;

/** Days are written as 2026-11-23. */
type Times = {
  receivedOn: string;
  answerBy?: string | null | undefined;
  counselToldOn?: string | null | undefined;
  survivorToldOn?: string | null | undefined;
};

/** A field that cannot be as it is, and why. */
type Issue = { path: string[]; message: string };

/** Days until the deadline, counted by the calendar: 0 on the day itself, negative afterwards. */
export function daysLeft(answerBy: string, today: string): number {
  return Math.round((Date.parse(answerBy) - Date.parse(today)) / day);
}

/** The nearest of 7, 3 and 1 days that has been reached; null before the first, without a deadline, and once it has passed. */
export function markReached(answerBy: string | null, today: string): number | null {
  if (answerBy === null) return null;
  const left = daysLeft(answerBy, today);
  return left < 0 ? null : (legalMarks.toReversed().find((mark) => left <= mark) ?? null);
}

/** Whether the leads are reminded now: at each mark once, and no more when it was decided. */
export function isReminderDue(
  { decision, answerBy, remindedDays }: { decision: LegalDecision; answerBy: string | null; remindedDays: number | null },
  today: string,
): boolean {
  const mark = markReached(answerBy, today);
  return decision === "PENDING" && mark !== null && (remindedDays === null || mark < remindedDays);
}

/** What cannot be: something that came, or was told, in the future, and anything before the request came. */
export function issuesOf({ receivedOn, answerBy, counselToldOn, survivorToldOn }: Times, today: string): Issue[] {
  const told = { counselToldOn, survivorToldOn };
  return [
    ...Object.entries({ receivedOn, ...told }).flatMap(([field, on]) => (on != null && on > today ? [{ path: [field], message: "is in the future" }] : [])),
    ...Object.entries({ answerBy, ...told }).flatMap(([field, on]) =>
      on != null && on < receivedOn ? [{ path: [field], message: "is before the request came" }] : [],
    ),
  ];
}

/**
 * The agency at the other end of a share, which may be told that there is a legal request. Null for law enforcement that
 * the consent does not name: it does not know of the share, and must not hear of it this way (CR-16).
 */
export function partnerOf(
  share: { fromAgencyId: string; toAgencyId: string; lawEnforcementAllowed: boolean },
  ownAgencyId: string,
  recipient: Discipline,
): string | null {
  if (share.toAgencyId === ownAgencyId) return share.fromAgencyId;
  return isLawEnforcement(recipient) && !share.lawEnforcementAllowed ? null : share.toAgencyId;
}

/** The day of a date as the database gives it, "2026-11-23". */
export function written(date: Date): string {
  return date.toISOString().slice(0, 10);
}
