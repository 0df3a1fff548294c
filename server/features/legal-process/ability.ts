import type { Rules } from "#platform/casl.ts";

/** The register of legal requests is the leads' of the agency that was asked: no partner, coordinator or operator reads it (CR-22). */
export const legalProcessRules: Rules = ({ agencyId, taskForceId, seats, statementAccepted }, can) => {
  if (!seats.includes("AGENCY_LEAD") || !statementAccepted) return;
  can(["read", "keep"], "LegalRequest", { agencyId, taskForceId }).because("their own agency was asked");
  can("read", "LegalRequestVersion", { agencyId, taskForceId });
};
