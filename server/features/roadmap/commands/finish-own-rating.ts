import { FinishOwnRatingInput } from "@roundtable/shared/self-assessment.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireOpenAnswer } from "./require-open-answer.ts";

/**
 * Says that the actor's agency has answered. It may leave out elements it cannot judge, and rate again until it is closed.
 *
 * @returns the id of the self-assessment
 * @throws NotFound, SelfAssessmentClosed, InvalidInput when nothing was rated
 */
export function finishOwnRating(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(FinishOwnRatingInput, raw);
  const { actor, clock, ability } = acting;
  return transact(acting, { mutation: "finishOwnRating", input }, async ({ tx, reading, record }) => {
    const action = "self-assessment.finish";
    const { assessmentId, answerId } = await requireOpenAnswer(reading, input.assessmentId, action);
    const rated = await tx.elementRating.count({ where: { AND: [readable(ability, "ElementRating"), { answerId }] } });
    if (rated === 0) throw new InvalidInput([{ path: ["assessmentId"], message: "has no rating of yours yet" }]);
    await tx.assessmentAnswer.updateMany({ where: { id: answerId, finishedAt: null }, data: { finishedAt: clock.now(), finishedById: actor.personId } });
    record({ action, outcome: "OK", subjectIds: [assessmentId], detail: { fields: "ACTION", rated } });
    return assessmentId;
  });
}
