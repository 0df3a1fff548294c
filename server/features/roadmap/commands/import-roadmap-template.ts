import { ImportRoadmapTemplateInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact, type Unit } from "#platform/transact.ts";
import { mayCoordinate, refuse } from "../queries.ts";
import { template, templateStages } from "../rules/template.ts";

/**
 * Brings in the template, or what is missing of it: by their codes it finds areas, elements and milestones that are
 * there already, under whatever name, and leaves them as they are (RM-1).
 *
 * @returns the id of the roadmap
 */
export async function importRoadmapTemplate(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ImportRoadmapTemplateInput, raw);
  if (!mayCoordinate(acting)) return refuse(acting, null, "roadmap.import");
  return transact(acting, { mutation: "importRoadmapTemplate", input }, async (unit) => {
    const { tx, record } = unit;
    const { taskForceId } = acting.actor;
    // Two coordinators at once: the second waits, and then finds everything there.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(8211007, hashtext(${taskForceId}))`;
    const roadmap = (await tx.roadmap.findFirst({ where: { taskForceId } })) ?? (await tx.roadmap.create({ data: { taskForceId, createdAt: acting.clock.now() } }));
    const added = await addMissing(unit, roadmap.id);
    record({ action: "roadmap.import", outcome: "OK", subjectIds: [roadmap.id], detail: { fields: "ACTION", added } });
    return roadmap.id;
  });
}

async function addMissing({ tx, reading }: Unit, roadmapId: string): Promise<number> {
  const { actor, clock } = reading;
  const here = { taskForceId: actor.taskForceId };
  await tx.roadmapStage.createMany({ data: templateStages.map((name, index) => ({ ...here, roadmapId, number: index + 1, name })), skipDuplicates: true });
  await tx.roadmapArea.createMany({ data: template.map(({ code, name }, place) => ({ ...here, roadmapId, code, place, name })), skipDuplicates: true });
  const areas = new Map((await tx.roadmapArea.findMany({ where: { roadmapId } })).map(({ id, code }) => [code, id]));
  const elements = template.flatMap(({ code, elements: own }) => own.map((element) => ({ ...element, areaId: areas.get(code) ?? "" })));
  await tx.roadmapElement.createMany({ data: elements.map(({ areaId, name }, place) => ({ ...here, areaId, code: name, place, name })), skipDuplicates: true });
  const elementIds = new Map((await tx.roadmapElement.findMany({ where: here })).map(({ id, areaId, code }) => [`${areaId} ${code}`, id]));

  const there = new Set((await tx.milestone.findMany({ where: here, select: { code: true } })).map(({ code }) => code));
  const milestones = elements
    .flatMap(({ areaId, name, milestones: own }) => own.map((milestone) => ({ milestone, elementId: elementIds.get(`${areaId} ${name}`) ?? "" })))
    .map(({ milestone: [code, stage, title, evidenceExpected, source, helpsWith, cadenceMonths], elementId }, place) => ({
      ...here, elementId, place, code, stage, title, evidenceExpected, source, helpsWith, cadenceMonths,
    }))
    .filter(({ code }) => !there.has(code));
  const made = await tx.milestone.createManyAndReturn({ data: milestones, select: { id: true, elementId: true } });
  const event = { ...here, kind: "IMPORTED" as const, toStatus: "NOT_STARTED" as const, personId: actor.personId, at: clock.now() };
  await tx.milestoneEvent.createMany({ data: made.map(({ id, elementId }) => ({ ...event, milestoneId: id, elementId })) });
  return made.length;
}
