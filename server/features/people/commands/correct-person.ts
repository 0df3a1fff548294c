import { CorrectPersonInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requirePerson } from "../queries.ts";

/** Corrects how somebody is called and reached at work. The address of mail stays: it is what they sign in with. */
export function correctPerson(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CorrectPersonInput, raw);
  return transact(acting, { mutation: "correctPerson", input }, async ({ tx, reading, record }) => {
    const { id, agencyId } = await requirePerson(reading, input.personId, "person.correct", "keep");
    const { count } = await tx.person.updateMany({
      where: { id, version: input.version },
      data: { name: input.name, workPhone: input.workPhone, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Person", id);
    record({ action: "person.correct", outcome: "OK", subjectIds: [id, agencyId], detail: { fields: "ACTION" } });
    return id;
  });
}
