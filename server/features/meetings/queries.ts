import { MeetingName, MeetingWindow } from "@roundtable/shared/meetings.ts";
import DataLoader from "dataloader";
import type { Prisma } from "../../../prisma/client/client.ts";
import type { DayOffModel, MeetingModel, MeetingReplyModel, MeetingSeriesModel } from "../../../prisma/client/models.ts";
import { actingAs } from "#platform/actor.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { type Action, type AppAbility, readable, subject } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { type BodyView, refuseMeeting, withSeats } from "#features/bodies/queries.ts";
import { addDays, asDate, written } from "./rules/days.ts";
import { type Occurrence, occurrenceOn, occurrencesBetween } from "./rules/occurrences.ts";

/** A series with the body that meets, what differs from its rule, and the days on which the table does not meet. */
export type SeriesView = MeetingSeriesModel & { body: BodyView; meetings: MeetingModel[]; daysOff: ReadonlySet<string> };
/** One meeting of a series. */
export type MeetingView = Occurrence & { series: SeriesView; row: MeetingModel | null };

/** From one day to another, both included, as 2026-11-23. */
type Days = { from: string; to: string };

/** The widest part of the calendar anyone may ask for at once, in days. */
export const windowDays = 62;

const parts = (ability: AppAbility, meetings: Prisma.MeetingWhereInput) =>
  ({
    body: { include: withSeats(ability) },
    meetings: { where: { AND: [readable(ability, "Meeting"), meetings] }, orderBy: { onDay: "asc" } },
  }) satisfies Prisma.MeetingSeriesInclude;

/** The days on which the table does not meet beside the federal holidays, the earliest first. */
export function listDaysOff({ db, ability, actor: { taskForceId } }: Reading): Promise<DayOffModel[]> {
  return db.dayOff.findMany({ where: { AND: [readable(ability, "DayOff"), { taskForceId }] }, orderBy: { onDay: "asc" } });
}

const daysIn = (rows: readonly { onDay: Date }[]): ReadonlySet<string> => new Set(rows.map(({ onDay }) => written(onDay)));

/** One series; null for an unknown id, for a hidden body's, and for a draft that is not theirs to keep. */
export async function findSeries(reading: Reading, id: string): Promise<SeriesView | null> {
  const { db, ability } = reading;
  const series = isId(id)
    ? await db.meetingSeries.findFirst({ where: { AND: [readable(ability, "MeetingSeries"), { id }] }, include: parts(ability, {}) })
    : null;
  return series && { ...series, daysOff: daysIn(await listDaysOff(reading)) };
}

/** One meeting of a series; null for one that there is not. `day` is the one on which its rule has it. @throws InvalidInput when that is none */
export async function findMeeting(reading: Reading, seriesId: string, day: string): Promise<MeetingView | null> {
  const { onDay } = parse(MeetingName, { seriesId, onDay: day });
  const series = await findSeries(reading, seriesId);
  const meeting = series && occurrenceOn(series, series.meetings, series.daysOff, onDay);
  return meeting && asView(series, meeting);
}

/** A series to do something with. @throws NotFound when it is not there or not theirs to do this with, and the attempt is logged */
export async function requireSeries(reading: Reading, id: string, log: string, right: Extract<Action, "keep" | "answer">): Promise<SeriesView> {
  const series = await findSeries(reading, id);
  if (series && reading.ability.can(right, subject("MeetingSeries", series))) return series;
  return refuseMeeting(reading, id, log);
}

/** Whether this reader keeps a series, or answers it as one of those who meet. */
export function maySeries({ ability }: Reading, series: SeriesView, right: "keep" | "answer"): boolean {
  return ability.can(right, subject("MeetingSeries", series));
}

/**
 * The meetings from one day to another, both included, the earliest first; in the same few statements however many there are
 * and however long their series have run. @throws InvalidInput when that is wider than two months
 */
