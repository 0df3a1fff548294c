import { randomUUIDv7 } from "node:crypto";
import { InviteOperatorInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { requireAgency } from "#features/agencies/queries/records.ts";
import { refuseTakenAddress } from "./invite-person.ts";

/** Invites another operator, who has no seat and sees no referral. Changes of discipline take two of them. @throws ReauthNeeded, AddressTaken */
export async function inviteOperator(acting: Acting, raw: unknown): Promise<string> {
  requireRecentFactor(acting);
  const input = parse(InviteOperatorInput, raw);
  const work = transact(acting, { mutation: "inviteOperator", input }, async ({ tx, reading, record, announce }) => {
    const { id: agencyId } = await requireAgency(reading, input.agencyId, "person.invite-operator", "administer");
    const id = randomUUIDv7();
    const { name, email, workPhone, locale } = input;
    const now = acting.clock.now();
    await tx.person.createMany({
      data: [{ id, agencyId, name, email, workPhone, ...(locale ? { locale } : {}), operator: true, invitedAt: now, createdAt: now }],
    });
    record({ action: "person.invite-operator", outcome: "OK", subjectIds: [id, agencyId], detail: { fields: "ACTION" } });
    announce({ topic: "auth.invitation", payload: { personId: id } });
    return id;
  });
  return work.catch((error: unknown) => refuseTakenAddress(acting, error, "person.invite-operator"));
}
