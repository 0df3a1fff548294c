import type { ICalEventData } from "ical-generator";
import { Prisma } from "../../../../prisma/client/client.ts";
import type { MeetingModel, MeetingSeriesModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { ask } from "#platform/db.ts";
import { type EntrySeries, eventsOf } from "../emails/calendar-entry.ts";
import { asDate } from "../rules/days.ts";
import type { Difference } from "../rules/occurrences.ts";

/** What calendar programs are told of meetings; `bodyName` is null for more than one body, and for one of which nobody else may know. */
export type MeetingFeed = { bodyName: string | null; events: ICalEventData[] };

type BodyJson = { id: string; name: string; restricted: boolean };
/** As JSON has them: days and instants as text. */
type SeriesJson = Omit<EntrySeries, "startsOn" | "untilOn" | "changedAt" | "meetings" | "daysOff"> & {
  bodyId: string;
  startsOn: string;
  untilOn: string | null;
  changedAt: string;
};
type MeetingJson = Omit<Difference, "onDay" | "movedTo"> & { seriesId: string; onDay: string; movedTo: string | null };

/**
 * Rows as one list a column: PostgreSQL then finds out how each column is written once, and not for each row, which takes longer
 * than reading them.
 */
const columnsOf = (names: string, rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT json_build_object(${Prisma.raw(names.replaceAll(/\w+/g, (name) => `'${name}', coalesce(json_agg("${name}"), '[]')`))})::text FROM (${rows}) one)`;

type Columns<Row> = { [Name in keyof Row]: Row[Name][] };

function rowsIn<Row extends object>(text: string): Row[] {
  const columns = Object.entries(JSON.parse(text) as Columns<Row>) as [keyof Row, unknown[]][];
  return (columns[0]?.[1] ?? []).map((_, at) => {
    const row: Partial<Record<keyof Row, unknown>> = {};
    for (const [name, values] of columns) row[name] = values[at];
    return row as Row;
  });
}

/**
 * The meetings of the bodies in which the reader sits, or of one of these, for a calendar program: every open series, in one
 * statement however many there are and however long they have run. They name nobody, and of a closed session say its time alone
 * (MT-05). The policies of the database filter them; the ability then has to agree on every row, and a row that it denies stops
 * the request, because two layers that disagree are a defect and not a shorter calendar.
 */
export async function meetingFeed({ db, ability, actor }: Reading, bodyId: string | null): Promise<MeetingFeed> {
  const { personId, taskForceId } = actor;
  const statement = Prisma.sql`
    WITH b AS MATERIALIZED (SELECT b.id, b.name, b.restricted FROM body b JOIN body_seat s ON s.body_id = b.id
      WHERE s.person_id = ${personId}::uuid AND b.task_force_id = ${taskForceId}::uuid AND (${bodyId}::uuid IS NULL OR b.id = ${bodyId}::uuid)),
    s AS MATERIALIZED (SELECT * FROM meeting_series WHERE task_force_id = ${taskForceId}::uuid AND state = 'OPEN' AND body_id IN (SELECT b.id FROM b))
    SELECT ${columnsOf("id, name, restricted", Prisma.sql`SELECT * FROM b`)} AS bodies,
      ${columnsOf(
        "id, bodyId, title, closed, placeKind, place, link, timeZone, startsOn, startsAt, minutes, rule, untilOn, skipsDaysOff, uid, sequence, changedAt",
        Prisma.sql`SELECT id, body_id AS "bodyId", title, closed, place_kind AS "placeKind", place, link, time_zone AS "timeZone", starts_on AS "startsOn", starts_at AS "startsAt",
          minutes, rule, until_on AS "untilOn", skips_days_off AS "skipsDaysOff", uid, sequence, changed_at AS "changedAt" FROM s ORDER BY id`,
      )} AS series,
      ${columnsOf(
        "seriesId, onDay, cancelled, movedTo, minutes, title, placeKind, place, link",
        Prisma.sql`SELECT series_id AS "seriesId", on_day AS "onDay", cancelled, moved_to AS "movedTo", minutes, title, place_kind AS "placeKind", place, link
          FROM meeting WHERE series_id IN (SELECT s.id FROM s) ORDER BY on_day`,
      )} AS meetings,
      ARRAY(SELECT on_day::text FROM day_off WHERE task_force_id = ${taskForceId}::uuid) AS "daysOff"`;
  const [found] = await ask<{ bodies: string; series: string; meetings: string; daysOff: string[] }>(db, statement);
  if (!found) throw new Error("a statement without an answer");
  const bodies = rowsIn<BodyJson>(found.bodies);
  const bodyOf = new Map(bodies.map((body) => [body.id, body]));
  const differing = Map.groupBy(rowsIn<MeetingJson>(found.meetings), ({ seriesId }) => seriesId);
  const daysOff = new Set(found.daysOff);
  const events = rowsIn<SeriesJson>(found.series).flatMap((row) => {
    const about = { taskForceId, state: "OPEN", body: { restricted: bodyOf.get(row.bodyId)?.restricted ?? true, seats: [{ personId }] } } as const;
    const meetings = (differing.get(row.id) ?? []).map(revive);
    const mayRead =
      ability.can("read", subject("MeetingSeries", about as unknown as MeetingSeriesModel)) &&
      (meetings.length === 0 || ability.can("read", subject("Meeting", { taskForceId, series: about } as unknown as MeetingModel)));
    if (!mayRead) throw new Error("row-level security and the ability disagree about a meeting");
    const { startsOn, untilOn, changedAt } = row;
    const dates = { startsOn: asDate(startsOn), untilOn: untilOn === null ? null : asDate(untilOn), changedAt: new Date(changedAt) };
    return eventsOf({ ...row, ...dates, meetings, daysOff });
  });
  const [body] = bodies;
  return { bodyName: bodyId !== null && body?.restricted === false ? body.name : null, events };
}

const revive = ({ onDay, movedTo, ...row }: MeetingJson): Difference => ({ ...row, onDay: asDate(onDay), movedTo: movedTo === null ? null : new Date(movedTo) });
