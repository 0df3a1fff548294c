import { RecordLegalRequestInput } from "@roundtable/shared/legal-process.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { mayKeepRegister, refuseRegister, todayOf } from "../queries.ts";
import { issuesOf, markReached, partnerOf } from "../rules.ts";

/**
 * Enters a legal request into the agency's own register (CR-22).
 *
 * @returns the id of the entry
 * @throws NotFound for whom the register is not; InvalidInput for days that cannot be and for a code of no share of theirs
 */
export function recordLegalRequest(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RecordLegalRequestInput, raw);
  const { agencyId, taskForceId, personId } = acting.actor;
  return transact(acting, { mutation: "recordLegalRequest", input }, async ({ tx, reading, record }) => {
    if (!mayKeepRegister(reading)) return refuseRegister(reading, null, "legal-request.record");
    const today = await todayOf(reading);
    const issues = issuesOf(input, today);
    if (issues.length > 0) throw new InvalidInput(issues);
    const about = input.code == null ? {} : await shareBehind(reading, input.code);
    const { kind, requester, decision, receivedOn } = input;
    const { id } = await tx.legalRequest.create({
      data: {
        taskForceId,
        agencyId,
        kind,
        requester,
        decision,
        ...about,
        receivedOn: new Date(receivedOn),
        answerBy: dateOf(input.answerBy),
        counselToldOn: dateOf(input.counselToldOn),
        survivorToldOn: dateOf(input.survivorToldOn),
        note: input.note ?? null,
        // Whoever enters it knows the deadline: reminders begin with the next mark.
        remindedDays: markReached(input.answerBy ?? null, today),
        recordedById: personId,
        recordedAt: acting.clock.now(),
      },
      select: { id: true },
    });
    record({ action: "legal-request.record", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}

/** @throws InvalidInput, one answer for a code that is unknown and one that is hidden */
async function shareBehind({ db, ability, actor }: Reading, code: string): Promise<{ shareId: string; code: string; partnerAgencyId: string | null }> {
  const share = await db.share.findFirst({
    where: { AND: [readable(ability, "Share"), { code }] },
    select: { id: true, fromAgencyId: true, toAgencyId: true, lawEnforcementAllowed: true },
  });
  if (!share) throw new InvalidInput([{ path: ["code"], message: "is the code of no referral of yours" }]);
  const { discipline } = await db.agency.findFirstOrThrow({
    where: { AND: [readable(ability, "Agency"), { id: share.toAgencyId }] },
    select: { discipline: true },
  });
  return { shareId: share.id, code, partnerAgencyId: partnerOf(share, actor.agencyId, discipline) };
}

const dateOf = (day: string | null | undefined): Date | null => (day == null ? null : new Date(day));
