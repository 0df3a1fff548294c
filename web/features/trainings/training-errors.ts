import { m } from "@roundtable/shared/i18n/messages.js";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";
import { standingOf, type TrainingForm } from "./training-form.ts";

const fields = ["kind", "heldOn", "minutes", "modality", "topics", "attendees", "audience", "materials", "ranByPersonId", "note"] as const;
export type TrainingErrors = Partial<Record<(typeof fields)[number], string>>;

/** What is wrong with the form, a sentence a field. */
export function errorsIn(issues: readonly Issue[], form: TrainingForm): TrainingErrors {
  const otherwise: Record<keyof TrainingErrors, () => string> = {
    kind: m.trainings_field_kind_missing,
    heldOn: m.trainings_field_held_missing,
    minutes: m.trainings_field_hours_missing,
    modality: m.trainings_field_modality_missing,
    topics: m.trainings_field_topics_missing,
    attendees: m.trainings_field_attendees_missing,
    // Only what adds up at all can add up wrongly.
    audience: standingOf(form) === null ? m.trainings_field_count_missing : m.trainings_field_audience_missing,
    materials: m.trainings_field_count_missing,
    ranByPersonId: m.trainings_field_who_missing,
    note: m.roadmap_text_long,
  };
  return Object.fromEntries(
    fields.flatMap((field) => {
      const words = issueWords(issues, field, otherwise[field]());
      return words === undefined ? [] : [[field, words]];
    }),
  );
}
