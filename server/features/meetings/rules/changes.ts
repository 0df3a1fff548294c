import type { MeetingPlace } from "@roundtable/shared/meetings.ts";
import type { MeetingSeriesModel } from "../../../../prisma/client/models.ts";
import { asDate, localOf, written } from "./days.ts";
import { dayBefore, firstDay, isRuleDay, lastDay } from "./recurrence.ts";

/** What somebody wishes to change; what is left out stays. */
export type Wish = {
  title?: string | null | undefined;
  placeKind?: MeetingPlace | null | undefined;
  place?: string | null | undefined;
  link?: string | null | undefined;
  startsOn?: string | null | undefined;
  /** Minutes after local midnight. */
  startsAt?: number | null | undefined;
  minutes?: number | null | undefined;
  /** As `ruleText` writes it. */
  rule?: string | null | undefined;
  untilOn?: string | null | undefined;
  skipsDaysOff?: boolean | null | undefined;
};

/** The columns of a series that a change writes. */
export type SeriesColumns = Pick<
  MeetingSeriesModel,
  "title" | "placeKind" | "place" | "link" | "startsOn" | "startsAt" | "minutes" | "rule" | "untilOn" | "skipsDaysOff"
>;

/** Whether a wish touches when the meetings are: what has taken place must not change with it. */
export function changesTimes({ startsOn, startsAt, minutes, rule, untilOn, skipsDaysOff }: Wish): boolean {
  return [startsOn, startsAt, minutes, rule, untilOn, skipsDaysOff].some((wished) => wished != null);
}

/**
 * A series as it is after a change that holds from `from` on. Null when its rule then gives no meeting at all, or when a day was
 * wished for a series that goes by a rule.
 */
export function changedSeries(series: SeriesColumns, wish: Wish, from: string): SeriesColumns | null {
  const rule = wish.rule ?? series.rule;
  if (wish.startsOn != null && rule !== null && wish.rule == null) return null;
  const begins = wish.startsOn ?? from;
  const untilOn = rule === null ? null : lastDay(begins, wish.rule != null ? (wish.untilOn ?? null) : series.untilOn && written(series.untilOn));
  const startsOn = firstDay({ startsOn: begins, rule, untilOn });
  if (startsOn === null) return null;
  const place = wish.placeKind == null ? series : { placeKind: wish.placeKind, place: wish.place ?? null, link: wish.link ?? null };
  return {
    title: wish.title ?? series.title,
    placeKind: place.placeKind,
    place: place.place,
    link: place.link,
    startsOn: asDate(startsOn),
    startsAt: wish.startsAt ?? series.startsAt,
    minutes: wish.minutes ?? series.minutes,
    rule,
    untilOn: untilOn === null ? null : asDate(untilOn),
    skipsDaysOff: wish.skipsDaysOff ?? series.skipsDaysOff,
  };
}

/** What is left of a series that another goes on from `day`; null when nothing is. */
export function endedBefore({ startsOn, rule }: Pick<SeriesColumns, "startsOn" | "rule">, day: string): { untilOn: Date } | null {
  const untilOn = dayBefore(day);
  return rule !== null && firstDay({ startsOn: written(startsOn), rule, untilOn }) !== null ? { untilOn: asDate(untilOn) } : null;
}

/** Whether a meeting that differs still belongs to a series after its rule has changed. */
export function staysWith({ startsOn, rule, untilOn }: SeriesColumns, onDay: string): boolean {
  return isRuleDay({ startsOn: written(startsOn), rule, untilOn: untilOn && written(untilOn) }, onDay);
}

/** Where one meeting goes: another local day, another time, or both, in the zone of its series. Null where it stays. */
export function movedTo(
  { timeZone }: Pick<MeetingSeriesModel, "timeZone">,
  now: { startsAt: Date },
  { startsOn, startsAt }: Wish,
  at: (day: string, minutes: number, timeZone: string) => Date,
): Date | null {
  if (startsOn == null && startsAt == null) return null;
  const before = localOf(now.startsAt, timeZone);
  return at(startsOn ?? before.day, startsAt ?? before.minutes, timeZone);
}
