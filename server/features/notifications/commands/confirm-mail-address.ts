import { ConfirmMailAddressInput } from "@roundtable/shared/mail.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";

/** The person says that their address is right: it is tried again with the next mail. What was given up in between does not come any more. */
export function confirmMailAddress(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ConfirmMailAddressInput, raw);
  const { personId } = acting.actor;
  return transact(acting, { mutation: "confirmMailAddress", input }, async ({ tx, record }) => {
    await tx.mailReach.updateMany({ where: { personId }, data: { refusals: 0, unreachableSince: null } });
    record({ action: "mail.confirm-address", outcome: "OK", subjectIds: [personId], detail: { fields: "ACTION" } });
    return personId;
  });
}
