import { m } from "@roundtable/shared/i18n/messages.js";
import type { trainingTopics, StaffState } from "@roundtable/shared/people.ts";
import type { SeatRole } from "@roundtable/shared/roles.ts";
import { currentLocale } from "#web/lib/locale.ts";

export type TrainingTopic = (typeof trainingTopics)[number];

const stateWords: Record<StaffState, () => string> = {
  INVITED: m.people_state_invited,
  ACTIVE: m.people_state_active,
  SUSPENDED: m.people_state_suspended,
};

/** "Invited". */
export function staffStateWord(state: StaffState): string {
  return stateWords[state]();
}

const seatHints: Record<SeatRole, () => string> = {
  ADVOCATE: m.people_seat_advocate,
  LIAISON: m.people_seat_liaison,
  AGENCY_LEAD: m.people_seat_agency_lead,
  COORDINATOR: m.people_seat_coordinator,
  ADVISER: m.people_seat_adviser,
};

/** What somebody may do in a seat, in one sentence. */
export function seatHint(seat: SeatRole): string {
  return seatHints[seat]();
}

const topicWords: Record<TrainingTopic, () => string> = {
  SEXUAL_VIOLENCE_ADVOCACY: m.people_topic_sexual_violence_advocacy,
  DOMESTIC_VIOLENCE_ADVOCACY: m.people_topic_domestic_violence_advocacy,
  HUMAN_TRAFFICKING: m.people_topic_human_trafficking,
  CONFIDENTIALITY_AND_PRIVILEGE: m.people_topic_confidentiality_and_privilege,
  CRISIS_INTERVENTION: m.people_topic_crisis_intervention,
  TRAUMA_INFORMED_CARE: m.people_topic_trauma_informed_care,
  LEGAL_OPTIONS: m.people_topic_legal_options,
  SUPERVISED_PRACTICE: m.people_topic_supervised_practice,
  OTHER: m.people_topic_other,
};

/** "Human trafficking", as a topic of training. */
export function topicWord(topic: TrainingTopic): string {
  return topicWords[topic]();
}

/** "1.5": hours in halves, as the reader's language writes them. */
export function hoursWritten(hours: number): string {
  return new Intl.NumberFormat(currentLocale() === "es" ? "es-US" : "en-US", { maximumFractionDigits: 1 }).format(hours);
}
