import type { MeetingScope } from "@roundtable/shared/meetings.ts";
import { clockIn, dayIn } from "#web/lib/zones.ts";
import type { MeetingDetailsFragment } from "./meetings.graphql.ts";
import { type PlaceForm, placeFrom } from "./place-fields.tsx";
import { formFrom, type RuleForm, ruleFrom } from "./rule-form.ts";
import type { TimeForm } from "./time-fields.tsx";

export type ChangeForm = PlaceForm & TimeForm & { version: number; scope: MeetingScope | null; title: string; rule: RuleForm };

/** The form as the meeting stands. One that does not come round is changed as a whole. */
export function changeFormOf({ title, startsAt, endsAt, placeKind, place, link, series }: MeetingDetailsFragment): ChangeForm {
  return {
    version: series.version,
    scope: series.rule === null ? "ALL" : null,
    title,
    startsOn: dayIn(startsAt, series.timeZone),
    startsAt: clockIn(startsAt, series.timeZone),
    minutes: String((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    placeKind,
    place: place ?? "",
    link: link ?? "",
    rule: formFrom(series.rule),
  };
}

/** What the hub is sent: only what differs from the meeting, so that the rest of a series keeps what it has of its own. */
export function changeFrom(meeting: MeetingDetailsFragment, form: ChangeForm) {
  const before = changeFormOf(meeting);
  const differs = (...fields: (keyof ChangeForm)[]) => fields.some((field) => JSON.stringify(form[field]) !== JSON.stringify(before[field]));
  const { series, onDay } = meeting;
  const rule = ruleFrom(form.rule);
  const followsRule = series.rule !== null && form.scope !== "ONE";
  return {
    seriesId: series.id,
    version: form.version,
    scope: form.scope ?? "ONE",
    onDay: form.scope === "ALL" ? null : onDay,
    ...(differs("title") && { title: form.title }),
    ...(differs("placeKind", "place", "link") && placeFrom(form)),
    // A rule says on which days; only a meeting by itself is put on another one.
    ...(!followsRule && differs("startsOn") && { startsOn: form.startsOn ?? "" }),
    ...(differs("startsAt") && { startsAt: form.startsAt }),
    ...(differs("minutes") && { minutes: Number(form.minutes) }),
    ...(followsRule && differs("rule") && rule && { rule }),
  };
}
