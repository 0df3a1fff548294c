import { AcceptStatementInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";

/** Accepts, for oneself and for a year, the confidentiality statement that was read. Referrals open with the next request. @returns the id of the acceptance */
export function acceptStatement(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AcceptStatementInput, raw);
  const { personId, agencyId } = acting.actor;
  return transact(acting, { mutation: "acceptStatement", input }, async ({ tx, record }) => {
    const { id } = await tx.statementAcceptance.create({
      data: { personId, agencyId, version: input.version, acceptedAt: acting.clock.now() },
      select: { id: true },
    });
    record({ action: "statement.accept", outcome: "OK", subjectIds: [id, personId], detail: { fields: "ACTION", version: input.version } });
    return id;
  });
}
