import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import { Problem } from "#platform/problems.ts";

/** From where the share stands now, this step does not exist. */
export class StepNotPossible extends Problem {
  readonly status: ShareStatus;
  readonly shareId: string;
  constructor(status: ShareStatus, shareId: string) {
    super("This is not possible any more from where the referral stands now.");
    this.status = status;
    this.shareId = shareId;
  }
}

const reasons = {
  CONSENT_ENDED: "The consent has ended. Sharing needs a new one.",
  NOT_CONFIRMED: "Somebody else of your agency has to confirm this consent first.",
  CONSENT_DOES_NOT_FIT: "The referral was changed since, and the consent no longer fits it. Record it anew.",
  NO_AGREEMENT_HERE: "Your agency has no sharing agreement in force.",
  NO_AGREEMENT_THERE: "The other agency has no sharing agreement in force.",
  ALREADY_SHARED: "This consent has already been used.",
  INCOMPLETE: "The referral does not say enough yet.",
  LAW_ENFORCEMENT_NOT_NAMED: "The survivor has not asked for this law-enforcement agency.",
} as const;
export type NotShareableReason = keyof typeof reasons;
export const notShareableReasons = Object.keys(reasons) as NotShareableReason[];

/** Why nothing was shared. Nothing has left the agency. */
export class ReferralNotShareable extends Problem {
  readonly reason: NotShareableReason;
  constructor(reason: NotShareableReason) {
    super(reasons[reason]);
    this.reason = reason;
  }
}
