import { randomUUIDv7 } from "node:crypto";
import { closedMinutesMonths, DraftMinutesInput } from "@roundtable/shared/minutes.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingNotRunning } from "#features/agendas/problems.ts";
import { type AgendaView, findAgenda } from "#features/agendas/queries.ts";
import { refuseMeeting } from "#features/bodies/queries.ts";
import { clockOf, localOf } from "#features/meetings/rules/days.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { addMonths } from "#features/roadmap/rules.ts";
import { mayDraft, minutesOf } from "../queries.ts";
import { draftFrom } from "../rules/draft.ts";

/** Drafts the minutes of a meeting that is over, or of its closed session, from the agenda and what was noted. Drafted twice, they are there once. */
export function draftMinutes(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DraftMinutesInput, raw);
  const { meetingId, part } = input;
  return transact(acting, { mutation: "draftMinutes", input }, async ({ tx, reading, record }) => {
    const agenda = await findAgenda(reading, meetingId);
    if (!agenda || !(await mayDraft(reading, meetingId, part))) return refuseMeeting(reading, meetingId, "minutes.draft");
    const { sitting, body, meeting } = agenda;
    if (!sitting.endedAt || (part === "CLOSED" && !sitting.closedOpenedAt)) throw new MeetingNotRunning();
    const there = (await minutesOf(reading, meetingId)).find((minutes) => minutes.part === part);
    const id = there?.id ?? randomUUIDv7();
    record({ action: "minutes.draft", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION", part } });
    if (there) return id;
    const now = acting.clock.now();
    const { timeZone } = meeting.series;
    const retainUntil = part === "CLOSED" ? new Date(addMonths(dayOf(now, timeZone), input.keepMonths ?? closedMinutesMonths)) : null;
    const of = { taskForceId: body.taskForceId, bodyId: body.id };
    const { personId } = acting.actor;
    await tx.minutes.createMany({ data: { id, ...of, meetingId, part, draftedById: personId, draftedAt: now, retainUntil } });
    const time = (at: Date) => clockOf(localOf(at, timeZone).minutes);
    const { closedOpenedAt, closedEndedAt, closedPurpose } = sitting;
    const closed = closedOpenedAt && closedEndedAt ? { purpose: closedPurpose ?? "", from: time(closedOpenedAt), to: time(closedEndedAt) } : null;
    const entries = draftFrom(part, await whoWasThere(reading, agenda, part === "CLOSED"), agenda.items, closed);
    await tx.minutesEntry.createMany({
      data: entries.map((entry, index) => ({ id: randomUUIDv7(), ...of, minutesId: id, place: index + 1, ...entry, writtenById: personId, writtenAt: now })),
    });
    return id;
  });
}

/** "Name, Agency" of whoever was there, in the order in which they came. */
async function whoWasThere({ db, ability }: Reading, { attendance }: AgendaView, closed: boolean): Promise<string[]> {
  const there = attendance.filter(({ admittedAt }) => !closed || admittedAt !== null);
  const people = await db.person.findMany({
    where: { AND: [readable(ability, "Person"), { id: { in: there.flatMap(({ personId }) => personId ?? []) } }] },
    select: { id: true, name: true },
  });
  const agencies = await db.agency.findMany({
    where: { AND: [readable(ability, "Agency"), { id: { in: there.flatMap(({ agencyId }) => agencyId ?? []) } }] },
    select: { id: true, name: true },
  });
  if (people.length === 0 && there.some(({ personId }) => personId !== null)) throw new NotFound();
  return there.map(({ personId, guestName, agencyId }) => {
    const name = guestName ?? people.find(({ id }) => id === personId)?.name ?? "";
    return [name, agencies.find(({ id }) => id === agencyId)?.name].filter(Boolean).join(", ");
  });
}
