import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";
import type { ICalEventData } from "ical-generator";
import type { Reading } from "#platform/acting.ts";
import { type CalendarDay, dayEvent } from "#platform/icalendar.ts";
import { nameOf, weekendNote } from "../emails/due-soon.ts";
import { loadAwards, type PeriodView, type RequirementView } from "./awards.ts";
import { deadlinesOf } from "./deadlines.ts";

/**
 * The reader's grant deadlines for a calendar program: name, award and date, and what the funder says of a weekend. No
 * figures. What is done stays, and says so; an award that was closed takes its deadlines away.
 */
export async function grantEvents(reading: Reading, locale: Locale, origin: string): Promise<ICalEventData[]> {
  const awards = await loadAwards(reading, { where: { closedOn: null } });
  return awards.flatMap(deadlinesOf).map(({ award, period, requirement, dueOn, standing }) => {
    const about = period ?? requirement;
    if (!about) throw new Error("a deadline of nothing");
    const what = "rule" in about ? nameOf(about.rule, locale) : about.title;
    const isDone = standing === "FILED" || standing === "MET" || standing === "WAIVED";
    const title = isDone ? (standing === "FILED" ? m.grant_feed_filed : m.grant_feed_met)({ what }, { locale }) : m.grant_feed_report({ what }, { locale });
    const weekend = period?.isOnWeekend ? [weekendNote(period.rule.weekend, locale)] : [];
    const words = [award.title, ...weekend].join("\n");
    return dayEvent({ uid: uidOf(about), day: dueOn, ...lastChange(about), title, words, path: `/g/${award.id}` }, origin);
  });
}

const uidOf = (about: PeriodView | RequirementView): string => ("rule" in about ? `${about.rule.id}-${about.startsOn}` : about.id);

/** An entry follows its award and its rule: each change of either makes a later version of it, also when it stays the same. */
function lastChange(about: PeriodView | RequirementView): Pick<CalendarDay, "sequence" | "changedAt"> {
  const other = "rule" in about ? about.rule : about;
  const { award } = about;
  return { sequence: award.version + other.version - 2, changedAt: award.changedAt > other.changedAt ? award.changedAt : other.changedAt };
}
