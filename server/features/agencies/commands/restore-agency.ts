import { RestoreAgencyInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireAgency } from "../queries/records.ts";

/** The agency's people may sign in again. */
export function restoreAgency(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RestoreAgencyInput, raw);
  return transact(acting, { mutation: "restoreAgency", input }, async ({ tx, reading, record }) => {
    const { id } = await requireAgency(reading, input.agencyId, "agency.restore", "administer");
    const { count } = await tx.agency.updateMany({
      where: { id, version: input.version, disabledAt: { not: null } },
      data: { disabledAt: null, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Agency", id);
    record({ action: "agency.restore", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
