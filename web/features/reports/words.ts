import { m } from "@roundtable/shared/i18n/messages.js";
import type { ChangeReason, CorrectionReason, ExcuseReason, ReportEventKind } from "@roundtable/shared/reports.ts";
import { reportWord } from "../grants/words.ts";
import { formWord } from "./form-words.ts";
import type { ReportHeadFragment } from "./reports.graphql.ts";

type Words = () => string;

/** "OVC performance report": as the award calls it; for whoever does not see the award, by its form. */
export function reportTitle({ period, form }: Pick<ReportHeadFragment, "period" | "form">): string {
  return period ? reportWord(period.rule) : formWord(form.code);
}

const changeWords: Record<ChangeReason, Words> = {
  LOOKS_TOO_HIGH: m.reports_change_looks_too_high,
  LOOKS_TOO_LOW: m.reports_change_looks_too_low,
  POTENTIAL_OR_CONFIRMED: m.reports_change_potential_or_confirmed,
  NEW_OR_CONTINUING: m.reports_change_new_or_continuing,
  WRONG_PERIOD: m.reports_change_wrong_period,
  MISSING_SERVICES: m.reports_change_missing_services,
  OTHER: m.reports_change_other,
};

/** "Potential and confirmed may be mixed up". */
export function changeWord(reason: ChangeReason): string {
  return changeWords[reason]();
}

const excuseWords: Record<ExcuseReason, Words> = {
  NOTHING_TO_REPORT: m.reports_excuse_nothing_to_report,
  LEFT_THE_TABLE: m.reports_excuse_left_the_table,
  REPORTS_ITSELF: m.reports_excuse_reports_itself,
  NO_ANSWER: m.reports_excuse_no_answer,
};

/** "It reports to the funder itself". */
export function excuseWord(reason: ExcuseReason): string {
  return excuseWords[reason]();
}

const correctionWords: Record<CorrectionReason, Words> = {
  COUNTED_TWICE: m.reports_correction_counted_twice,
  FOUND_LATER: m.reports_correction_found_later,
  TYPING_MISTAKE: m.reports_correction_typing_mistake,
  WRONG_COLUMN: m.reports_correction_wrong_column,
};

/** "Somebody was counted twice". */
export function correctionWord(reason: CorrectionReason): string {
  return correctionWords[reason]();
}

const reasonWords: Readonly<Record<string, Words>> = { ...changeWords, ...excuseWords, ...correctionWords };

/** The reason of something that happened, in words; null where it has none. */
export function reasonWord(reason: string | null): string | null {
  return reason === null ? null : (reasonWords[reason]?.() ?? null);
}

type About = { name: string; agency: string };

const eventWords: Record<ReportEventKind, (about: About) => string> = {
  PREPARED: ({ name }) => m.reports_event_prepared({ name }),
  CERTIFIED: m.reports_event_certified,
  CHANGES_REQUESTED: m.reports_event_changes_requested,
  EXCUSED: m.reports_event_excused,
  FILED: ({ name }) => m.reports_event_filed({ name }),
  REOPENED: m.reports_event_reopened,
};

/** "Inés Marlowe certified the numbers of Larkspur Crisis Center". */
export function eventWord(kind: ReportEventKind, about: About): string {
  return eventWords[kind](about);
}
