import type { Prisma } from "../../../../prisma/client/client.ts";
import type { MilestoneModel, RoadmapElementModel } from "../../../../prisma/client/models.ts";
import type { Unit } from "#platform/transact.ts";

type Facts = Pick<Prisma.MilestoneEventUncheckedCreateInput, "kind" | "fromStatus" | "before" | "after" | "reason">;
type Standing = Pick<MilestoneModel, "id" | "elementId" | "status" | "dueOn" | "reviewOn">;

/**
 * Writes what happened into the history of a milestone as it stands afterwards, or of an element, and into the log. The
 * words of a reason stay in the history: the log says who did what, and repeats no text (CR-21).
 */
export async function tellHistory({ tx, reading, record }: Unit, action: string, about: Standing | RoadmapElementModel, facts: Facts): Promise<void> {
  const { actor, clock } = reading;
  const place =
    "status" in about
      ? { milestoneId: about.id, elementId: about.elementId, toStatus: about.status, dueOn: about.dueOn, reviewOn: about.reviewOn }
      : { elementId: about.id };
  await tx.milestoneEvent.create({ data: { ...place, ...facts, taskForceId: actor.taskForceId, personId: actor.personId, at: clock.now() } });
  record({ action, outcome: "OK", subjectIds: [about.id], detail: { fields: "ACTION" } });
}
