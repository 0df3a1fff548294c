import { ReopenRequirementInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { changeOne } from "../queries/requirements.ts";

/** Says that a requirement is wanted after all. */
export function reopenRequirement(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ReopenRequirementInput, raw);
  return transact(acting, { mutation: "reopenRequirement", input }, (unit) =>
    changeOne(unit, { ...input, action: "requirement.reopen", from: ["MET", "WAIVED"] }, () => ({
      status: "OPEN",
      decidedOn: null,
      decidedById: null,
      waivedBecause: null,
    })),
  );
}
