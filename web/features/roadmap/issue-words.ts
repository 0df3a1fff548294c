import { m } from "@roundtable/shared/i18n/messages.js";
import { screenKinds, type ScreenKind } from "@roundtable/shared/deidentify.ts";
import type { Issue } from "./use-change.ts";

const refusals: Record<ScreenKind, () => string> = {
  PHONE: m.roadmap_text_refused_phone,
  EMAIL: m.roadmap_text_refused_email,
  URL: m.roadmap_text_refused_url,
  HANDLE: m.roadmap_text_refused_handle,
  SSN: m.roadmap_text_refused_number,
  A_NUMBER: m.roadmap_text_refused_number,
  PLATE: m.roadmap_text_refused_number,
  CASE_NUMBER: m.roadmap_text_refused_number,
  LONG_NUMBER: m.roadmap_text_refused_number,
  GPS: m.roadmap_text_refused_place,
  ADDRESS: m.roadmap_text_refused_place,
  DATE_OF_BIRTH: m.roadmap_text_refused_birth,
  CONTROL: m.roadmap_text_refused_other,
};

/** What is wrong with one field, in a sentence: what the text gate found, else `otherwise`; undefined when nothing is. */
export function issueWords(issues: readonly Issue[], field: string, otherwise: string): string | undefined {
  const own = issues.filter((issue) => issue.field === field);
  if (own.length === 0) return undefined;
  const found = screenKinds.find((kind) => own.some(({ code }) => code === kind));
  return found === undefined ? otherwise : refusals[found]();
}

/** The fields that have an error, for the summary above the form; a field's id is its name. */
export function errorsOf(errors: Readonly<Record<string, string | undefined>>): { fieldId: string; message: string }[] {
  return Object.entries(errors).flatMap(([fieldId, message]) => (message === undefined ? [] : [{ fieldId, message }]));
}
