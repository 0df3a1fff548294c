import { PackInput } from "@roundtable/shared/minutes.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { DecisionModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { parse } from "#platform/problems.ts";
import { heldMeetings, type Present } from "#features/agendas/queries/held.ts";
import { type BodyView, findBody } from "#features/bodies/queries.ts";
import { addDays, asDate, localOf } from "#features/meetings/rules/days.ts";
import { trainingTotals, type TrainingTotal } from "#features/trainings/queries.ts";
import { approvedOf, type MinutesView } from "../queries.ts";
import { packCsv } from "../rules/csv.ts";

/** Who was at one meeting for one agency: how many people, by the rule of half the meeting. */
export type Presence = { agencyId: string; discipline: Discipline; people: number };
export type PackMeeting = {
  id: string;
  /** At the table, as 2026-11-23. */
  day: string;
  startedAt: Date;
  endedAt: Date;
  title: string;
  items: string[];
  presence: Presence[];
  guests: number;
  decisions: DecisionModel[];
  minutes: MinutesView | null;
};
/** What a body did in a period, without a word of its closed sessions, and what its table taught in it (MT-16). */
export type Pack = { body: BodyView; from: string; to: string; meetings: PackMeeting[]; trainings: TrainingTotal[] };

/**
 * The evidence of a body's work in a period: what was on its open agendas, who attended for which agency and discipline, approved open
 * minutes and open decisions, and the table's trainings. Null for whoever does not keep the body's meetings. It takes the same few
 * statements however many meetings there were, and is logged.
 *
 * @throws InvalidInput when the period is longer than two years
 */
export async function findPack(reading: Reading, raw: { bodyId: string; from: string; to: string }): Promise<Pack | null> {
  if (!isId(raw.bodyId)) return null;
  const { bodyId, from, to } = parse(PackInput, raw);
  const { ability } = reading;
  const body = await findBody(reading, bodyId);
  if (!body || !ability.can("keep", subject("Body", body))) return null;
  const meetings = await meetingsIn(reading, { bodyId, from, to });
  const trainings = await trainingTotals(reading, { from, to });
  await recordRead(reading, { action: "meetings.pack", outcome: "OK", subjectIds: [body.id], detail: { fields: "ACTION", meetings: meetings.length } });
  return { body, from, to, meetings, trainings };
}

/** The same as a file. */
export async function packFile(reading: Reading, { from, to, meetings, trainings }: Pack): Promise<{ fileName: string; text: string }> {
  return { fileName: `evidence-${from}-${to}.csv`, text: packCsv(meetings, trainings, await agencyNames(reading, meetings)) };
}

async function meetingsIn(reading: Reading, { bodyId, from, to }: { bodyId: string; from: string; to: string }): Promise<PackMeeting[]> {
  // A day more on either side than UTC has: the days are those of the meetings' own zone.
  const near = { gte: asDate(addDays(from, -1)), lt: asDate(addDays(to, 2)) };
  const held = (await heldMeetings(reading, { bodyId, startedAt: near }))
    .map((meeting) => ({ ...meeting, day: localOf(meeting.startedAt, meeting.timeZone).day }))
    .filter(({ day }) => from <= day && day <= to);
  const ids = held.map(({ id }) => id);
  const { db, ability } = reading;
  const items = await db.agendaItem.findMany({
    where: { AND: [readable(ability, "AgendaItem"), { meetingId: { in: ids }, audience: "ALL" }] },
    select: { meetingId: true, title: true, decisions: { where: readable(ability, "Decision"), orderBy: [{ decidedAt: "asc" }, { id: "asc" }] } },
    orderBy: [{ place: "asc" }, { id: "asc" }],
  });
  const itemsOf = Map.groupBy(items, ({ meetingId }) => meetingId);
  const minutesOf = new Map((await approvedOf(reading, ids)).map((minutes) => [minutes.meetingId, minutes]));
  return held.map(({ id, day, startedAt, endedAt, title, present }) => {
    const own = itemsOf.get(id) ?? [];
    return {
      id,
      day,
      startedAt,
      endedAt,
      title,
      items: own.map((item) => item.title),
      presence: presenceOf(present),
      guests: present.filter(({ personId }) => personId === null).length,
      decisions: own.flatMap(({ decisions }) => decisions),
      minutes: minutesOf.get(id) ?? null,
    };
  });
}

function presenceOf(present: readonly Present[]): Presence[] {
  const found = new Map<string, Presence>();
  for (const { personId, agencyId, discipline } of present) {
    if (personId === null || agencyId === null || discipline === null) continue;
    const before = found.get(agencyId);
    found.set(agencyId, { agencyId, discipline, people: (before?.people ?? 0) + 1 });
  }
  return [...found.values()].toSorted((one, other) => one.discipline.localeCompare(other.discipline) || one.agencyId.localeCompare(other.agencyId));
}

async function agencyNames({ db, ability }: Reading, meetings: readonly PackMeeting[]): Promise<Map<string, string>> {
  const ids = meetings.flatMap(({ presence, decisions }) => [
    ...presence.map(({ agencyId }) => agencyId),
    ...decisions.flatMap(({ inFavor, against, abstained, recused }) => [...inFavor, ...against, ...abstained, ...recused]),
  ]);
  const rows = await db.agency.findMany({ where: { AND: [readable(ability, "Agency"), { id: { in: [...new Set(ids)] } }] }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
