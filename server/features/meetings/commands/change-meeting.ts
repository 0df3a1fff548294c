import { randomUUID, randomUUIDv7 } from "node:crypto";
import { ChangeMeetingInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact, type Unit } from "#platform/transact.ts";
import { MeetingOver, MeetingPrepared } from "../problems.ts";
import { requireSeries, type SeriesView } from "../queries.ts";
import { changedSeries, changesTimes, endedBefore, movedTo, type SeriesColumns, staysWith, type Wish } from "../rules/changes.ts";
import { asDate, instantOf, minutesOf, written } from "../rules/days.ts";
import { hasBegun, nextOccurrence, occurrenceOn } from "../rules/occurrences.ts";
import { ruleText } from "../rules/recurrence.ts";

type Change = Unit & { now: Date; series: SeriesView; wish: Wish; guard: (id: string, data: object) => Promise<void> };

/**
 * Changes one meeting, this and all later ones, or all. From the next meeting on at the earliest: what has taken place stays as
 * it was, so a series that has begun goes on as another one (decision 0025).
 *
 * @returns the id of the series that holds what was changed
 */
export function changeMeeting(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeMeetingInput, raw);
  const now = acting.clock.now();
  return transact(acting, { mutation: "changeMeeting", input }, async (unit) => {
    const { tx, reading, record, announce } = unit;
    const series = await requireSeries(reading, input.seriesId, "meeting.change", "keep");
    if (series.state === "CANCELLED") throw new MeetingOver();
    const { rule, startsAt, title, placeKind, place, link, startsOn, minutes, skipsDaysOff } = input;
    const times = { startsOn, minutes, skipsDaysOff, startsAt: startsAt == null ? null : minutesOf(startsAt) };
    const wish: Wish = { title, placeKind, place, link, ...times, ...(rule && { rule: ruleText(rule), untilOn: rule.untilOn }) };
    const guard = async (id: string, data: object): Promise<void> => {
      // Nobody has been sent a draft yet: its first entry is number 0 whatever was changed before.
      const sequence = series.state === "DRAFT" ? {} : { sequence: { increment: 1 } };
      const { count } = await tx.meetingSeries.updateMany({
        where: { id, version: input.version },
        data: { ...data, ...sequence, version: { increment: 1 }, changedAt: now },
      });
      if (count === 0) throw new Conflict("MeetingSeries", id);
    };
    const change: Change = { ...unit, now, series, wish, guard };
    const changed = await apply(change, input.scope, input.onDay ?? null);
    record({ action: "meeting.change", outcome: "OK", subjectIds: [...new Set([series.id, changed])], detail: { fields: "ACTION", scope: input.scope } });
    if (series.state === "OPEN") for (const seriesId of new Set([series.id, changed])) announce({ topic: "meeting.changed", payload: { seriesId } });
    return changed;
  });
}

function apply(change: Change, scope: "ONE" | "FOLLOWING" | "ALL", onDay: string | null): Promise<string> {
  const { series, wish, now } = change;
  const { meetings, daysOff } = series;
  // One meeting alone, and what was never sent, is changed as it stands.
  if (series.rule === null || (series.state === "DRAFT" && scope === "ALL")) {
    if (series.state === "OPEN" && nextOccurrence(series, meetings, daysOff, now) === null) throw new MeetingOver();
    return changeWhole(change, written(series.startsOn));
  }
  if (scope === "ONE") return changeOne(change, onDay ?? "");
  if (scope === "FOLLOWING") return changeFrom(change, onDay ?? "");
  if (!changesTimes(wish) || !hasBegun(series, meetings, daysOff, now)) return changeWhole(change, written(series.startsOn));
  const next = nextOccurrence(series, meetings, daysOff, now);
  if (next === null) throw new MeetingOver();
  return changeFrom(change, next.onDay);
}

async function changeOne({ tx, series, wish, now, guard }: Change, onDay: string): Promise<string> {
  const meeting = requireComing(series, onDay, now);
  const moved = movedTo(series, meeting, wish, instantOf);
  const place = wish.placeKind == null ? {} : { placeKind: wish.placeKind, place: wish.place ?? null, link: wish.link ?? null };
  const data = {
    ...place,
    ...(moved && { movedTo: moved }),
    ...(wish.minutes != null && { minutes: wish.minutes }),
    ...(wish.title != null && { title: wish.title }),
  };
  await guard(series.id, {});
  const where = { seriesId: series.id, onDay: asDate(onDay) };
  const { count } = await tx.meeting.updateMany({ where, data: { ...data, version: { increment: 1 } } });
  const { taskForceId, bodyId } = series;
  if (count === 0) await tx.meeting.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId, ...where, ...data } });
  return series.id;
}

async function changeFrom(change: Change, onDay: string): Promise<string> {
  const { tx, series, wish, now, guard, reading } = change;
  requireComing(series, onDay, now);
  const rest = endedBefore(series, onDay);
  if (rest === null) return changeWhole(change, onDay);
  const columns = requireColumns(changedSeries(series, wish, onDay));
  await guard(series.id, rest);
  const { taskForceId, bodyId, state, closed, timeZone } = series;
  const id = randomUUIDv7();
  const made = {
    id,
    taskForceId,
    bodyId,
    state,
    closed,
    timeZone,
    splitFromId: series.id,
    createdById: reading.actor.personId,
    createdAt: now,
    changedAt: now,
  };
  await tx.meetingSeries.createMany({ data: { ...made, ...columns, uid: `${randomUUID()}@roundtable.invalid` } });
  const later = series.meetings.filter((row) => written(row.onDay) >= onDay);
  const kept = later.filter((row) => staysWith(columns, written(row.onDay))).map((row) => row.id);
  if (kept.length > 0) await tx.meeting.updateMany({ where: { id: { in: kept } }, data: { seriesId: id } });
  await giveUp(change, series.id, (day) => day >= onDay);
  return id;
}

async function changeWhole(change: Change, from: string): Promise<string> {
  const { series, wish, guard } = change;
  const columns = requireColumns(changedSeries(series, wish, from));
  await guard(series.id, columns);
  await giveUp(change, series.id, (day) => !staysWith(columns, day));
  return series.id;
}

/** What differed from a rule on days that the rule no longer has. */
async function giveUp({ tx, series }: Change, seriesId: string, isGone: (day: string) => boolean): Promise<void> {
  const ids = series.meetings.filter(({ onDay }) => isGone(written(onDay))).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.meeting.deleteMany({ where: { seriesId, id: { in: ids } } }).catch((error: unknown) => {
    throw ["23001", "23503"].includes(sqlState(error) ?? "") ? new MeetingPrepared() : error;
  });
}

function requireColumns(columns: SeriesColumns | null): SeriesColumns {
  if (columns === null) throw new InvalidInput([{ path: ["rule"], message: "gives no meeting before its end, or is missing" }]);
  return columns;
}

/** @throws MeetingOver for a meeting that has ended, is cancelled, or is none of this series */
function requireComing(series: SeriesView, onDay: string, now: Date) {
  const meeting = occurrenceOn(series, series.meetings, series.daysOff, onDay);
  if (meeting === null || meeting.cancelled || meeting.endsAt <= now) throw new MeetingOver();
  return meeting;
}
