import { dayOf } from "../../server/features/referrals/rules/clock.ts";
import { idOf } from "./agencies.ts";
import type { Seeding } from "./audit.ts";
import { demoPeople, piedmont } from "./people.ts";
import { type TrainingStory, trainingStories } from "./training-stories.ts";

const day = 86_400_000;
const zone = "America/New_York";

/** A year of trainings and outreach at Piedmont, and one training as evidence on the roadmap. */
export async function seedTrainings(seeding: Seeding): Promise<void> {
  const { tx, places, now, log } = seeding;
  const taskForceId = idOf(places.taskForces, piedmont);
  for (const story of trainingStories) {
    const data = rowOf(seeding, taskForceId, story);
    const { id } = await tx.training.create({ data, select: { id: true } });
    const who = { taskForceId, personId: data.recordedById, agencyId: data.agencyId };
    log(data.recordedAt, { ...who, action: "training.add", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    if (data.withdrawnAt) log(data.withdrawnAt, { ...who, action: "training.withdraw", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
  }
  const shown = await tx.training.findFirstOrThrow({ where: { taskForceId, withdrawnAt: null, kind: "TRAINING" }, orderBy: { heldOn: "desc" } });
  const milestone = await tx.milestone.findFirstOrThrow({ where: { taskForceId, element: { name: "Training" }, stage: { gt: 1 } }, orderBy: { place: "asc" } });
  await tx.evidence.create({
    data: {
      taskForceId,
      milestoneId: milestone.id,
      kind: "TRAINING",
      trainingId: shown.id,
      attachedById: idOf(places.people, "Dana Birch"),
      attachedAt: new Date(now.getTime() - 5 * day),
    },
  });
}

function rowOf({ places, now }: Seeding, taskForceId: string, story: TrainingStory) {
  const agency = demoPeople.find(({ name }) => name === story.by)?.agency;
  if (!agency) throw new Error(`The demo has no ${story.by}.`);
  const personId = idOf(places.people, story.by);
  const heldAt = new Date(now.getTime() - story.daysAgo * day);
  const recordedAt = new Date(heldAt.getTime() + day);
  const { kind, topics, minutes, modality, audience, materials = {}, note = null, withdrawnFor } = story;
  const withdrawn = withdrawnFor === undefined ? {} : { withdrawnFor, withdrawnById: personId, withdrawnAt: new Date(recordedAt.getTime() + day), version: 2 };
  return {
    kind,
    topics,
    minutes,
    modality,
    audience,
    materials,
    note,
    taskForceId,
    agencyId: idOf(places.agencies, agency),
    ranById: personId,
    recordedById: personId,
    heldOn: new Date(dayOf(heldAt, zone)),
    attendees: Object.values(audience).reduce((sum, people) => sum + people, 0),
    recordedAt,
    withdrawnAt: null as Date | null,
    ...withdrawn,
  };
}
