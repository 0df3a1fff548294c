import { DecideDisciplineInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { OtherOperatorNeeded, ProposalOver } from "../problems.ts";
import { findDisciplineChange, refuse, stateOf } from "../queries/records.ts";

/**
 * Confirms or refuses a proposed change of discipline. The database changes the agency itself when the confirmation is
 * another operator's, and has no other way to do so.
 *
 * @throws OtherOperatorNeeded when the proposer confirms; ProposalOver when it no longer waits
 */
export function decideDiscipline(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DecideDisciplineInput, raw);
  const { personId } = acting.actor;
  const work = transact(acting, { mutation: "decideDiscipline", input }, async ({ tx, reading, record }) => {
    const change = (await findDisciplineChange(reading, input.changeId)) ?? (await refuse(reading, input.changeId, "agency.decide-discipline"));
    const now = acting.clock.now();
    if (stateOf(change, now) !== "OPEN") throw new ProposalOver();
    if (input.confirm && change.proposedById === personId) throw new OtherOperatorNeeded();
    const { count } = await tx.disciplineChange.updateMany({
      where: { id: change.id, decision: null },
      data: { decision: input.confirm ? "CONFIRMED" : "REFUSED", decidedById: personId, decidedAt: now },
    });
    if (count === 0) throw new ProposalOver();
    record({
      action: input.confirm ? "agency.confirm-discipline" : "agency.refuse-discipline",
      outcome: "OK",
      subjectIds: [change.agencyId, change.id],
      detail: { fields: "ACTION", to: change.toDiscipline },
    });
    return change.id;
  });
  return work.catch((error: unknown) => {
    if (sqlState(error) === "RT057") throw new ProposalOver();
    throw error;
  });
}
