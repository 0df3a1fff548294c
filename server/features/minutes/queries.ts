import type { Prisma } from "../../../prisma/client/client.ts";
import type { MinutesEntryModel, MinutesModel } from "../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { findAgenda } from "#features/agendas/queries.ts";
import { refuseMeeting } from "#features/bodies/queries.ts";

/** Minutes with their paragraphs, and whether this reader keeps them. */
export type MinutesView = MinutesModel & { entries: MinutesEntryModel[]; viewerKeeps: boolean };

async function listMinutes({ db, ability }: Reading, where: Prisma.MinutesWhereInput): Promise<MinutesView[]> {
  const found = await db.minutes.findMany({
    where: { AND: [readable(ability, "Minutes"), where] },
    include: { entries: { where: readable(ability, "MinutesEntry"), orderBy: { place: "asc" } } },
    orderBy: { part: "asc" },
  });
  const kept = await db.minutes.findMany({
    where: { AND: [readable(ability, "Minutes", "keep"), { id: { in: found.map(({ id }) => id) } }] },
    select: { id: true },
  });
  const mine = new Set(kept.map(({ id }) => id));
  return found.map((minutes) => ({ ...minutes, viewerKeeps: mine.has(minutes.id) }));
}

/** Minutes; null for unknown ones and for those that are not for this reader. */
export async function findMinutes(reading: Reading, id: string): Promise<MinutesView | null> {
  return isId(id) ? ((await listMinutes(reading, { id }))[0] ?? null) : null;
}

/** The minutes of a meeting that are for this reader: those for all first. */
export function minutesOf(reading: Reading, meetingId: string): Promise<MinutesView[]> {
  return listMinutes(reading, { meetingId });
}

/** The approved minutes of the open part of several meetings, as far as they are for this reader. */
export function approvedOf(reading: Reading, meetingIds: string[]): Promise<MinutesView[]> {
  return listMinutes(reading, { meetingId: { in: meetingIds }, part: "OPEN", state: "APPROVED" });
}

/** One paragraph with its minutes; null as above. */
export async function findEntry(reading: Reading, id: string): Promise<MinutesEntryModel | null> {
  const { db, ability } = reading;
  return isId(id) ? await db.minutesEntry.findFirst({ where: { AND: [readable(ability, "MinutesEntry"), { id }] } }) : null;
}

/** Minutes that the actor keeps. @throws NotFound when they are not there or not theirs to keep, and the attempt is logged */
export async function requireMinutes(reading: Reading, id: string, log: string): Promise<MinutesView> {
  const minutes = await findMinutes(reading, id);
  return minutes?.viewerKeeps ? minutes : refuseMeeting(reading, id, log);
}

/** Whether this reader may draft the minutes of a meeting: of its closed session only one who was let into it. */
export async function mayDraft(reading: Reading, meetingId: string, part: "OPEN" | "CLOSED"): Promise<boolean> {
  const agenda = await findAgenda(reading, meetingId);
  if (!agenda || !reading.ability.can("keep", subject("Body", agenda.body))) return false;
  const { personId } = reading.actor;
  const runs = agenda.body.seats.some((seat) => seat.personId === personId && (seat.role === "CHAIR" || seat.role === "MINUTE_TAKER"));
  return part === "OPEN" || (runs && agenda.attendance.some((one) => one.personId === personId && one.admittedAt !== null));
}
