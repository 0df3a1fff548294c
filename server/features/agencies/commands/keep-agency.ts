import { KeepAgencyInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuse, requireAgency } from "../queries/records.ts";

/** What a lead keeps about their own agency: how to reach it, and whom it can serve where. Each list replaces what was there. */
export function keepAgency(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(KeepAgencyInput, raw);
  const { actor, ability } = acting;
  return transact(acting, { mutation: "keepAgency", input }, async ({ tx, reading, record }) => {
    const { id } = await requireAgency(reading, actor.agencyId, "agency.keep", "keep");
    // An operator keeps names and standing; what an agency offers, only who works there knows.
    if (!actor.seats.includes("AGENCY_LEAD")) await refuse(reading, id, "agency.keep");
    const { count } = await tx.agency.updateMany({
      where: { id, version: input.version },
      data: { intakePhone: input.intakePhone, languages: input.languages, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Agency", id);

    const here = await tx.region.findMany({ where: { AND: [readable(ability, "Region"), { taskForceId: actor.taskForceId }] }, select: { id: true } });
    const regionIds = here.map((region) => region.id);
    if (!input.regionIds.every((region) => regionIds.includes(region)))
      throw new InvalidInput([{ path: ["regionIds"], message: "is no region of this table" }]);
    // What it serves at other tables is kept there.
    await tx.agencyRegion.deleteMany({ where: { agencyId: id, regionId: { in: regionIds } } });
    await tx.agencyRegion.createMany({ data: input.regionIds.map((regionId) => ({ agencyId: id, regionId })) });
    await tx.agencyService.deleteMany({ where: { agencyId: id } });
    await tx.agencyService.createMany({ data: input.services.map((service) => ({ ...service, agencyId: id })) });
    record({ action: "agency.keep", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
