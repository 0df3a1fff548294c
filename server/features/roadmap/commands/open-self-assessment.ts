import { OpenSelfAssessmentInput } from "@roundtable/shared/self-assessment.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { mayCoordinate, refuse } from "../queries.ts";

/**
 * Asks every agency at the table to rate each element by itself: once a year, and one at a time.
 *
 * @returns the id of the self-assessment
 * @throws NotFound, InvalidInput
 */
export async function openSelfAssessment(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(OpenSelfAssessmentInput, raw);
  const action = "self-assessment.open";
  if (!mayCoordinate(acting)) return refuse(acting, null, action);
  const { ability, actor, clock } = acting;
  const here = { taskForceId: actor.taskForceId };
  return transact(acting, { mutation: "openSelfAssessment", input }, async ({ tx, reading, record }) => {
    // Two coordinators at once: the second waits, and then finds the first one's.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(8211021, hashtext(${actor.taskForceId}))`;
    const roadmap = await tx.roadmap.findFirst({ where: { AND: [readable(ability, "Roadmap"), here] } });
    if (!roadmap) return refuse(reading, null, action);
    const today = dayOf(clock.now(), (await findTaskForce(reading)).timeZone);
    if (input.closesOn < today) throw new InvalidInput([{ path: ["closesOn"], message: "has passed" }]);
    const others = await tx.selfAssessment.findMany({ where: { AND: [readable(ability, "SelfAssessment"), here] }, select: { year: true, closedAt: true } });
    if (others.some(({ year }) => year === input.year)) throw new InvalidInput([{ path: ["year"], message: "has its self-assessment already" }]);
    if (others.some(({ closedAt }) => closedAt === null)) throw new InvalidInput([{ path: ["year"], message: "has to wait until the open one is closed" }]);
    const { id } = await tx.selfAssessment.create({
      data: { ...here, roadmapId: roadmap.id, year: input.year, closesOn: new Date(input.closesOn), openedById: actor.personId, openedAt: clock.now() },
      select: { id: true },
    });
    record({ action, outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
