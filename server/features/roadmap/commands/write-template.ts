import type { Transaction } from "#platform/db.ts";
import { template, templateStages } from "../rules/template.ts";

/**
 * Writes the template into a task force, or what it lacks of it.
 *
 * @returns the roadmap, and how many milestones were added
 */
export async function writeTemplate(
  tx: Transaction,
  { taskForceId, personId, at }: { taskForceId: string; personId: string; at: Date },
): Promise<{ roadmapId: string; added: number }> {
  const here = { taskForceId };
  const { id: roadmapId } = (await tx.roadmap.findFirst({ where: here })) ?? (await tx.roadmap.create({ data: { taskForceId, createdAt: at } }));
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
      ...here,
      elementId,
      place,
      code,
      stage,
      title,
      evidenceExpected,
      source,
      helpsWith,
      cadenceMonths,
    }))
    .filter(({ code }) => !there.has(code));
  const made = await tx.milestone.createManyAndReturn({ data: milestones, select: { id: true, elementId: true } });
  const event = { ...here, kind: "IMPORTED" as const, toStatus: "NOT_STARTED" as const, personId, at };
  await tx.milestoneEvent.createMany({ data: made.map(({ id, elementId }) => ({ ...event, milestoneId: id, elementId })) });
  return { roadmapId, added: made.length };
}
