import type { z } from "zod";
import type { AddTrainingInput } from "@roundtable/shared/trainings.ts";
import type { Prisma } from "../../../../prisma/client/client.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { InvalidInput } from "#platform/problems.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";

type Facts = Omit<z.infer<typeof AddTrainingInput>, "clientKey">;
type Written = Omit<Prisma.TrainingUncheckedCreateInput, "taskForceId" | "agencyId" | "recordedById">;

/**
 * What was sent, as the database keeps it.
 *
 * @throws InvalidInput for a day that has not come yet, by the clock of the table, and for somebody who is not of the agency
 */
export async function writeFacts(reading: Reading, facts: Facts, agencyId: string): Promise<Written> {
  const { db, ability, clock } = reading;
  const { kind, topics, minutes, modality, attendees } = facts;
  const { timeZone } = await findTaskForce(reading);
  if (facts.heldOn > dayOf(clock.now(), timeZone)) throw new InvalidInput([{ path: ["heldOn"], message: "is in the future" }]);
  if (facts.ranByPersonId != null) {
    const where = { AND: [readable(ability, "Person"), { id: facts.ranByPersonId, agencyId }] };
    if ((await db.person.findFirst({ where, select: { id: true } })) === null)
      throw new InvalidInput([{ path: ["ranByPersonId"], message: "does not work at this agency" }]);
  }
  return {
    kind,
    topics,
    minutes,
    modality,
    attendees,
    heldOn: new Date(facts.heldOn),
    audience: Object.fromEntries(facts.audience.map(({ audience, people }) => [audience, people])),
    materials: Object.fromEntries(facts.materials.map(({ material, count }) => [material, count])),
    ranById: facts.ranByPersonId ?? null,
    note: facts.note || null,
  };
}
