import { AssignMilestoneInput } from "@roundtable/shared/roadmap.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findAgencyAtTable } from "#features/agencies/queries.ts";
import { requireMilestone } from "../queries.ts";
import { tellHistory } from "./tell-history.ts";

/** Says who sees to a milestone: an agency of the table, one of its people, or nobody yet. */
export function assignMilestone(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AssignMilestoneInput, raw);
  const owner = { ownerAgencyId: input.ownerAgencyId ?? null, ownerPersonId: input.ownerPersonId ?? null };
  return transact(acting, { mutation: "assignMilestone", input }, async (unit) => {
    const { tx, reading } = unit;
    const milestone = await requireMilestone(reading, input.milestoneId, "milestone.assign", "coordinate");
    const after = await nameOf(reading, owner);
    const { count } = await tx.milestone.updateMany({ where: { id: milestone.id, version: input.version }, data: { ...owner, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Milestone", milestone.id);
    await tellHistory(unit, "milestone.assign", milestone, { kind: "ASSIGNED", after });
    return milestone.id;
  });
}

type Owner = { ownerAgencyId: string | null; ownerPersonId: string | null };

/** "Person, Agency". @throws NotFound, InvalidInput for whom the table does not know */
async function nameOf(reading: Reading, { ownerAgencyId, ownerPersonId }: Owner): Promise<string | null> {
  if (ownerAgencyId === null) return null;
  const agency = await findAgencyAtTable(reading, ownerAgencyId);
  if (!agency) throw new NotFound();
  if (ownerPersonId === null) return agency.name;
  const there = { id: ownerPersonId, agencyId: agency.id, disabledAt: null };
  const person = await reading.db.person.findFirst({ where: { AND: [readable(reading.ability, "Person"), there] }, select: { name: true } });
  if (!person) throw new InvalidInput([{ path: ["ownerPersonId"], message: "does not work at this agency" }]);
  return `${person.name}, ${agency.name}`;
}
