import { WaiveRequirementInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { changeOne } from "../queries/requirements.ts";

/** Says that the funder gave a requirement up, and why. */
export function waiveRequirement(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(WaiveRequirementInput, raw);
  return transact(acting, { mutation: "waiveRequirement", input }, (unit) =>
    changeOne(unit, { ...input, action: "requirement.waive", from: ["OPEN"] }, ({ award: { today } }) => ({
      status: "WAIVED",
      decidedOn: new Date(today),
      decidedById: acting.actor.personId,
      waivedBecause: input.reason,
    })),
  );
}
