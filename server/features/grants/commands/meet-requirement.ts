import { MeetRequirementInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { changeOne } from "../queries/requirements.ts";

/** Says that a requirement is met. */
export function meetRequirement(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(MeetRequirementInput, raw);
  return transact(acting, { mutation: "meetRequirement", input }, (unit) =>
    changeOne(unit, { ...input, action: "requirement.meet", from: ["OPEN"] }, ({ award: { today } }) => {
      const metOn = input.metOn ?? today;
      if (metOn > today) throw new InvalidInput([{ path: ["metOn"], message: "is in the future" }]);
      return { status: "MET", decidedOn: new Date(metOn), decidedById: acting.actor.personId };
    }),
  );
}
