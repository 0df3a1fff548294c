import { isLawEnforcement, worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { Rules } from "#platform/casl.ts";
import { openedStatuses } from "./rules/life-cycle.ts";

/**
 * Referrals belong to the agency that made them; a recipient reads what a living consent sends it (CR-01, CR-04, CR-16).
 * A coordinator, an adviser and the operator have no rule here at all, and so see nothing.
 */
export const referralRules: Rules = (actor, can, now) => {
  const { agencyId, taskForceId } = actor;
  // Nothing of a referral opens before the confidentiality statement was accepted this year.
  if (!worksWithReferrals(actor.seats) || !actor.statementAccepted) return;

  // A consent that does not name law enforcement is not there for it, not even as a number.
  const named = isLawEnforcement(actor.discipline) ? { lawEnforcementAllowed: true } : {};
  const own = { ownerAgencyId: agencyId, taskForceId };
  const sent = { fromAgencyId: agencyId, taskForceId };
  const received = { toAgencyId: agencyId, taskForceId, recipientUntil: { gt: now }, ...named };
  const opened = { ...received, status: { in: openedStatuses } };

  can(["read", "draft", "share"], "Referral", own).because("the agency's own record");
  can("read", "ReferralKey", { referral: { is: own } });
  can("read", "SurvivorGroup", { key: { is: { referral: { is: own } } } });
  can(["read", "withdraw", "confirm"], "Consent", own);
  // What waits for a second person is not there for the agency it names.
  for (const settled of [{ confirmBy: null }, { confirmedAt: { lte: now } }])
    can("read", "Consent", { recipientAgencyId: agencyId, taskForceId, endedAt: null, expiresAt: { gt: now }, ...settled, ...named }).because(
      "it names this agency and has not ended",
    );
  can(["read", "withdraw"], "Share", sent);
  can(["read", "answer"], "Share", received).because("a living consent names this agency");
  for (const share of [sent, received]) {
    can("read", "ShareBrief", { share: { is: share } });
    can("read", "ShareEvent", { share: { is: share } });
    can("read", "InformationRequest", { share: { is: share } });
  }
  for (const share of [sent, opened]) {
    can("read", "ShareKey", { share: { is: share } });
    can("read", "ShareGroup", { key: { is: { share: { is: share } } } }).because("sent by this agency; or accepted, and the consent names it");
  }
  can("read", "Notice", { agencyId, taskForceId });
};
