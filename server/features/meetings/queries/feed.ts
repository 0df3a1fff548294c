import type { ICalEventData } from "ical-generator";
import { Prisma } from "../../../../prisma/client/client.ts";
import type { MeetingModel, MeetingSeriesModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { ask } from "#platform/db.ts";
import { type EntrySeries, eventsOf } from "../emails/calendar-entry.ts";
import { asDate } from "../rules/days.ts";
import type { Difference } from "../rules/occurrences.ts";

/** What calendar programs are told of meetings. */
export type MeetingFeed = {
  /** Null for more than one body, and for one of which nobody else may know. */
  bodyName: string | null;
  /** All that the reader was shown, as it came from the database: where it is the same, so are the events. */
  rows: readonly string[];
  events: () => ICalEventData[];
};

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
 * Rows that came as one list a column, null without rows. PostgreSQL then finds out how each column is written once, and not for
 * each row, which takes longer than reading them.
 */
function rowsIn<Row extends object>(text: string): Row[] {
  const columns = Object.entries(JSON.parse(text) as { [Name in keyof Row]: Row[Name][] | null }) as [keyof Row, unknown[] | null][];
  return (columns[0]?.[1] ?? []).map((_, at) => {
    const row: Partial<Record<keyof Row, unknown>> = {};
    for (const [name, values] of columns) row[name] = values?.[at];
    return row as Row;
  });
}

/**
 * The meetings of the bodies in which the reader sits, or of one of these, for a calendar program: every open series, in one
 * statement however many there are and however long they have run. They name nobody, and of a closed session say its time alone
 * (MT-05). The policies of the database filter them; the ability then has to agree for every body, and one that it denies stops
 * the request, because two layers that disagree are a defect and not a shorter calendar.
 */
export async function meetingFeed({ db, ability, actor }: Reading, bodyId: string | null): Promise<MeetingFeed> {
  const { personId, taskForceId } = actor;
  const statement = Prisma.sql`
    WITH b AS MATERIALIZED (SELECT b.id, b.name, b.restricted FROM body b JOIN body_seat s ON s.body_id = b.id
      WHERE s.person_id = ${personId}::uuid AND b.task_force_id = ${taskForceId}::uuid AND (${bodyId}::uuid IS NULL OR b.id = ${bodyId}::uuid)),
    s AS MATERIALIZED (SELECT * FROM meeting_series WHERE task_force_id = ${taskForceId}::uuid AND state = 'OPEN' AND body_id IN (SELECT b.id FROM b))
    SELECT (SELECT json_build_object('id', json_agg(id), 'name', json_agg(name), 'restricted', json_agg(restricted)) FROM b)::text AS bodies,
      (SELECT json_build_object('id', json_agg(id), 'bodyId', json_agg(body_id), 'title', json_agg(title), 'closed', json_agg(closed), 'placeKind', json_agg(place_kind),
        'place', json_agg(place), 'link', json_agg(link), 'timeZone', json_agg(time_zone), 'startsOn', json_agg(starts_on), 'startsAt', json_agg(starts_at),
        'minutes', json_agg(minutes), 'rule', json_agg(rule), 'untilOn', json_agg(until_on), 'skipsDaysOff', json_agg(skips_days_off), 'uid', json_agg(uid),
        'sequence', json_agg(sequence), 'changedAt', json_agg(changed_at)) FROM (SELECT * FROM s ORDER BY id) one)::text AS series,
      (SELECT json_build_object('seriesId', json_agg(series_id), 'onDay', json_agg(on_day), 'cancelled', json_agg(cancelled), 'movedTo', json_agg(moved_to),
        'minutes', json_agg(minutes), 'title', json_agg(title), 'placeKind', json_agg(place_kind), 'place', json_agg(place), 'link', json_agg(link))
        FROM (SELECT * FROM meeting WHERE series_id IN (SELECT s.id FROM s) ORDER BY on_day) one)::text AS meetings,
      ARRAY(SELECT on_day::text FROM day_off WHERE task_force_id = ${taskForceId}::uuid ORDER BY 1) AS "daysOff"`;
  const [found] = await ask<{ bodies: string; series: string; meetings: string; daysOff: string[] }>(db, statement);
  if (!found) throw new Error("a statement without an answer");
  const bodies = rowsIn<BodyJson>(found.bodies);
  for (const { restricted } of bodies) requireAgreement(ability, { taskForceId, state: "OPEN", body: { restricted, seats: [{ personId }] } });
  const [body] = bodies;
  return {
    bodyName: bodyId !== null && body?.restricted === false ? body.name : null,
    rows: [found.series, found.meetings, ...found.daysOff],
    events() {
      const differing = Map.groupBy(rowsIn<MeetingJson>(found.meetings), ({ seriesId }) => seriesId);
      const daysOff = new Set(found.daysOff);
      return rowsIn<SeriesJson>(found.series).flatMap((row) => {
        const { startsOn, untilOn, changedAt } = row;
        const dates = { startsOn: asDate(startsOn), untilOn: untilOn === null ? null : asDate(untilOn), changedAt: new Date(changedAt) };
        return eventsOf({ ...row, ...dates, meetings: (differing.get(row.id) ?? []).map(revive), daysOff });
      });
    },
  };
}

/** What the ability looks at is the same in every open series of a body, and in each of its meetings. @throws Error when it denies what the database let through */
function requireAgreement(ability: Reading["ability"], about: { taskForceId: string; state: "OPEN"; body: object }): void {
  const mayRead =
    ability.can("read", subject("MeetingSeries", about as unknown as MeetingSeriesModel)) &&
    ability.can("read", subject("Meeting", { taskForceId: about.taskForceId, series: about } as unknown as MeetingModel));
  if (!mayRead) throw new Error("row-level security and the ability disagree about a meeting");
}

const revive = ({ onDay, movedTo, ...row }: MeetingJson): Difference => ({
  ...row,
  onDay: asDate(onDay),
  movedTo: movedTo === null ? null : new Date(movedTo),
});
