import { m } from "@roundtable/shared/i18n/messages.js";
import { disciplines, type Discipline } from "@roundtable/shared/roles.ts";
import type { MaterialCode, sessionTopics, TrainingAudience, trainingKinds, trainingModalities } from "@roundtable/shared/trainings.ts";
import { currentLocale } from "#web/lib/locale.ts";
import { disciplineName } from "#web/ui/discipline-chip.tsx";

export type TrainingKind = (typeof trainingKinds)[number];
export type SessionTopic = (typeof sessionTopics)[number];
export type TrainingModality = (typeof trainingModalities)[number];

const kindWords: Record<TrainingKind, () => string> = { TRAINING: m.trainings_kind_training, OUTREACH: m.trainings_kind_outreach };

/** "Training". */
export function kindWord(kind: TrainingKind): string {
  return kindWords[kind]();
}

const modalityWords: Record<TrainingModality, () => string> = {
  IN_PERSON: m.trainings_modality_in_person,
  ONLINE: m.trainings_modality_online,
  HYBRID: m.trainings_modality_hybrid,
};

/** "In person". */
export function modalityWord(modality: TrainingModality): string {
  return modalityWords[modality]();
}

const topicWords: Record<SessionTopic, () => string> = {
  TRAFFICKING_BASICS: m.trainings_topic_trafficking_basics,
  SEX_TRAFFICKING: m.trainings_topic_sex_trafficking,
  LABOR_TRAFFICKING: m.trainings_topic_labor_trafficking,
  IDENTIFYING_AND_SCREENING: m.trainings_topic_identifying_and_screening,
  TRAUMA_INFORMED_PRACTICE: m.trainings_topic_trauma_informed_practice,
  CHILDREN_AND_YOUTH: m.trainings_topic_children_and_youth,
  LAW_AND_PROSECUTION: m.trainings_topic_law_and_prosecution,
  INVESTIGATION: m.trainings_topic_investigation,
  CONFIDENTIALITY_AND_CONSENT: m.trainings_topic_confidentiality_and_consent,
  REFERRAL_AND_SERVICES: m.trainings_topic_referral_and_services,
  IMMIGRATION_RELIEF: m.trainings_topic_immigration_relief,
  LANGUAGE_AND_ACCESS: m.trainings_topic_language_and_access,
  SURVIVOR_LEADERSHIP: m.trainings_topic_survivor_leadership,
  PREVENTION_AND_DEMAND: m.trainings_topic_prevention_and_demand,
  STAFF_WELLBEING: m.trainings_topic_staff_wellbeing,
  TASK_FORCE_OPERATIONS: m.trainings_topic_task_force_operations,
  OTHER: m.trainings_topic_other,
};

/** "Labor trafficking". */
export function topicWord(topic: SessionTopic): string {
  return topicWords[topic]();
}

const audienceWords: Record<Exclude<TrainingAudience, Discipline>, () => string> = {
  EDUCATION: m.trainings_audience_education,
  YOUTH: m.trainings_audience_youth,
  BUSINESS: m.trainings_audience_business,
  FAITH_COMMUNITY: m.trainings_audience_faith_community,
  GENERAL_PUBLIC: m.trainings_audience_general_public,
  OTHER: m.trainings_audience_other,
};

/** "Law enforcement", or who sits at no table. */
export function audienceWord(audience: TrainingAudience): string {
  return isDiscipline(audience) ? disciplineName(audience) : audienceWords[audience]();
}

const materialWords: Record<MaterialCode, () => string> = {
  BROCHURE: m.trainings_material_brochure,
  POSTER: m.trainings_material_poster,
  HOTLINE_CARD: m.trainings_material_hotline_card,
  TOOLKIT: m.trainings_material_toolkit,
  SLIDES: m.trainings_material_slides,
  VIDEO: m.trainings_material_video,
  OTHER: m.trainings_material_other,
};

/** "Hotline cards". */
export function materialWord(material: MaterialCode): string {
  return materialWords[material]();
}

/** "Training: Labor trafficking and 2 more": what an entry is called in a list. */
export function entryName({ kind, topics }: { kind: TrainingKind; topics: readonly SessionTopic[] }): string {
  const [first, ...more] = topics.map(topicWord);
  const named = first === undefined ? "" : more.length === 0 ? first : m.trainings_row_more({ topic: first, count: more.length });
  return m.trainings_row_title({ kind: kindWord(kind), topics: named });
}

/** "1.5 hours" of minutes; what is shorter than an hour in minutes. */
export function lengthWords(minutes: number): string {
  return minutes < 60 ? m.trainings_minutes({ count: minutes }) : m.trainings_hours({ count: minutes / 60, hours: written(minutes / 60) });
}

/** "1,234.5": at most one place after the point. */
export function written(number: number): string {
  return new Intl.NumberFormat(currentLocale() === "es" ? "es-US" : "en-US", { maximumFractionDigits: 1 }).format(number);
}

function isDiscipline(audience: TrainingAudience): audience is Discipline {
  return disciplines.some((one) => one === audience);
}
