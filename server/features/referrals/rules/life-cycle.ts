import type { ShareStatus } from "@roundtable/shared/referrals.ts";

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
  WITHDRAW_BY_SURVIVOR: {
    party: "SENDER",
    to: "WITHDRAWN_BY_SURVIVOR",
    from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"],
  },
  WITHDRAW: {
    party: "SENDER",
    to: "WITHDRAWN_BY_SENDER",
    from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"],
  },
  ENTERED_IN_ERROR: {
    party: "SENDER",
    to: "ENTERED_IN_ERROR",
    from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"],
  },
  REDIRECT: { party: "SENDER", to: "REDIRECTED", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED", "DECLINED", "EXPIRED"] },
  EXPIRE: { party: "CLOCK", to: "EXPIRED", from: ["SENT", "ANSWERED"] },
  CONSENT_ENDS: {
    party: "CLOCK",
    to: "CONSENT_ENDED",
    from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"],
  },
} as const satisfies Record<string, { party: Party; to: ShareStatus; from: readonly ShareStatus[] }>;
export type Step = keyof typeof steps;

/** Whether a party may take a step from a status (domain.md §4.3, RF-1). The table app.share_step in the database says the same. */
export function mayStep(step: Step, party: Party, from: ShareStatus): boolean {
  const rule = steps[step];
  return rule.party === party && (rule.from as readonly ShareStatus[]).includes(from);
}

/** A status after which nothing more is due; the year the database uses for never. */
export const NOTHING_DUE = new Date("9999-12-31T00:00:00Z");

/** The steps a person is offered, by the name the client shows. Withdrawing has one name, whoever asked for it. */
export const shareSteps = [
  "ACCEPT",
  "DECLINE",
  "WAITLIST",
  "REQUEST_INFORMATION",
  "ANSWER_REQUEST",
  "RECORD_CONTACT",
  "START_SERVICES",
  "CLOSE",
  "WITHDRAW",
  "REDIRECT",
  "NARROW_CONSENT",
] as const;
export type ShareStepName = (typeof shareSteps)[number];

/** Which of them exist for one side from a status. A consent can be narrowed while anything still stands on it. */
export function stepsFrom(status: ShareStatus, party: Party): ShareStepName[] {
  return shareSteps.filter((step) => (step === "NARROW_CONSENT" ? party === "SENDER" && mayStep("WITHDRAW", party, status) : mayStep(step, party, status)));
}

/** Statuses in which the recipient reads what the consent names beyond the short form. */
export const openedStatuses: ShareStatus[] = ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED", "CLOSED"];
/** Statuses that wait for the recipient's answer; the clock runs. */
export const waitingStatuses: ShareStatus[] = ["SENT", "ANSWERED"];
/** Statuses from which nothing more happens by itself or by the recipient. */
export const endedStatuses: ShareStatus[] = [
  "DECLINED",
  "CLOSED",
  "WITHDRAWN_BY_SURVIVOR",
  "WITHDRAWN_BY_SENDER",
  "EXPIRED",
  "CONSENT_ENDED",
  "REDIRECTED",
  "ENTERED_IN_ERROR",
];

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
