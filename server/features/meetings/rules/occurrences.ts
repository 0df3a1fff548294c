import type { MeetingPlace } from "@roundtable/shared/meetings.ts";
import type { MeetingModel, MeetingSeriesModel } from "../../../../prisma/client/models.ts";
import { addDays, instantOf, isFederalHoliday, localOf, written } from "./days.ts";
import { ruleDays, type RuleDays } from "./recurrence.ts";

/** What of a series decides when its meetings are. */
export type SeriesTimes = Pick<MeetingSeriesModel, "timeZone" | "startsOn" | "startsAt" | "minutes" | "rule" | "untilOn" | "skipsDaysOff">;
type SeriesFacts = SeriesTimes & Pick<MeetingSeriesModel, "id" | "title" | "placeKind" | "place" | "link">;
/** What of a meeting differs from its series. */
export type Difference = Pick<MeetingModel, "onDay" | "cancelled" | "movedTo" | "minutes" | "title" | "placeKind" | "place" | "link">;

/** One meeting as it is to be: the rule's, with what differs. */
export type Occurrence = {
  /** The day on which the rule has it, wherever it was moved: with the series it names the meeting. */
  onDay: string;
  startsAt: Date;
  endsAt: Date;
  title: string;
  placeKind: MeetingPlace;
  place: string | null;
  link: string | null;
  cancelled: boolean;
  moved: boolean;
};

/** The days of a series as its rule has them. */
export function daysOf({ startsOn, rule, untilOn }: Pick<SeriesTimes, "startsOn" | "rule" | "untilOn">): RuleDays {
  return { startsOn: written(startsOn), rule, untilOn: untilOn && written(untilOn) };
}

/** Whether a meeting of a rule is left out because nobody meets that day. One meeting alone was put there by somebody. */
export function isSkipped({ rule, skipsDaysOff }: Pick<SeriesTimes, "rule" | "skipsDaysOff">, day: string, daysOff: ReadonlySet<string>): boolean {
  return rule !== null && skipsDaysOff && (isFederalHoliday(day) || daysOff.has(day));
}

/** What of a series is not as its rule has it: the meetings that differ, and the days on which it would meet and does not. Its rule is read once. */
export function exceptionsOf(
  series: SeriesFacts,
  differences: readonly Difference[],
  daysOff: ReadonlySet<string>,
): { differing: Occurrence[]; skipped: string[] } {
  if (series.rule === null && differences.length === 0) return { differing: [], skipped: [] };
  const { startsOn, untilOn } = daysOf(series);
  const days = new Set(ruleDays(daysOf(series), startsOn, untilOn ?? startsOn));
  const differing = differences.flatMap((difference) => {
    const day = written(difference.onDay);
    return days.delete(day) ? [withDifference(series, day, difference)] : [];
  });
  return { differing, skipped: [...days].filter((day) => isSkipped(series, day, daysOff)) };
}

/** One meeting of a series; null when neither its rule nor a row of its own has it. */
export function occurrenceOn(series: SeriesFacts, differences: readonly Difference[], daysOff: ReadonlySet<string>, day: string): Occurrence | null {
  const difference = differences.find(({ onDay }) => written(onDay) === day);
  const isThere = ruleDays(daysOf(series), day, day).length > 0 && (difference !== undefined || !isSkipped(series, day, daysOff));
  return isThere ? withDifference(series, day, difference) : null;
}

/**
 * The meetings of a series that begin between two instants, the earliest first, those that were cancelled among them. What
 * costs something is the number of meetings found, not how long the series has run.
 */
export function occurrencesBetween(
  series: SeriesFacts,
  differences: readonly Difference[],
  daysOff: ReadonlySet<string>,
  { from, to }: { from: Date; to: Date },
): Occurrence[] {
  const differing = new Map(differences.map((difference) => [written(difference.onDay), difference]));
  // A day more on either side: which local day an instant falls on hangs on the zone.
  const days = ruleDays(daysOf(series), addDays(written(from), -1), addDays(written(to), 1));
  const regular = days.filter((day) => !differing.has(day) && !isSkipped(series, day, daysOff)).map((day) => withDifference(series, day, undefined));
  const others = [...differing].flatMap(([day, difference]) =>
    ruleDays(daysOf(series), day, day).length > 0 ? [withDifference(series, day, difference)] : [],
  );
  return [...regular, ...others]
    .filter(({ startsAt }) => startsAt >= from && startsAt < to)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.onDay < other.onDay ? -1 : 1));
}

/** The first meeting that has not begun and is not cancelled; null when there is none. */
export function nextOccurrence(series: SeriesFacts, differences: readonly Difference[], daysOff: ReadonlySet<string>, now: Date): Occurrence | null {
  const { startsOn, untilOn } = daysOf(series);
  const end = untilOn ?? startsOn;
  const moved = differences.flatMap(({ movedTo }) => (movedTo ? [written(movedTo)] : []));
  const last = [addDays(end, 1), ...moved.map((day) => addDays(day, 1))].toSorted().at(-1) ?? end;
  // In steps, so that a rule that runs for years is not read to its end.
  for (let from = now, width = 70; written(from) <= last; width *= 4) {
    const to = new Date(from.getTime() + width * 86_400_000);
    const found = occurrencesBetween(series, differences, daysOff, { from, to }).find(({ cancelled }) => !cancelled);
    if (found) return found;
    from = to;
  }
  return null;
}

/** Whether a meeting of the series has begun by now: then what is changed is changed from the next one on. */
export function hasBegun(series: SeriesFacts, differences: readonly Difference[], daysOff: ReadonlySet<string>, now: Date): boolean {
  const { startsOn } = daysOf(series);
  if (instantOf(startsOn, series.startsAt, series.timeZone) > now) return false;
  const today = localOf(now, series.timeZone).day;
  const earlier = differences.filter(({ onDay }) => written(onDay) <= today);
  return occurrencesBetween(series, earlier, daysOff, { from: new Date(0), to: new Date(now.getTime() + 1) }).some(({ cancelled }) => !cancelled);
}

function withDifference(series: SeriesFacts, onDay: string, difference: Difference | undefined): Occurrence {
  const startsAt = difference?.movedTo ?? instantOf(onDay, series.startsAt, series.timeZone);
  const place = difference?.placeKind ? difference : series;
  return {
    onDay,
    startsAt,
    endsAt: new Date(startsAt.getTime() + (difference?.minutes ?? series.minutes) * 60_000),
    title: difference?.title ?? series.title,
    placeKind: place.placeKind ?? series.placeKind,
    place: place.place,
    link: place.link,
    cancelled: difference?.cancelled ?? false,
    moved: difference?.movedTo != null,
  };
}
