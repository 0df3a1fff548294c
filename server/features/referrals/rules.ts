import type { FieldGroup, LawEnforcementWish, ShareStatus, Urgency } from "@roundtable/shared/referrals.ts";
import { isLawEnforcement, type Discipline } from "@roundtable/shared/roles.ts";

/** Who moves a share: the agency that sent it, the agency that received it, or time itself. */
export type Party = "SENDER" | "RECIPIENT" | "CLOCK";

/** What a person can do with a share; each leads to one status. */
export const steps = {
  ACCEPT: { party: "RECIPIENT", to: "ACCEPTED", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED"] },
  DECLINE: { party: "RECIPIENT", to: "DECLINED", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED"] },
  WAITLIST: { party: "RECIPIENT", to: "WAITLISTED", from: ["SENT", "INFO_REQUESTED", "ANSWERED"] },
  REQUEST_INFORMATION: { party: "RECIPIENT", to: "INFO_REQUESTED", from: ["SENT", "ANSWERED"] },
  ANSWER_REQUEST: { party: "SENDER", to: "ANSWERED", from: ["INFO_REQUESTED"] },
  RECORD_CONTACT: { party: "RECIPIENT", to: "CONTACT_MADE", from: ["ACCEPTED"] },
  START_SERVICES: { party: "RECIPIENT", to: "SERVICES_STARTED", from: ["ACCEPTED", "CONTACT_MADE"] },
  CLOSE: { party: "RECIPIENT", to: "CLOSED", from: ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED"] },
  WITHDRAW_BY_SURVIVOR: { party: "SENDER", to: "WITHDRAWN_BY_SURVIVOR", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"] },
  WITHDRAW: { party: "SENDER", to: "WITHDRAWN_BY_SENDER", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"] },
  ENTERED_IN_ERROR: { party: "SENDER", to: "ENTERED_IN_ERROR", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"] },
  REDIRECT: { party: "SENDER", to: "REDIRECTED", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED", "DECLINED", "EXPIRED"] },
  EXPIRE: { party: "CLOCK", to: "EXPIRED", from: ["SENT", "ANSWERED"] },
  CONSENT_ENDS: { party: "CLOCK", to: "CONSENT_ENDED", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"] },
} as const satisfies Record<string, { party: Party; to: ShareStatus; from: readonly ShareStatus[] }>;
export type Step = keyof typeof steps;

/** Whether a party may take a step from a status (domain.md §4.3, RF-1). The table app.share_step in the database says the same. */
export function mayStep(step: Step, party: Party, from: ShareStatus): boolean {
  const rule = steps[step];
  return rule.party === party && (rule.from as readonly ShareStatus[]).includes(from);
}

/** Statuses in which the recipient reads what the consent names beyond the short form. */
export const openedStatuses: ShareStatus[] = ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED", "CLOSED"];
/** Statuses that wait for the recipient's answer; the clock runs. */
export const waitingStatuses: ShareStatus[] = ["SENT", "ANSWERED"];
/** Statuses from which nothing more happens by itself or by the recipient. */
export const endedStatuses: ShareStatus[] = ["DECLINED", "CLOSED", "WITHDRAWN_BY_SURVIVOR", "WITHDRAWN_BY_SENDER", "EXPIRED", "CONSENT_ENDED", "REDIRECTED", "ENTERED_IN_ERROR"];

/**
 * The status as it is now. Time needs no job: a share whose answer is overdue for good has expired, and one whose
 * consent has run out has ended, before any job has written it down.
 *
 * @param consentEndsAt the earlier of the consent's expiry and its end
 */
export function statusAt(now: Date, share: { status: ShareStatus; answerExpiresAt: Date }, consentEndsAt: Date): ShareStatus {
  if (endedStatuses.includes(share.status)) return share.status;
  if (consentEndsAt <= now) return "CONSENT_ENDED";
  if (waitingStatuses.includes(share.status) && share.answerExpiresAt <= now) return "EXPIRED";
  return share.status;
}

const workday = { from: 9, to: 17 };

/**
 * When an answer is due and when the share ends by itself without one (domain.md §4.3): emergency 1 h and 4 h; urgent
 * 8 working hours (weekdays 9 to 17 in the task force's zone) and 48 h, but never before a day after it was due; routine
 * 2 days and 7 days.
 */
export function planClock(urgency: Urgency, sentAt: Date, timeZone: string): { respondBy: Date; answerExpiresAt: Date } {
  const after = (hours: number) => new Date(sentAt.getTime() + hours * 3_600_000);
  if (urgency === "EMERGENCY") return { respondBy: after(1), answerExpiresAt: after(4) };
  if (urgency === "ROUTINE") return { respondBy: after(48), answerExpiresAt: after(7 * 24) };
  const respondBy = addWorkingHours(sentAt, 8, timeZone);
  return { respondBy, answerExpiresAt: new Date(Math.max(after(48).getTime(), respondBy.getTime() + 24 * 3_600_000)) };
}

/** The instant after so many working hours; holidays are not known to it. */
function addWorkingHours(from: Date, hours: number, timeZone: string): Date {
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  let left = hours * 60;
  for (;;) {
    const opens = at.with({ hour: workday.from, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
    const closes = opens.with({ hour: workday.to });
    const start = Temporal.ZonedDateTime.compare(at, opens) < 0 ? opens : at;
    const minutes = at.dayOfWeek > 5 ? 0 : Math.max(0, start.until(closes).total("minutes"));
    if (minutes >= left) return new Date(start.add({ minutes: Math.floor(left), seconds: Math.round((left % 1) * 60) }).epochMilliseconds);
    left -= minutes;
    at = opens.add({ days: 1 });
  }
}

/** The clock moves on by as long as a question stood open, so that asking costs the sender no time and the recipient none either. */
export function resumeClock(share: { respondBy: Date; answerExpiresAt: Date; clockStoppedAt: Date | null }, now: Date): { respondBy: Date; answerExpiresAt: Date } {
  const stood = share.clockStoppedAt ? Math.max(0, now.getTime() - share.clockStoppedAt.getTime()) : 0;
  return { respondBy: new Date(share.respondBy.getTime() + stood), answerExpiresAt: new Date(share.answerExpiresAt.getTime() + stood) };
}

/** The instant at which a local day ends: access "until Saturday" includes all of Saturday in the task force's zone. */
export function endOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The local day of an instant, as "2026-11-23". */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** What a referral must say before it can be shared, by the name of its field. */
export function missingFrom(referral: { urgency: unknown; needs: readonly unknown[]; reason: unknown; regionId: unknown }, ageBand: unknown): string[] {
  const missing: string[] = [];
  if (referral.needs.length === 0) missing.push("needs");
  if (referral.urgency == null) missing.push("urgency");
  if (referral.reason == null) missing.push("reason");
  if (referral.regionId == null) missing.push("regionId");
  if (ageBand == null) missing.push("ageBand");
  return missing;
}

/** Groups that a consent for this recipient may never open: law enforcement is never told the wish about law enforcement. */
export function groupsNeverFor(discipline: Discipline): FieldGroup[] {
  return isLawEnforcement(discipline) ? ["LAW_ENFORCEMENT_WISH"] : [];
}

/** Whether a survivor's wish lets a referral go to law enforcement at all; the consent must name the agency besides. */
export function wishAllowsLawEnforcement(wish: LawEnforcementWish): boolean {
  return wish === "YES";
}
