import { m } from "@roundtable/shared/i18n/messages.js";
import {
  sectionFacts,
  type ActivityCode,
  type CountCaveat,
  type CountMethod,
  type FlowCode,
  type ReportColumn,
  type ReportForm,
  type ReportSection,
} from "@roundtable/shared/reports.ts";
import type { TrainingAudience } from "@roundtable/shared/trainings.ts";
import { audienceWord } from "../trainings/words.ts";

const formWords: Record<ReportForm, () => string> = {
  OVC_HT: m.forms_form_ovc_ht,
  VOCA_PMT: m.forms_form_voca_pmt,
  OTIP: m.forms_form_otip,
  LE_MEASURES: m.forms_form_le_measures,
  NC_STATE: m.forms_form_nc_state,
};

/** "VOCA measures (PMT)". */
export function formWord(form: ReportForm): string {
  return formWords[form]();
}

const sectionWords: Record<ReportSection, () => string> = {
  PEOPLE: m.forms_section_people,
  FAMILY: m.forms_section_family,
  AGE: m.forms_section_age,
  GENDER: m.forms_section_gender,
  RACE: m.forms_section_race,
  TRAFFICKING: m.forms_section_trafficking,
  CLASSIFICATION: m.forms_section_classification,
  VICTIMIZATION: m.forms_section_victimization,
  VOCA_SERVICES: m.forms_section_voca_services,
  TRAFFICKING_SERVICES: m.forms_section_trafficking_services,
  STATE_SERVICES: m.forms_section_state_services,
  INTAKE: m.forms_section_intake,
  LE_WORK: m.forms_section_le_work,
  LE_VICTIMS: m.forms_section_le_victims,
  LE_SUSPECTS: m.forms_section_le_suspects,
};

/** "People served". */
export function sectionWord(section: ReportSection): string {
  return sectionWords[section]();
}

const columnWords: Record<ReportColumn, () => string> = {
  POTENTIAL: m.forms_column_potential,
  CONFIRMED: m.forms_column_confirmed,
  PERSONS: m.forms_column_persons,
  OCCASIONS: m.forms_column_occasions,
  SEX: m.forms_column_sex,
  LABOR: m.forms_column_labor,
  BOTH_OR_UNSURE: m.forms_column_both_or_unsure,
};

/** "Potential". */
export function columnWord(column: ReportColumn): string {
  return columnWords[column]();
}

const activityWords: Record<ActivityCode, () => string> = {
  MILESTONES_REACHED: m.forms_activity_milestones_reached,
  AGREEMENTS_SIGNED: m.forms_activity_agreements_signed,
  AGREEMENTS_IN_FORCE: m.forms_activity_agreements_in_force,
  AGENCIES_AT_THE_TABLE: m.forms_activity_agencies_at_the_table,
  TRAINING_SESSIONS: m.forms_activity_training_sessions,
  TRAINING_HOURS: m.forms_activity_training_hours,
  TRAINING_PEOPLE: m.forms_activity_training_people,
  OUTREACH_SESSIONS: m.forms_activity_outreach_sessions,
  OUTREACH_HOURS: m.forms_activity_outreach_hours,
  OUTREACH_PEOPLE: m.forms_activity_outreach_people,
  MEETINGS_HELD: m.forms_activity_meetings_held,
  MEETING_AGENCIES: m.forms_activity_meeting_agencies,
  MEETING_DISCIPLINES: m.forms_activity_meeting_disciplines,
  MEETING_PEOPLE: m.forms_activity_meeting_people,
};

/** "Milestones reached", or "People trained: Health" for the part of one audience. */
export function activityWord(activity: ActivityCode, audience: TrainingAudience | null): string {
  const work = activityWords[activity]();
  return audience === null ? work : m.forms_activity_of_audience({ work, audience: audienceWord(audience) });
}

const flowWords: Record<FlowCode, () => string> = {
  REFERRALS_SENT: m.forms_flow_referrals_sent,
  REFERRALS_ACCEPTED: m.forms_flow_referrals_accepted,
  REFERRALS_DECLINED: m.forms_flow_referrals_declined,
  REFERRALS_CLOSED: m.forms_flow_referrals_closed,
};

/** "Referrals sent". */
export function flowWord(flow: FlowCode): string {
  return flowWords[flow]();
}

const methodWords: Record<CountMethod, () => string> = {
  AGENCY_COUNT: m.forms_method_agency_count,
  SUM_OF_AGENCIES: m.forms_method_sum_of_agencies,
  HUB_RECORDS: m.forms_method_hub_records,
  PROTECTED_SUM: m.forms_method_protected_sum,
};

/** How a number was made. */
export function methodWord(method: CountMethod): string {
  return methodWords[method]();
}

const caveatWords: Record<CountCaveat, () => string> = {
  MAY_COUNT_TWICE: m.forms_caveat_may_count_twice,
  POTENTIAL_NOT_ADDED: m.forms_caveat_potential_not_added,
  SEVERAL_PER_PERSON: m.forms_caveat_several_per_person,
  HELD_BACK_WHEN_FEW: m.forms_caveat_held_back_when_few,
  ROUNDED_TO_FIVES: m.forms_caveat_rounded_to_fives,
  AGENCY_EXCUSED: m.forms_caveat_agency_excused,
  PURGED_NOT_COUNTED: m.forms_caveat_purged_not_counted,
  ROUNDED_TO_HOURS: m.forms_caveat_rounded_to_hours,
  COUNTED_EACH_TIME: m.forms_caveat_counted_each_time,
  OPEN_BODIES_ALONE: m.forms_caveat_open_bodies_alone,
  HALF_THE_MEETING: m.forms_caveat_half_the_meeting,
};

/** What a reader must know of a number before using it. */
export function caveatWord(caveat: CountCaveat): string {
  return caveatWords[caveat]();
}

/** What somebody must know to fill in one section. */
export function sectionHint({ code, sumsTo }: { code: ReportSection; sumsTo: string | null }): string {
  if (code === "PEOPLE") return m.forms_hint_people();
  if (code === "FAMILY") return m.forms_hint_family();
  if (sumsTo !== null) return m.forms_hint_sums_to_new();
  const { unit, columns } = sectionFacts[code];
  if (unit === "SERVICES" || columns.includes("OCCASIONS")) return m.forms_hint_services();
  if (unit === "EVENTS") return m.forms_hint_events();
  return code === "LE_VICTIMS" || code === "INTAKE" || code === "LE_SUSPECTS" ? m.forms_hint_per_person() : m.forms_hint_several();
}
