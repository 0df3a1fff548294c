import { RenameRoadmapPartInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuse, requireElement, requireMilestone } from "../queries.ts";
import { tellHistory } from "./tell-history.ts";

/**
 * Gives a stage, an area, an element or a milestone another name. Everything that hangs on it stays (RM-4).
 *
 * @returns the id of what was renamed
 */
export function renameRoadmapPart(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RenameRoadmapPartInput, raw);
  const { part, id, name, helpsWith } = input;
  return transact(acting, { mutation: "renameRoadmapPart", input }, async (unit) => {
    const { tx, reading, record } = unit;
    const { ability } = reading;
    if (part === "MILESTONE") {
      const milestone = await requireMilestone(reading, id, "roadmap.rename", "coordinate");
      await tx.milestone.updateMany({ where: { id }, data: { title: name, helpsWith: helpsWith ?? milestone.helpsWith, version: { increment: 1 } } });
      await tellHistory(unit, "roadmap.rename", milestone, { kind: "RENAMED", before: milestone.title, after: name });
      return id;
    }
    if (part === "ELEMENT") {
      const element = await requireElement(reading, id, "roadmap.rename");
      await tx.roadmapElement.updateMany({ where: { id }, data: { name } });
      await tellHistory(unit, "roadmap.rename", element, { kind: "RENAMED", before: element.name, after: name });
      return id;
    }
    if (part === "STAGE") {
      const stage = await tx.roadmapStage.findFirst({ where: { AND: [readable(ability, "RoadmapStage"), { id }] } });
      if (!stage || !ability.can("coordinate", subject("RoadmapStage", stage))) return refuse(reading, id, "roadmap.rename");
      await tx.roadmapStage.updateMany({ where: { id }, data: { name } });
    } else {
      const area = await tx.roadmapArea.findFirst({ where: { AND: [readable(ability, "RoadmapArea"), { id }] } });
      if (!area || !ability.can("coordinate", subject("RoadmapArea", area))) return refuse(reading, id, "roadmap.rename");
      await tx.roadmapArea.updateMany({ where: { id }, data: { name } });
    }
    record({ action: "roadmap.rename", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
