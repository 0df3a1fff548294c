import type { SharingAgreementModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { agencyColumns, type AgencyRow } from "#features/agencies/queries/rows.ts";
import { agreementsOf } from "#features/agreements/queries.ts";
import { staffOf, type StaffView } from "../queries.ts";

/** What a task force or an agency keeps to show that it keeps confidentiality (CR-26). */
export type ConfidentialityFile = { asOf: Date; agencies: { agency: AgencyRow; agreements: SharingAgreementModel[]; staff: StaffView[] }[] };

/** Of the own agency for its lead, of the whole table for a coordinator and the operator; null for others. Without addresses of mail for a coordinator. */
export async function loadConfidentialityFile(reading: Reading): Promise<ConfidentialityFile | null> {
  const { db, ability, actor, clock } = reading;
  const wholeTable = actor.operator || actor.seats.includes("COORDINATOR");
  if (!wholeTable && !actor.seats.includes("AGENCY_LEAD")) return null;
  const whose = wholeTable ? { memberships: { some: { taskForceId: actor.taskForceId } } } : { id: actor.agencyId };
  const agencies = await db.agency.findMany({
    where: { AND: [readable(ability, "Agency"), whose] },
    select: agencyColumns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const ids = agencies.map(({ id }) => id);
  const [agreements, staff] = await Promise.all([agreementsOf(reading, ids), staffOf(reading, ids)]);
  return {
    asOf: clock.now(),
    agencies: agencies.map((agency) => ({
      agency,
      agreements: agreements.filter(({ agencyId }) => agencyId === agency.id),
      staff: staff.filter(({ person }) => person.agencyId === agency.id),
    })),
  };
}
