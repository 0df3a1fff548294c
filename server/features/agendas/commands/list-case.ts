import { randomUUIDv7 } from "node:crypto";
import { ListCaseInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuseMeeting } from "#features/bodies/queries.ts";
import { CaseNotReviewable } from "../problems.ts";
import { findAgenda } from "../queries.ts";
import { placeBetween } from "../rules.ts";

/**
 * Puts a case of one's own agency on an agenda, by the code of a share under a living consent for case review (MT-13). The item has
 * no words of anybody: those whom such a consent names see their own code, everybody else who keeps the agenda sees that there is a case.
 * Put on once more, it is there for agencies named meanwhile.
 */
export function listCase(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ListCaseInput, raw);
  const { actor, ability, clock } = acting;
  return transact(acting, { mutation: "listCase", input }, async ({ tx, reading, record }) => {
    const agenda = await findAgenda(reading, input.meetingId);
    if (!agenda || !ability.can("answer", subject("Body", agenda.body))) return refuseMeeting(reading, input.meetingId, "agenda.list-case");
    const now = clock.now();
    const living = { purpose: "CASE_REVIEW" as const, endedAt: null, expiresAt: { gt: now } };
    const own = { code: input.code, fromAgencyId: actor.agencyId, consent: { is: living } };
    const share = await tx.share.findFirst({ where: { AND: [readable(ability, "Share"), own] }, select: { id: true, referralId: true } });
    if (!share) throw new CaseNotReviewable();
    const { id: bodyId, taskForceId } = agenda.body;
    const of = { taskForceId, bodyId, listedById: actor.personId, listedAt: now, referralId: share.referralId };
    const known = agenda.items.find(({ caseItem }) => caseItem?.referralId === share.referralId);
    const itemId = known?.id ?? randomUUIDv7();
    if (!known) {
      const last = await tx.agendaItem.aggregate({ where: { meetingId: agenda.meetingId }, _max: { place: true } });
      const place = placeBetween(last._max.place ?? undefined, undefined);
      const plan = { section: "", title: "Case review", kind: "DISCUSS" as const, minutesPlanned: input.minutesPlanned, audience: "CASE" as const };
      const made = { createdById: actor.personId, createdAt: now };
      await tx.agendaItem.createMany({ data: { id: itemId, taskForceId, bodyId, meetingId: agenda.meetingId, place, ...plan, ...made } });
    }
    const named = await tx.consent.findMany({
      where: { AND: [readable(ability, "Consent"), { referralId: share.referralId, ...living }] },
      select: { id: true },
    });
    const parties = [null, ...named.map(({ id }) => id)].map((consentId) => ({ id: randomUUIDv7(), itemId, consentId, ...of }));
    await tx.caseItem.createMany({ data: parties, skipDuplicates: true });
    record({ action: "agenda.list-case", outcome: "OK", subjectIds: [itemId, share.id], detail: { fields: "ACTION" } });
    return itemId;
  });
}
