import { SuspendAgencyInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { NotYourself } from "../problems.ts";
import { requireAgency } from "../queries/records.ts";

/** Everybody of the agency is out, with their next request (AU-09). What was shared stays as it is. @throws NotYourself for the agency at which one works */
export function suspendAgency(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SuspendAgencyInput, raw);
  return transact(acting, { mutation: "suspendAgency", input }, async ({ tx, reading, record }) => {
    const { id } = await requireAgency(reading, input.agencyId, "agency.suspend", "administer");
    if (id === acting.actor.agencyId) throw new NotYourself();
    const { count } = await tx.agency.updateMany({
      where: { id, version: input.version, disabledAt: null },
      data: { disabledAt: acting.clock.now(), version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Agency", id);
    record({ action: "agency.suspend", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
