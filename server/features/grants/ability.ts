import { worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { Rules } from "#platform/casl.ts";

/**
 * Awards and what hangs on them are the coordinators' and those people's who work for the agency that holds the award; its
 * lead and the coordinators keep them. The operator, advisers and every other agency see none of it.
 */
export const grantRules: Rules = ({ taskForceId, agencyId, seats }, can) => {
  const isCoordinator = seats.includes("COORDINATOR");
  for (const subject of ["Award", "ReportingRule", "ReportFiling", "GrantRequirement", "RequirementMilestone"] as const) {
    if (worksWithReferrals(seats)) can("read", subject, { taskForceId, holderAgencyId: agencyId }).because("their agency holds the award");
    if (seats.includes("AGENCY_LEAD")) can("keep", subject, { taskForceId, holderAgencyId: agencyId }).because("they lead the agency that holds it");
    if (isCoordinator) can(["read", "keep"], subject, { taskForceId });
  }
};
