import { materialCodes, trainingAudiences, type MaterialCode, type TrainingAudience } from "@roundtable/shared/trainings.ts";
import type { AddTrainingMutationVariables } from "./steps/add-training.graphql.ts";
import type { TrainingEntryFragment } from "./trainings.graphql.ts";
import type { SessionTopic, TrainingKind, TrainingModality } from "./words.ts";

/** Counts as somebody types them, by name; what is empty was not counted. */
export type TypedCounts<Name extends string> = Partial<Record<Name, string>>;

/** An entry of the log as it stands in the form: numbers are still what was typed. */
export type TrainingForm = {
  version: number;
  kind: TrainingKind | null;
  heldOn: string | null;
  hours: string;
  modality: TrainingModality | null;
  topics: SessionTopic[];
  attendees: string;
  audience: TypedCounts<TrainingAudience>;
  materials: TypedCounts<MaterialCode>;
  ranByPersonId: string;
  note: string;
};

export const emptyTraining: TrainingForm = {
  version: 0,
  kind: null,
  heldOn: null,
  hours: "",
  modality: null,
  topics: [],
  attendees: "",
  audience: {},
  materials: {},
  ranByPersonId: "",
  note: "",
};

/** An entry of the log, to be corrected. */
export function formOf(entry: TrainingEntryFragment): TrainingForm {
  const { version, kind, heldOn, minutes, modality, topics, attendees, ranByPerson, note } = entry;
  return {
    version,
    kind,
    heldOn,
    hours: String(Math.round((minutes / 60) * 100) / 100),
    modality,
    topics: [...topics],
    attendees: String(attendees),
    audience: Object.fromEntries(entry.audience.map(({ audience, people }) => [audience, String(people)])),
    materials: Object.fromEntries(entry.materials.map(({ material, count }) => [material, String(count)])),
    ranByPersonId: ranByPerson?.id ?? "",
    note: note ?? "",
  };
}

/** What the hub is sent. What is not chosen yet, or is no number, goes along: the check names the field. */
export function factsOf(form: TrainingForm): Omit<AddTrainingMutationVariables["input"], "clientKey"> {
  const { kind, heldOn, modality, topics, ranByPersonId, note } = form;
  return {
    kind: kind as TrainingKind,
    heldOn: heldOn ?? "",
    minutes: Math.round(hoursOf(form.hours) * 60),
    modality: modality as TrainingModality,
    topics,
    attendees: countOf(form.attendees),
    audience: trainingAudiences.flatMap((audience) => (isCounted(form.audience[audience]) ? [{ audience, people: countOf(form.audience[audience]) }] : [])),
    materials: materialCodes.flatMap((material) => (isCounted(form.materials[material]) ? [{ material, count: countOf(form.materials[material]) }] : [])),
    ranByPersonId: ranByPersonId === "" ? null : ranByPersonId,
    note: note.trim() === "" ? null : note,
  };
}

/** How the groups stand beside everybody who came. Null while nothing was counted, or what was typed is no number. */
export function standingOf(form: Pick<TrainingForm, "attendees" | "audience">): { sum: number; attendees: number | null } | null {
  const counts = Object.values(form.audience).filter(isCounted).map(countOf);
  const attendees = isCounted(form.attendees) ? countOf(form.attendees) : null;
  if (counts.some(Number.isNaN) || (attendees !== null && Number.isNaN(attendees)) || (counts.length === 0 && attendees === null)) return null;
  return { sum: counts.reduce((sum, count) => sum + count, 0), attendees };
}

// A nought is the same as nothing: nobody of that group came.
function isCounted(typed: string | undefined): typed is string {
  return typed !== undefined && !/^0*$/u.test(typed.trim());
}

function countOf(typed: string | undefined): number {
  const words = typed?.trim() ?? "";
  return /^\d+$/u.test(words) ? Number(words) : Number.NaN;
}

function hoursOf(typed: string): number {
  const words = typed.trim().replace(",", ".");
  return /^\d+(?:\.\d+)?$/u.test(words) ? Number(words) : Number.NaN;
}
