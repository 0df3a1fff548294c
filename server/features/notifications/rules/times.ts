import type { MailPace } from "@roundtable/shared/mail.ts";

const minute = 60_000;

/** The hour of the task force's own clock at which summaries leave, so that they lie there when work begins. */
export const morningHour = 7;

/** The next whole multiple of `minutes`: mails about referrals leave together, so that their time tells nothing. 0 minutes is at once. */
export function nextSlot(now: Date, minutes: number): Date {
  const width = minutes * minute;
  return width === 0 ? now : new Date(Math.ceil(now.getTime() / width) * width);
}

/** The next morning after `now` in a zone; for WEEKLY that of the next Monday. */
export function nextMorning(now: Date, timeZone: string, pace: Extract<MailPace, "DAILY" | "WEEKLY">): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const at = (days: number) => new Date(today.add({ days }).toZonedDateTime({ timeZone, plainTime: { hour: morningHour } }).epochMilliseconds);
  const first = pace === "DAILY" ? 0 : (8 - today.dayOfWeek) % 7;
  return at(first) > now ? at(first) : at(first + (pace === "DAILY" ? 1 : 7));
}

/** Minutes to wait after each try that did not succeed; with the first try they make twelve, over a day and a half. */
const patience = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 960] as const;

/** How often a mail is tried at all. */
export const maximumTries = patience.length + 1;

/** How long a mail that is on its way belongs to whoever took it: longer than any mail server may take to answer. */
export const leaseMinutes = 15;

/**
 * When a mail is tried again after `tries` tries, or undefined when that was the last. A refusal for good is not asked again
 * within the hour: a server that is wrongly set up says no to everybody for a while.
 */
export function nextTry(tries: number, now: Date, { isForGood, gridMinutes }: { isForGood: boolean; gridMinutes: number }): Date | undefined {
  const minutes = patience[tries - 1];
  if (minutes === undefined) return undefined;
  return nextSlot(new Date(now.getTime() + Math.max(minutes, isForGood ? 60 : 0) * minute), gridMinutes);
}
