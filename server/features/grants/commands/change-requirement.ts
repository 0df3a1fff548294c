import { ChangeRequirementInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireKeepers } from "../queries.ts";
import { changeOne } from "../queries/requirements.ts";

/** Changes what a requirement is, by when and who sees to it, while it is open. */
export function changeRequirement(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeRequirementInput, raw);
  const { title, kind, dueOn, ownerPersonId, note } = input;
  return transact(acting, { mutation: "changeRequirement", input }, (unit) =>
    changeOne(unit, { ...input, action: "requirement.change", from: ["OPEN"] }, async ({ holderAgencyId }) => {
      await requireKeepers(unit.reading, holderAgencyId, { ownerPersonId });
      return { title, kind, dueOn: dueOn == null ? null : new Date(dueOn), ownerPersonId: ownerPersonId ?? null, note: note || null };
    }),
  );
}
