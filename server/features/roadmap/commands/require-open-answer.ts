import type { Reading } from "#platform/acting.ts";
import { SelfAssessmentClosed } from "../problems.ts";
import { requireAssessment } from "../queries/self-assessment.ts";

/**
 * The answer of the actor's agency to a self-assessment, begun where it was not. It is locked until the commit, so that two
 * people of one agency rate one after the other, and nobody closes it in between.
 *
 * @throws NotFound, SelfAssessmentClosed
 */
export async function requireOpenAnswer(reading: Reading, id: string, action: string): Promise<{ assessmentId: string; answerId: string }> {
  const { db, actor } = reading;
  const assessment = await requireAssessment(reading, id, action, "answer");
  await db.$executeRaw`SELECT pg_advisory_xact_lock_shared(8211022, hashtext(${assessment.id}))`;
  const { closedAt } = await db.selfAssessment.findUniqueOrThrow({ where: { id: assessment.id }, select: { closedAt: true } });
  if (closedAt !== null) throw new SelfAssessmentClosed();
  const own = { assessmentId: assessment.id, agencyId: actor.agencyId };
  await db.assessmentAnswer.createMany({ data: [{ ...own, taskForceId: assessment.taskForceId }], skipDuplicates: true });
  const answer = await db.assessmentAnswer.findUniqueOrThrow({ where: { assessmentId_agencyId: own }, select: { id: true } });
  return { assessmentId: assessment.id, answerId: answer.id };
}