export async function listMeetings(reading: Reading, window: Days): Promise<MeetingView[]> {
  const { from, to } = parse(MeetingWindow, window);
  const { db, ability, actor } = reading;
  const [first, last] = [addDays(from, -1), addDays(to, 1)];
  if (to < from || addDays(from, windowDays) < to) throw new InvalidInput([{ path: ["to"], message: "is at most two months later" }]);
  const near = { gte: asDate(first), lte: asDate(addDays(last, 1)) };
  const moved = { movedTo: near };
  const rows = await db.meetingSeries.findMany({
    where: {
      AND: [
        readable(ability, "MeetingSeries"),
        {
          taskForceId: actor.taskForceId,
          OR: [
            { startsOn: { lte: asDate(last) }, untilOn: { gte: asDate(first) } },
            { startsOn: near, untilOn: null },
            { meetings: { some: { AND: [readable(ability, "Meeting"), moved] } } },
          ],
        },
      ],
    },
    include: parts(ability, { OR: [{ onDay: near }, moved] }),
  });
  const daysOff = daysIn(await listDaysOff(reading));
  // Days are those of each series' own zone.
  const around = { from: asDate(first), to: asDate(addDays(last, 1)) };
  return rows
    .flatMap((row) => {
      const series = { ...row, daysOff };
      return occurrencesBetween(series, series.meetings, daysOff, around)
        .filter(({ startsAt }) => isWithin(startsAt, series.timeZone, from, to))
        .map((meeting) => asView(series, meeting));
    })
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || one.series.id.localeCompare(other.series.id));
}

/** The meetings of one series from one day to another. @throws InvalidInput as above */
export function meetingsOf(series: SeriesView, days: Days): MeetingView[] {
  const { from, to } = parse(MeetingWindow, days);
  if (to < from || addDays(from, 366 * 2) < to) throw new InvalidInput([{ path: ["to"], message: "is at most two years later" }]);
  const window = { from: asDate(addDays(from, -1)), to: asDate(addDays(to, 2)) };
  return occurrencesBetween(series, series.meetings, series.daysOff, window)
    .filter(({ startsAt }) => isWithin(startsAt, series.timeZone, from, to))
    .map((meeting) => asView(series, meeting));
}

function isWithin(at: Date, timeZone: string, from: string, to: string): boolean {
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return day >= from && day <= to;
}

function asView(series: SeriesView, meeting: Occurrence): MeetingView {
  return { ...meeting, series, row: series.meetings.find(({ onDay }) => written(onDay) === meeting.onDay) ?? null };
}

const loaders = new WeakMap<Acting, DataLoader<string, MeetingReplyModel[]>>();

/** Who said whether they come to a series, as far as this reader may know; the series of one moment are read in one statement. */
export function repliesTo(acting: Acting, seriesId: string): Promise<MeetingReplyModel[]> {
  const loader =
    loaders.get(acting) ??
    new DataLoader<string, MeetingReplyModel[]>(async (ids) => {
      const where = { AND: [readable(acting.ability, "MeetingReply"), { seriesId: { in: [...ids] } }] };
      const rows = await actingAs(acting.actor, async () => await acting.db.meetingReply.findMany({ where, orderBy: [{ answeredAt: "asc" }, { id: "asc" }] }));
      const grouped = Map.groupBy(rows, (row) => row.seriesId);
      return ids.map((id) => grouped.get(id) ?? []);
    });
  loaders.set(acting, loader);
  return loader.load(seriesId);
}

/** The replies that count for one meeting: its own, and those to the series of whoever did not answer it by itself. */
export async function repliesFor(acting: Acting, { series, onDay }: MeetingView): Promise<MeetingReplyModel[]> {
  const replies = await repliesTo(acting, series.id);
  const own = replies.filter((reply) => reply.onDay !== null && written(reply.onDay) === onDay);
  const answered = new Set(own.map(({ personId }) => personId));
  return [...own, ...replies.filter((reply) => reply.onDay === null && !answered.has(reply.personId))];
}
