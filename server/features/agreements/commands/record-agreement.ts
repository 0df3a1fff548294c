import { RecordAgreementInput } from "@roundtable/shared/agreements.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { dayOf, endOfDay } from "#features/referrals/rules/clock.ts";
import { lastVersionOf, requireMember } from "../queries.ts";
import { dayBefore } from "../rules.ts";

/**
 * Records a signed agreement: the first of an agency at a table, or the next version, which changes nothing about those
 * before it. @throws Conflict when another version was recorded meanwhile
 */
export function recordAgreement(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RecordAgreementInput, raw);
  const { agencyId } = input;
  const taskForceId = input.taskForceId ?? acting.actor.taskForceId;
  const work = transact(acting, { mutation: "recordAgreement", input }, async ({ tx, reading, record }) => {
    const { timeZone } = await requireMember(reading, agencyId, taskForceId, "agreement.record");
    const now = acting.clock.now();
    if (input.signedOn > dayOf(now, timeZone)) throw new InvalidInput([{ path: ["signedOn"], message: "is in the future" }]);
    const endsAt = endOfDay(input.endsOn, timeZone);
    if (endsAt <= now) throw new InvalidInput([{ path: ["endsOn"], message: "is in the past" }]);
    const signer = { AND: [readable(reading.ability, "Person"), { id: input.signedById, agencyId }] };
    if (!(await tx.person.findFirst({ where: signer, select: { id: true } })))
      throw new InvalidInput([{ path: ["signedById"], message: "does not work at this agency" }]);
    if ((await lastVersionOf(reading, agencyId, taskForceId)) !== input.lastVersion) throw new Conflict("SharingAgreement", agencyId);
    const { id } = await tx.sharingAgreement.create({
      data: {
        taskForceId,
        agencyId,
        version: input.lastVersion + 1,
        document: input.document,
        title: input.title ?? null,
        signedById: input.signedById,
        signedOn: new Date(input.signedOn),
        startsAt: endOfDay(dayBefore(input.startsOn), timeZone),
        endsAt,
        recordedById: acting.actor.personId,
        recordedAt: now,
      },
      select: { id: true },
    });
    record({ action: "agreement.record", outcome: "OK", subjectIds: [id, agencyId], detail: { fields: "ACTION", version: input.lastVersion + 1 } });
    return id;
  });
  return work.catch((error: unknown) => {
    if (sqlState(error) === "23505") throw new Conflict("SharingAgreement", agencyId);
    throw error;
  });
}
