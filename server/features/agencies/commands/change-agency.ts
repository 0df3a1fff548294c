import { ChangeAgencyInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireAgency } from "../queries/records.ts";

/** Corrects what is known of an agency, all but its discipline, which takes two operators. */
export function changeAgency(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeAgencyInput, raw);
  const { clientKey: _, agencyId, version, ...facts } = input;
  return transact(acting, { mutation: "changeAgency", input }, async ({ tx, reading, record }) => {
    const { id } = await requireAgency(reading, agencyId, "agency.change", "administer");
    const { count } = await tx.agency.updateMany({ where: { id, version }, data: { ...facts, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Agency", id);
    record({ action: "agency.change", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION", confidentialProgram: input.confidentialProgram } });
    return id;
  });
}
