import { SuspendPersonInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { NotYourself } from "#features/agencies/problems.ts";
import { LastLead, LastOperator } from "../problems.ts";
import { requirePerson } from "../queries.ts";

/**
 * Puts somebody out: every session of theirs finds nobody behind it from the next request on (AU-09). A lead does not take
 * an agency's last lead out; an operator does, because a stolen account must be closed whoever's it is.
 *
 * @throws NotYourself, LastLead, LastOperator
 */
export function suspendPerson(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SuspendPersonInput, raw);
  const work = transact(acting, { mutation: "suspendPerson", input }, async ({ tx, reading, record }) => {
    const { id, agencyId } = await requirePerson(reading, input.personId, "person.suspend", "keep");
    if (id === acting.actor.personId) throw new NotYourself();
    const { count } = await tx.person.updateMany({
      where: { id, version: input.version, disabledAt: null },
      data: { disabledAt: acting.clock.now(), version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Person", id);
    record({ action: "person.suspend", outcome: "OK", subjectIds: [id, agencyId], detail: { fields: "ACTION" } });
    return id;
  });
  return work.catch((error: unknown) => {
    const state = sqlState(error);
    if (state === "RT052") throw new LastLead();
    if (state === "RT053") throw new LastOperator();
    throw error;
  });
}
