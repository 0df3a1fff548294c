import { RateElementsInput } from "@roundtable/shared/self-assessment.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireOpenAnswer } from "./require-open-answer.ts";

/**
 * Keeps what the actor's agency says of some elements. What it said of them before is replaced.
 *
 * @returns the id of the self-assessment
 * @throws NotFound, SelfAssessmentClosed, InvalidInput for an element that is not of this roadmap
 */
export function rateElements(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RateElementsInput, raw);
  const { actor, clock, ability } = acting;
  return transact(acting, { mutation: "rateElements", input }, async ({ tx, reading, record }) => {
    const action = "self-assessment.rate";
    const { assessmentId, answerId } = await requireOpenAnswer(reading, input.assessmentId, action);
    const ids = input.ratings.map(({ elementId }) => elementId);
    const there = await tx.roadmapElement.findMany({
      where: { AND: [readable(ability, "RoadmapElement"), { id: { in: ids }, taskForceId: actor.taskForceId }] },
      select: { id: true },
    });
    const known = new Set(there.map(({ id }) => id));
    const unknown = ids.findIndex((id) => !known.has(id));
    if (unknown >= 0) throw new InvalidInput([{ path: ["ratings", String(unknown), "elementId"], message: "is not on this roadmap" }]);
    // In one order for everybody, so that two people of one agency wait for each other and never in a circle.
    for (const { elementId, rating, comment } of input.ratings.toSorted((a, b) => a.elementId.localeCompare(b.elementId))) {
      const said = { rating, comment: comment || null, ratedById: actor.personId, ratedAt: clock.now() };
      await tx.elementRating.upsert({
        where: { answerId_elementId: { answerId, elementId } },
        create: { ...said, answerId, elementId, taskForceId: actor.taskForceId, agencyId: actor.agencyId },
        update: said,
      });
    }
    record({ action, outcome: "OK", subjectIds: [assessmentId], detail: { fields: "ACTION", rated: ids.length } });
    return assessmentId;
  });
}
