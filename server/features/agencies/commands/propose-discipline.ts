import { disciplineProposalDays, ProposeDisciplineInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { ProposalOpen } from "../problems.ts";
import { listDisciplineChanges, requireAgency } from "../queries/records.ts";

const day = 86_400_000;

/**
 * Asks for a change of an agency's discipline. What its people may see hangs on that, so nothing changes before another
 * operator confirms it.
 *
 * @throws ProposalOpen while another one waits
 */
export function proposeDiscipline(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ProposeDisciplineInput, raw);
  const work = transact(acting, { mutation: "proposeDiscipline", input }, async ({ tx, reading, record }) => {
    const { id: agencyId, discipline } = await requireAgency(reading, input.agencyId, "agency.propose-discipline", "administer");
    if (discipline === input.discipline) throw new InvalidInput([{ path: ["discipline"], message: "is what it is already" }]);
    const [open] = await listDisciplineChanges(reading, agencyId);
    if (open) throw new ProposalOpen(open.id);
    const now = acting.clock.now();
    await tx.disciplineChange.updateMany({ where: { agencyId, decision: null }, data: { decision: "EXPIRED", decidedAt: now } });
    const { id } = await tx.disciplineChange.create({
      data: {
        agencyId,
        fromDiscipline: discipline,
        toDiscipline: input.discipline,
        proposedById: acting.actor.personId,
        proposedAt: now,
        expiresAt: new Date(now.getTime() + disciplineProposalDays * day),
      },
      select: { id: true },
    });
    record({ action: "agency.propose-discipline", outcome: "OK", subjectIds: [agencyId, id], detail: { fields: "ACTION", to: input.discipline } });
    return id;
  });
  return work.catch((error: unknown) => {
    // Somebody else proposed one at the same moment.
    if (sqlState(error) === "23505") throw new ProposalOpen("");
    throw error;
  });
}
