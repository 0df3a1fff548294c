import { m } from "@roundtable/shared/i18n/messages.js";
import type { awardSides, AwardState, Funder, GrantReport, ReportFrequency, requirementKinds, WeekendRule } from "@roundtable/shared/grants.ts";
import type { CalendarDue } from "./calendar-dues.ts";
import { isDone } from "./calendar-lanes.ts";
import { weekdayAndDay } from "./months.ts";
import { standingWord } from "./standing-mark.tsx";

type Words = () => string;

const funderWords: Record<Funder, Words> = {
  OVC: m.grants_funder_ovc,
  BJA: m.grants_funder_bja,
  OVW: m.grants_funder_ovw,
  OTIP: m.grants_funder_otip,
  NC_GCC: m.grants_funder_nc_gcc,
  NC_HTC: m.grants_funder_nc_htc,
  OTHER: m.grants_funder_other,
};

/** "Office for Victims of Crime (OVC)". */
export function funderWord(funder: Funder): string {
  return funderWords[funder]();
}

const sideWords: Record<(typeof awardSides)[number], Words> = {
  VICTIM_SERVICES: m.grants_side_victim_services,
  LAW_ENFORCEMENT: m.grants_side_law_enforcement,
  STATE: m.grants_side_state,
};

/** "For victim services". */
export function sideWord(side: (typeof awardSides)[number]): string {
  return sideWords[side]();
}

const stateWords: Record<AwardState, Words> = {
  UPCOMING: m.grants_state_upcoming,
  RUNNING: m.grants_state_running,
  ENDED: m.grants_state_ended,
  CLOSED: m.grants_state_closed,
};

/** "Running". */
export function awardStateWord(state: AwardState): string {
  return stateWords[state]();
}

const reportWords: Record<GrantReport, Words> = {
  OVC_HT: m.grant_report_ovc_ht,
  LE_PMT: m.grant_report_le_pmt,
  VOCA_PMT: m.grant_report_voca_pmt,
  VOCA_SAR: m.grant_report_voca_sar,
  OVW_VAWA: m.grant_report_ovw_vawa,
  STOP_SASP: m.grant_report_stop_sasp,
  OTIP_PPR: m.grant_report_otip_ppr,
  OTIP_ANNUAL: m.grant_report_otip_annual,
  SF_425: m.grant_report_sf_425,
  NC_STATE: m.grant_report_nc_state,
  SINGLE_AUDIT: m.grant_report_single_audit,
  OTHER: m.grants_report_other,
};

/** "OVC performance report", or the name that the rule gives it. */
export function reportWord({ report, name }: { report: GrantReport; name?: string | null }): string {
  return name ?? reportWords[report]();
}

const kindWords: Record<(typeof requirementKinds)[number], Words> = {
  DELIVERABLE: m.grants_kind_deliverable,
  POLICY: m.grants_kind_policy,
  CONDITION: m.grants_kind_condition,
};

/** "Deliverable". */
export function requirementKindWord(kind: (typeof requirementKinds)[number]): string {
  return kindWords[kind]();
}

const frequencyWords: Record<ReportFrequency, Words> = {
  QUARTERLY: m.grants_frequency_quarterly,
  SEMIANNUAL: m.grants_frequency_semiannual,
  ANNUAL: m.grants_frequency_annual,
  FINAL: m.grants_frequency_final,
  ONCE: m.grants_frequency_once,
};

/** "Each quarter". */
export function frequencyWord(frequency: ReportFrequency): string {
  return frequencyWords[frequency]();
}

const weekendRuleWords: Record<WeekendRule, Words> = {
  NEXT_WORKING_DAY: m.grants_weekend_rule_next_working_day,
  WORKING_DAY_BEFORE: m.grants_weekend_rule_working_day_before,
  STAYS: m.grants_weekend_rule_stays,
  NOT_SAID: m.grants_weekend_rule_not_said,
};

/** "The next working day counts". */
export function weekendRuleWord(rule: WeekendRule): string {
  return weekendRuleWords[rule]();
}

const weekendSentences: Record<WeekendRule, Words> = {
  NEXT_WORKING_DAY: m.grants_weekend_next_working_day,
  WORKING_DAY_BEFORE: m.grants_weekend_working_day_before,
  STAYS: m.grants_weekend_stays,
  NOT_SAID: m.grants_weekend_not_said,
};

/** What the funder says of a due date on a weekend (GR-1); null for a working day. */
export function weekendWords({ isOnWeekend, weekendRule }: Pick<CalendarDue, "isOnWeekend" | "weekendRule">): string | null {
  return isOnWeekend ? weekendSentences[weekendRule]() : null;
}

/** "16 days left", "3 days late". */
export function leftWords({ daysLeft }: { daysLeft: number | null }): string {
  if (daysLeft === null) return "";
  if (daysLeft === 0) return m.grants_due_today();
  return daysLeft > 0 ? m.grants_due_left({ count: daysLeft }) : m.grants_due_late({ count: -daysLeft });
}

/** One due date as a sentence, for whoever hears the calendar. */
export function dueSentence(due: CalendarDue): string {
  const standing = isDone(due.standing) ? standingWord(due.standing) : `${standingWord(due.standing)}, ${leftWords(due)}`;
  const weekend = weekendWords(due);
  const sentence = m.grants_due_sentence({ title: due.title, date: weekdayAndDay(due.dueOn), standing });
  return weekend === null ? sentence : `${sentence} ${weekend}`;
}
