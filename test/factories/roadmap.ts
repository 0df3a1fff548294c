import type { PrismaClient } from "../../prisma/client/client.ts";
import type { EvidenceModel, MilestoneModel, RoadmapElementModel, RoadmapModel } from "../../prisma/client/models.ts";

export type BuiltRoadmap = { roadmap: RoadmapModel; element: RoadmapElementModel; milestones: [MilestoneModel, MilestoneModel]; evidence: EvidenceModel };
export type RoadmapOverrides = { taskForceId: string; personId: string; ownerAgencyId?: string | null; ownerPersonId?: string | null };

/** A small roadmap: one element with two milestones, the second of which waits for the first, with a link as evidence. */
export async function buildRoadmap(
  db: PrismaClient,
  { taskForceId, personId, ownerAgencyId = null, ownerPersonId = null }: RoadmapOverrides,
): Promise<BuiltRoadmap> {
  const here = { taskForceId };
  const roadmap = await db.roadmap.create({ data: here });
  await db.roadmapStage.createMany({ data: [1, 2, 3, 4, 5].map((number) => ({ ...here, roadmapId: roadmap.id, number, name: `Stage ${number}` })) });
  const area = await db.roadmapArea.create({ data: { ...here, roadmapId: roadmap.id, code: "A", place: 0, name: "Governance" } });
  const element = await db.roadmapElement.create({ data: { ...here, areaId: area.id, code: "Purpose", place: 0, name: "Purpose" } });
  const first = await buildMilestone(db, element, { code: "T01", ownerAgencyId, ownerPersonId });
  const second = await buildMilestone(db, element, { code: "T02", stage: 2 });
  await db.milestoneDependency.create({ data: { ...here, milestoneId: second.id, dependsOnId: first.id } });
  await db.milestoneEvent.create({ data: { ...here, elementId: element.id, milestoneId: first.id, kind: "IMPORTED", toStatus: "NOT_STARTED", personId } });
  const evidence = await db.evidence.create({
    data: { ...here, milestoneId: first.id, kind: "LINK", url: "https://files.example.org/charter", note: "Signed charter", attachedById: personId },
  });
  return { roadmap, element, milestones: [first, second], evidence };
}

/** One more milestone of an element: not begun, owned by nobody. */
export function buildMilestone(
  db: PrismaClient,
  { id: elementId, taskForceId }: Pick<RoadmapElementModel, "id" | "taskForceId">,
  overrides: Partial<MilestoneModel> & { code: string },
): Promise<MilestoneModel> {
  const plain = { place: 0, stage: 1, title: "Charter adopted", evidenceExpected: "Signed charter", source: "Practice", helpsWith: "ECM", cadenceMonths: 12 };
  return db.milestone.create({ data: { ...plain, ...overrides, elementId, taskForceId } });
}
