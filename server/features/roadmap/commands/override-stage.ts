import { OverrideStageInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireElement } from "../queries.ts";
import { tellHistory } from "./tell-history.ts";

/** Sets the stage of an element by hand, with a reason, in place of the one its milestones say (RM-3). */
export function overrideStage(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(OverrideStageInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "overrideStage", input }, async (unit) => {
    const element = await requireElement(unit.reading, input.elementId, "roadmap.override-stage");
    await unit.tx.roadmapElement.updateMany({
      where: { id: element.id },
      data: { stageOverride: input.stage, overrideReason: input.reason, overriddenAt: clock.now(), overriddenById: actor.personId },
    });
    const before = element.stageOverride === null ? null : String(element.stageOverride);
    await tellHistory(unit, "roadmap.override-stage", element, { kind: "STAGE_OVERRIDDEN", before, after: String(input.stage), reason: input.reason });
    return element.id;
  });
}
