import { ClearOverrideInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireElement } from "../queries.ts";
import { tellHistory } from "./tell-history.ts";

/** Lets the stage of an element follow from its milestones again. */
export function clearOverride(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ClearOverrideInput, raw);
  return transact(acting, { mutation: "clearOverride", input }, async (unit) => {
    const element = await requireElement(unit.reading, input.elementId, "roadmap.clear-override");
    await unit.tx.roadmapElement.updateMany({
      where: { id: element.id },
      data: { stageOverride: null, overrideReason: null, overriddenAt: null, overriddenById: null },
    });
    const before = element.stageOverride === null ? null : String(element.stageOverride);
    await tellHistory(unit, "roadmap.clear-override", element, { kind: "OVERRIDE_CLEARED", before, reason: input.reason });
    return element.id;
  });
}
