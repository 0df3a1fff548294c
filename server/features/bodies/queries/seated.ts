import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { InvalidInput } from "#platform/problems.ts";

/** @throws InvalidInput when one of these people has no seat at the actor's table, or is suspended */
export async function requireSeated({ db, ability, actor: { taskForceId } }: Reading, personIds: string[]): Promise<void> {
  const seated = { id: { in: personIds }, disabledAt: null, seats: { some: { taskForceId } } };
  const found = await db.person.findMany({ where: { AND: [readable(ability, "Person"), seated] }, select: { id: true } });
  if (found.length < new Set(personIds).size) throw new InvalidInput([{ path: ["personId"], message: "has no seat at this table" }]);
}
