import { worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { Rules } from "#platform/casl.ts";

/** Holds and tombstones belong to the agency whose referral it is or was, and to its people who work with referrals. */
export const retentionRules: Rules = (actor, can) => {
  if (!worksWithReferrals(actor.seats) || !actor.statementAccepted) return;
  const own = { ownerAgencyId: actor.agencyId, taskForceId: actor.taskForceId };
  can("hold", "Referral", own).because("two people of the agency keep its own record from being purged");
  can(["read", "hold"], "LegalHold", own);
  can("read", "PurgedReferral", own);
};
