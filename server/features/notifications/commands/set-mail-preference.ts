import { SetMailPreferenceInput } from "@roundtable/shared/mail.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { kindRules } from "../rules/kinds.ts";

/**
 * Keeps how soon the person wants mail of one kind. What waits for a summary already still comes in it, unless the kind is off.
 *
 * @throws NotFound for a kind that does not concern somebody with their seats
 */
export async function setMailPreference(acting: Acting, raw: unknown): Promise<SetMailPreferenceInput> {
  const input = parse(SetMailPreferenceInput, raw);
  const { personId, seats } = acting.actor;
  if (!kindRules[input.kind].concerns(seats)) throw new NotFound();
  await transact(acting, { mutation: "setMailPreference", input }, async ({ tx, record, reading }) => {
    const chosen = { pace: input.pace, changedAt: reading.clock.now() };
    await tx.mailPreference.upsert({
      where: { personId_kind: { personId, kind: input.kind } },
      create: { personId, kind: input.kind, ...chosen },
      update: chosen,
      select: { id: true },
    });
    record({ action: "mail.set-preference", outcome: "OK", subjectIds: [personId], detail: { fields: "ACTION", kind: input.kind, pace: input.pace } });
    return personId;
  });
  return input;
}
