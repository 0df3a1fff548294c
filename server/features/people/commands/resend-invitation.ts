import { ResendInvitationInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { AlreadyJoined } from "../problems.ts";
import { requirePerson } from "../queries.ts";

/** Sends a new invitation to the address that is on record, and to no other. @throws ReauthNeeded, AlreadyJoined; Conflict for somebody suspended */
export async function resendInvitation(acting: Acting, raw: unknown): Promise<string> {
  requireRecentFactor(acting);
  const input = parse(ResendInvitationInput, raw);
  return transact(acting, { mutation: "resendInvitation", input }, async ({ tx, reading, record, announce }) => {
    const person = await requirePerson(reading, input.personId, "person.resend-invitation", "keep");
    if (person.joinedAt) throw new AlreadyJoined();
    if (person.disabledAt) throw new Conflict("Person", person.id);
    await tx.person.updateMany({ where: { id: person.id }, data: { invitedAt: acting.clock.now() } });
    record({ action: "person.resend-invitation", outcome: "OK", subjectIds: [person.id, person.agencyId], detail: { fields: "ACTION" } });
    announce({ topic: "auth.invitation", payload: { personId: person.id } });
    return person.id;
  });
}
