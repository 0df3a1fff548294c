import { PackInput } from "@roundtable/shared/minutes.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { DecisionModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { parse } from "#platform/problems.ts";
import { attended } from "#features/agendas/rules.ts";
import { type BodyView, findBody } from "#features/bodies/queries.ts";
import { minutesOf, type MinutesView } from "../queries.ts";
import { csvOf } from "../rules/csv.ts";

/** Who was at one meeting for one agency: how many people, by the rule of half the meeting. */
export type Presence = { agencyId: string; discipline: Discipline; people: number };
export type PackMeeting = {
  id: string;
  startedAt: Date;
  endedAt: Date;
  title: string;
  items: string[];
  presence: Presence[];
  guests: number;
  decisions: DecisionModel[];
  minutes: MinutesView | null;
};
/** What a body did in a period, without a word of its closed sessions (MT-16). */
export type Pack = { body: BodyView; from: string; to: string; meetings: PackMeeting[]; csv: string };

/**
 * The evidence of a body's work in a period: what was on its open agendas, who attended for which agency and discipline, approved open
 * minutes and open decisions. Null for whoever does not keep the body's meetings. Sending it out is logged.
 *
 * @throws InvalidInput when the period is longer than two years
 */
export async function findPack(reading: Reading, raw: { bodyId: string; from: string; to: string }): Promise<Pack | null> {
  if (!isId(raw.bodyId)) return null;
  const { bodyId, from, to } = parse(PackInput, raw);
  const { db, ability } = reading;
  const body = await findBody(reading, bodyId);
  if (!body || !ability.can("keep", subject("Body", body))) return null;
  // A day more on either side than UTC has: the task force's own days are decided below.
  const near = { gte: new Date(Date.parse(from) - 86_400_000), lt: new Date(Date.parse(to) + 2 * 86_400_000) };
  const sittings = await db.sitting.findMany({
    where: { AND: [readable(ability, "Sitting"), { bodyId, startedAt: near, endedAt: { gt: new Date(0) } }] },
    include: { meeting: { include: { series: { select: { title: true, timeZone: true } } } } },
    orderBy: { startedAt: "asc" },
  });
  const meetings: PackMeeting[] = [];
  for (const { meeting, meetingId, startedAt, endedAt } of sittings) {
    const day = startedAt && Temporal.Instant.fromEpochMilliseconds(startedAt.getTime()).toZonedDateTimeISO(meeting.series.timeZone).toPlainDate().toString();
    if (!startedAt || !endedAt || day === null || day < from || day > to) continue;
    const where = { AND: [readable(ability, "AgendaItem"), { meetingId, audience: "ALL" as const }] };
    const items = await db.agendaItem.findMany({
      where,
      select: { title: true, decisions: { where: readable(ability, "Decision"), orderBy: { id: "asc" } } },
      orderBy: [{ place: "asc" }, { id: "asc" }],
    });
    const there = (await db.attendance.findMany({ where: { AND: [readable(ability, "Attendance"), { meetingId }] } })).filter((one) =>
      attended(one, { startedAt, endedAt }),
    );
    const minutes = (await minutesOf(reading, meetingId)).find(({ part, state }) => part === "OPEN" && state === "APPROVED") ?? null;
    meetings.push({
      id: meetingId,
      startedAt,
      endedAt,
      title: meeting.title ?? meeting.series.title,
      items: items.map(({ title }) => title),
      presence: presenceOf(there),
      guests: there.filter(({ personId }) => personId === null).length,
      decisions: items.flatMap(({ decisions }) => decisions),
      minutes,
    });
  }
  const names = await agencyNames(reading, meetings);
  await recordRead(reading, { action: "meetings.pack", outcome: "OK", subjectIds: [body.id], detail: { fields: "ACTION", meetings: meetings.length } });
  return { body, from, to, meetings, csv: csvOf(meetings, names) };
}

function presenceOf(there: readonly { personId: string | null; agencyId: string | null; discipline: Discipline | null }[]): Presence[] {
  const found = new Map<string, Presence>();
  for (const { personId, agencyId, discipline } of there) {
    if (personId === null || agencyId === null || discipline === null) continue;
    const before = found.get(agencyId);
    found.set(agencyId, { agencyId, discipline, people: (before?.people ?? 0) + 1 });
  }
  return [...found.values()].toSorted((one, other) => one.discipline.localeCompare(other.discipline) || one.agencyId.localeCompare(other.agencyId));
}

async function agencyNames({ db, ability }: Reading, meetings: readonly PackMeeting[]): Promise<Map<string, string>> {
  const ids = meetings.flatMap(({ presence }) => presence.map(({ agencyId }) => agencyId));
  const rows = await db.agency.findMany({ where: { AND: [readable(ability, "Agency"), { id: { in: ids } }] }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
