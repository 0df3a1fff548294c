import { RestorePersonInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requirePerson } from "../queries.ts";

/** Lets somebody in again, with the seats they had. Old sessions stay ended: they sign in anew. */
export function restorePerson(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RestorePersonInput, raw);
  return transact(acting, { mutation: "restorePerson", input }, async ({ tx, reading, record }) => {
    const { id, agencyId } = await requirePerson(reading, input.personId, "person.restore", "keep");
    const { count } = await tx.person.updateMany({
      where: { id, version: input.version, disabledAt: { not: null } },
      data: { disabledAt: null, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Person", id);
    record({ action: "person.restore", outcome: "OK", subjectIds: [id, agencyId], detail: { fields: "ACTION" } });
    return id;
  });
}
