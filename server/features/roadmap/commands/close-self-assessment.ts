import { CloseSelfAssessmentInput } from "@roundtable/shared/self-assessment.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { SelfAssessmentClosed } from "../problems.ts";
import { requireAssessment } from "../queries/self-assessment.ts";

/**
 * Ends a self-assessment: from here on everybody at the table sees the finished answers, and nobody changes one.
 *
 * @returns the id of the self-assessment
 * @throws NotFound, SelfAssessmentClosed
 */
export function closeSelfAssessment(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CloseSelfAssessmentInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "closeSelfAssessment", input }, async ({ tx, reading, record }) => {
    const action = "self-assessment.close";
    const { id } = await requireAssessment(reading, input.assessmentId, action, "coordinate");
    // Whoever is rating at this moment ends first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(8211022, hashtext(${id}))`;
    const { count } = await tx.selfAssessment.updateMany({ where: { id, closedAt: null }, data: { closedAt: clock.now(), closedById: actor.personId } });
    if (count === 0) throw new SelfAssessmentClosed();
    record({ action, outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
