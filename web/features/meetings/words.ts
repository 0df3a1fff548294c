import { m } from "@roundtable/shared/i18n/messages.js";
import type { MeetingAnswer, MeetingPlace, MeetingRule, Weekday } from "@roundtable/shared/meetings.ts";
import { formatDate } from "#web/lib/dates.ts";

const answers: Record<MeetingAnswer, () => string> = { YES: m.meetings_answer_yes, MAYBE: m.meetings_answer_maybe, NO: m.meetings_answer_no };

/** "I come". */
export function answerWord(answer: MeetingAnswer): string {
  return answers[answer]();
}

const answered: Record<MeetingAnswer, () => string> = { YES: m.meetings_answered_yes, MAYBE: m.meetings_answered_maybe, NO: m.meetings_answered_no };

/** "You come", or that there is no answer yet. */
export function answeredWord(answer: MeetingAnswer | undefined): string {
  return answer === undefined ? m.meetings_answered_none() : answered[answer]();
}

const places: Record<MeetingPlace, () => string> = {
  IN_PERSON: m.meetings_place_in_person,
  ONLINE: m.meetings_place_online,
  HYBRID: m.meetings_place_hybrid,
};

/** "In the room and by video". */
export function placeWord(kind: MeetingPlace): string {
  return places[kind]();
}

/** "Library, room 2", or how one meets where the place has no name. */
export function whereWords({ placeKind, place }: { placeKind: MeetingPlace; place: string | null }): string {
  return place ? `${place}. ${placeWord(placeKind)}` : placeWord(placeKind);
}

const weekdays: Record<Weekday, () => string> = {
  MO: m.meetings_weekday_mo,
  TU: m.meetings_weekday_tu,
  WE: m.meetings_weekday_we,
  TH: m.meetings_weekday_th,
  FR: m.meetings_weekday_fr,
  SA: m.meetings_weekday_sa,
  SU: m.meetings_weekday_su,
};

/** "Wednesday". */
export function weekdayWord(day: Weekday): string {
  return weekdays[day]();
}

/** "third", as in "the third Wednesday"; -1 is the last. */
export function nthWord(nth: number): string {
  return [m.meetings_nth_1, m.meetings_nth_2, m.meetings_nth_3, m.meetings_nth_4][nth - 1]?.() ?? m.meetings_nth_last();
}

type Rule = Pick<MeetingRule, "frequency" | "interval" | "untilOn"> & { weekdays: readonly Weekday[]; nth: number | null; monthDay: number | null };

/** "Every 2 months, the third Wednesday, until May 1, 2028". */
export function ruleWords(rule: Rule): string {
  const { untilOn } = rule;
  const words = roundWords(rule);
  const round = words.charAt(0).toUpperCase() + words.slice(1);
  return untilOn == null ? round : m.meetings_rule_until({ rule: round, date: formatDate(untilOn) });
}

function roundWords({ frequency, interval: count, weekdays: days, nth, monthDay }: Rule): string {
  const names = days.map(weekdayWord);
  if (frequency === "WEEKLY") return m.meetings_rule_weekly({ count, days: names.join(", ") });
  if (nth !== null) return m.meetings_rule_monthly_nth({ count, place: nthWord(nth), day: names[0] ?? "" });
  return monthDay === -1 ? m.meetings_rule_monthly_last({ count }) : m.meetings_rule_monthly_day({ count, day: monthDay ?? 1 });
}
