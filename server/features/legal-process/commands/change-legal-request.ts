import { ChangeLegalRequestInput } from "@roundtable/shared/legal-process.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireLegalRequest, todayOf } from "../queries.ts";
import { issuesOf, markReached, written } from "../rules.ts";

/**
 * Writes down what was decided, who was told and by when an answer is due. How it stood before stays in the history.
 *
 * @returns the id of the entry
 * @throws NotFound, Conflict, InvalidInput
 */
export function changeLegalRequest(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeLegalRequestInput, raw);
  return transact(acting, { mutation: "changeLegalRequest", input }, async ({ tx, reading, record }) => {
    const before = await requireLegalRequest(reading, input.requestId, "legal-request.change");
    const today = await todayOf(reading);
    const issues = issuesOf({ ...input, receivedOn: written(before.receivedOn) }, today);
    if (issues.length > 0) throw new InvalidInput(issues);
    const answerBy = input.answerBy ?? null;
    const isSameDay = answerBy === (before.answerBy && written(before.answerBy));
    const { count } = await tx.legalRequest.updateMany({
      where: { id: before.id, version: input.version },
      data: {
        version: { increment: 1 },
        decision: input.decision,
        answerBy: answerBy === null ? null : new Date(answerBy),
        counselToldOn: input.counselToldOn == null ? null : new Date(input.counselToldOn),
        survivorToldOn: input.survivorToldOn == null ? null : new Date(input.survivorToldOn),
        note: input.note ?? null,
        ...(!isSameDay && { remindedDays: markReached(answerBy, today) }),
      },
    });
    if (count === 0) throw new Conflict("LegalRequest", before.id);
    record({ action: "legal-request.change", outcome: "OK", subjectIds: [before.id], detail: { fields: "ACTION", version: input.version + 1 } });
    return before.id;
  });
}
