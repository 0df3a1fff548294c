import { isLawEnforcement, type SeatRole } from "@roundtable/shared/roles.ts";
import type { Rules } from "#platform/casl.ts";

const working: readonly SeatRole[] = ["COORDINATOR", "ADVOCATE", "LIAISON", "AGENCY_LEAD"];

/**
 * A report is overseen by coordinators and by the people of the agency that holds its award; an agency that was asked
 * enters its own numbers, which nobody else reads. Everybody at the table reads the protected copy of what was filed, and
 * advisers nothing else; the operator nothing at all.
 */
export const reportRules: Rules = ({ taskForceId, agencyId, discipline, seats }, can) => {
  if (seats.length === 0) return;
  can("read", "SharedReport", { taskForceId, kind: "TABLES" });
  if (!isLawEnforcement(discipline)) can("read", "SharedReport", { taskForceId, kind: "FLOW" }).because("how busy referrals are is not for law enforcement");
  if (!seats.some((seat) => working.includes(seat))) return;

  const own = { taskForceId, agencyId };
  const held = { taskForceId, holderAgencyId: agencyId };
  can("read", "Report", { taskForceId, entries: { some: { agencyId } } }).because("their agency was asked");
  can(["read", "report"], "ReportEntry", own).because("their agency was asked");
  can("read", "ReportNumber", own);
  can("read", "ReportEvent", own);
  if (seats.includes("AGENCY_LEAD") || seats.includes("COORDINATOR")) can("confirm", "ReportEntry", own).because("they answer for its numbers");

  for (const subject of ["Report", "ReportEntry", "ReportEvent", "ReportSnapshot"] as const) {
    can("read", subject, held).because("their agency holds the award");
    if (seats.includes("COORDINATOR")) can("read", subject, { taskForceId });
  }
  for (const subject of ["Report", "ReportEntry"] as const) {
    if (seats.includes("AGENCY_LEAD")) can("keep", subject, held).because("they lead the agency that holds the award");
    if (seats.includes("COORDINATOR")) can("keep", subject, { taskForceId });
  }
};
