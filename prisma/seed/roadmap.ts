import { writeTemplate } from "../../server/features/roadmap/commands/write-template.ts";
import { addDays, addMonths } from "../../server/features/roadmap/rules.ts";
import { dayOf } from "../../server/features/referrals/rules/clock.ts";
import type { Prisma } from "../client/client.ts";
import type { MilestoneModel } from "../client/models.ts";
import type { Seeding } from "./audit.ts";
import { idOf } from "./agencies.ts";
import { demoPeople, piedmont } from "./people.ts";
import { agreementStories, linkStories, milestoneStories, type MilestoneStory, waitingStories } from "./roadmap-stories.ts";

const day = 86_400_000;
const zone = "America/New_York";
const coordinator = "Dana Birch";
const importedDaysAgo = 280;

/** The roadmap of Piedmont, half done, with its history. Sandhills has none yet: its coordinator may begin one. */
export async function seedRoadmap(seeding: Seeding): Promise<void> {
  const { tx, places, now, log } = seeding;
  const taskForceId = idOf(places.taskForces, piedmont);
  const personId = idOf(places.people, coordinator);
  const importedAt = ago(now, importedDaysAgo);
  const { roadmapId } = await writeTemplate(tx, { taskForceId, personId, at: importedAt });
  log(importedAt, { action: "roadmap.import", outcome: "OK", taskForceId, personId, subjectIds: [roadmapId], detail: { fields: "ACTION" } });

  const milestones = new Map((await tx.milestone.findMany({ where: { taskForceId } })).map((milestone) => [milestone.code, milestone]));
  const events: Prisma.MilestoneEventCreateManyInput[] = [];
  for (const story of milestoneStories) {
    const told = tell(seeding, story, rowOf(milestones, story[0]), personId);
    await tx.milestone.update({ where: { id: told.id }, data: told.change });
    events.push(...told.events);
  }
  await tx.milestoneEvent.createMany({ data: events });
  const idOfCode = (code: string) => rowOf(milestones, code).id;
  await tx.milestoneDependency.createMany({
    data: waitingStories.map(([one, other]) => ({ taskForceId, milestoneId: idOfCode(one), dependsOnId: idOfCode(other) })),
  });
  await seedEvidence(seeding, taskForceId, personId, idOfCode);
  await overrideOne(seeding, rowOf(milestones, "G16"), personId);
}

function tell({ places, now }: Seeding, [, status, daysAgo, owner, when = {}]: MilestoneStory, milestone: MilestoneModel, coordinatorId: string) {
  const today = dayOf(now, zone);
  const reachedAt = ago(now, daysAgo);
  const reachedOn = dayOf(reachedAt, zone);
  const inPlace = status === "IN_PLACE";
  const nextReview = milestone.cadenceMonths === null ? null : addMonths(reachedOn, milestone.cadenceMonths);
  const review = when.review === undefined ? nextReview : addDays(today, when.review);
  const reviewOn = inPlace && review !== null ? new Date(review) : null;
  const dueOn = when.due === undefined ? null : new Date(addDays(today, when.due));
  const personId = owner === null ? null : idOf(places.people, owner);
  const agency = demoPeople.find(({ name }) => name === owner)?.agency;
  const change = {
    status,
    notApplicableReason: status === "NOT_APPLICABLE" ? ("NOT_REQUIRED_OF_US" as const) : null,
    ownerPersonId: personId,
    ownerAgencyId: agency === undefined ? null : idOf(places.agencies, agency),
    dueOn,
    reviewOn,
    verifiedOn: inPlace ? new Date(reachedOn) : null,
    version: 2,
  };
  const about = { taskForceId: milestone.taskForceId, elementId: milestone.elementId, milestoneId: milestone.id };
  const assigned = {
    ...about,
    kind: "ASSIGNED" as const,
    toStatus: "NOT_STARTED" as const,
    personId: coordinatorId,
    after: owner,
    at: ago(now, importedDaysAgo - 2),
    dueOn,
  };
  const moved = {
    ...about,
    kind: "STATUS" as const,
    fromStatus: "NOT_STARTED" as const,
    toStatus: status,
    personId: personId ?? coordinatorId,
    at: reachedAt,
    reviewOn,
    dueOn,
  };
  return { id: milestone.id, change, events: [...(owner === null ? [] : [assigned]), ...(status === "NOT_STARTED" ? [] : [moved])] };
}

async function seedEvidence({ tx, places, now }: Seeding, taskForceId: string, personId: string, idOfCode: (code: string) => string): Promise<void> {
  const agencies = agreementStories.map((name) => idOf(places.agencies, name));
  const agreements = await tx.sharingAgreement.findMany({ where: { taskForceId, agencyId: { in: agencies } }, select: { id: true } });
  const attached = { taskForceId, attachedById: personId };
  await tx.evidence.createMany({
    data: [
      ...agreements.map(({ id }) => ({ ...attached, milestoneId: idOfCode("G11"), kind: "AGREEMENT" as const, agreementId: id, attachedAt: ago(now, 255) })),
      ...linkStories.map(([code, url, note]) => ({ ...attached, milestoneId: idOfCode(code), kind: "LINK" as const, url, note, attachedAt: ago(now, 12) })),
    ],
  });
}

/** One stage is set by hand, because its milestone says more than is so. */
async function overrideOne({ tx, now }: Seeding, { elementId, taskForceId }: MilestoneModel, personId: string): Promise<void> {
  const at = ago(now, 30);
  const overrideReason = "Two of the five committees have not met since the summer";
  await tx.roadmapElement.update({ where: { id: elementId }, data: { stageOverride: 3, overrideReason, overriddenAt: at, overriddenById: personId } });
  await tx.milestoneEvent.create({ data: { taskForceId, elementId, kind: "STAGE_OVERRIDDEN", after: "3", reason: overrideReason, personId, at } });
}

const ago = (now: Date, days: number): Date => new Date(now.getTime() - days * day);

function rowOf(rows: ReadonlyMap<string, MilestoneModel>, code: string): MilestoneModel {
  const row = rows.get(code);
  if (!row) throw new Error(`The template has no ${code}.`);
  return row;
}
