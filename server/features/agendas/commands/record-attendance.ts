import { randomUUIDv7 } from "node:crypto";
import { RecordAttendanceInput } from "@roundtable/shared/agendas.ts";
import { statementVersion } from "@roundtable/shared/people.ts";
import type { AttendanceModel } from "../../../../prisma/client/models.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireRunning } from "../queries/require.ts";
import { holdOn, whoSigned } from "../queries/room.ts";

/**
 * Somebody came, left, or takes part in another way. Whoever comes into a closed session is let in when they signed the statement.
 * When an item may not go on before who is there now, the meeting is at no item any more until they have stepped out (MT-13).
 */
export function recordAttendance(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RecordAttendanceInput, raw);
  return transact(acting, { mutation: "recordAttendance", input }, async ({ tx, reading, record }) => {
    const agenda = await requireRunning(reading, input.meetingId, "meeting.attendance");
    const { meetingId, body, sitting } = agenda;
    const now = acting.clock.now();
    const known = agenda.attendance.find(({ id, personId }) => id === input.attendanceId || (personId !== null && personId === input.personId));
    if (input.attendanceId != null && !known) throw new NotFound();
    if (!known && !input.present) throw new InvalidInput([{ path: ["present"], message: "nobody leaves who was not there" }]);
    const id = known?.id ?? randomUUIDv7();
    const paper = input.signedOnPaper === true ? { statementVersion } : {};
    if (known)
      await tx.attendance.updateMany({
        where: { id },
        data: { ...again(known, input.present, now), ...paper, mode: input.mode ?? known.mode, version: { increment: 1 } },
      });
    else {
      const who = await whoCame(reading, input);
      const guestPaper = who.personId === null ? paper : {};
      await tx.attendance.createMany({
        data: { id, taskForceId: body.taskForceId, bodyId: body.id, meetingId, ...who, ...guestPaper, mode: input.mode ?? "IN_ROOM", arrivedAt: now },
      });
    }
    const isClosed = sitting.closedOpenedAt !== null && sitting.closedEndedAt === null;
    if (input.present && isClosed) await admit(reading, id, now);
    const current = agenda.items.find((item) => item.id === sitting.currentItemId);
    if (current && (await holdOn(reading, current, agenda)))
      await tx.sitting.updateMany({ where: { meetingId }, data: { currentItemId: null, currentSince: null, version: { increment: 1 } } });
    record({ action: "meeting.attendance", outcome: "OK", subjectIds: [meetingId, id], detail: { fields: "ACTION" } });
    return meetingId;
  });
}

function again({ leftAt }: AttendanceModel, present: boolean, now: Date): { leftAt: Date | null } {
  return { leftAt: present ? null : (leftAt ?? now) };
}

type Who = Pick<AttendanceModel, "personId" | "guestName" | "agencyId" | "discipline">;

async function whoCame(
  { db, ability, actor }: Reading,
  { personId, guest }: { personId?: string | null | undefined; guest?: { name: string; agencyId?: string | null | undefined } | null | undefined },
): Promise<Who> {
  if (personId != null) {
    const seated = { id: personId, disabledAt: null, seats: { some: { taskForceId: actor.taskForceId } } };
    const person = await db.person.findFirst({
      where: { AND: [readable(ability, "Person"), seated] },
      select: { agencyId: true, agency: { select: { discipline: true } } },
    });
    if (!person) throw new NotFound();
    return { personId, guestName: null, agencyId: person.agencyId, discipline: person.agency.discipline };
  }
  const agency =
    guest?.agencyId == null
      ? null
      : await db.agency.findFirst({ where: { AND: [readable(ability, "Agency"), { id: guest.agencyId }] }, select: { id: true, discipline: true } });
  if (guest?.agencyId != null && !agency) throw new NotFound();
  return { personId: null, guestName: guest?.name ?? "", agencyId: agency?.id ?? null, discipline: agency?.discipline ?? null };
}

/** Lets one of those present into the closed session, when they signed. */
async function admit(reading: Reading, id: string, now: Date): Promise<void> {
  const { db } = reading;
  const { personId, statementVersion: onPaper, admittedAt } = await db.attendance.findFirstOrThrow({ where: { id } });
  const signed = personId === null ? onPaper === statementVersion : (await whoSigned(reading, [personId])).has(personId);
  if (signed && admittedAt === null) await db.attendance.updateMany({ where: { id }, data: { admittedAt: now } });
}
