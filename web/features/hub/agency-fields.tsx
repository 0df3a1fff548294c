import { m } from "@roundtable/shared/i18n/messages.js";
import { languages, type Language } from "@roundtable/shared/needs.ts";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { languageWord } from "../agencies/words.ts";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";

/** What the operator keeps of an agency. */
export type AgencyForm = { name: string; intakePhone: string; languages: readonly Language[]; confidentialProgram: boolean };
type Errors = Readonly<Record<"agency-name" | "agency-phone" | "agency-languages", string | undefined>>;

/** Name, phone, languages and program of an agency, new or there already. */
export function AgencyFields({ form, errors, onChange }: { form: AgencyForm; errors: Errors; onChange: (some: Partial<AgencyForm>) => void }) {
  const said = (field: keyof Errors) => errors[field] !== undefined && { error: errors[field] };
  return (
    <>
      <TextField
        id="agency-name"
        label={m.hub_agency_name()}
        {...said("agency-name")}
        value={form.name}
        onChange={(name) => onChange({ name })}
        maxLength={120}
      />
      <TextField
        id="agency-phone"
        type="tel"
        label={m.own_phone()}
        hint={m.own_phone_hint()}
        {...said("agency-phone")}
        value={form.intakePhone}
        onChange={(intakePhone) => onChange({ intakePhone })}
      />
      <CheckboxRows
        id="agency-languages"
        label={m.hub_languages()}
        {...said("agency-languages")}
        value={form.languages}
        onChange={(chosen) => onChange({ languages: chosen })}
        options={languages.map((value) => ({ value, label: languageWord(value) }))}
        isTwoColumns
      />
      <Checkbox
        id="agency-confidential"
        label={m.hub_confidential()}
        hint={m.hub_confidential_hint()}
        isSelected={form.confidentialProgram}
        onChange={(confidentialProgram) => onChange({ confidentialProgram })}
      />
    </>
  );
}

/** What is wrong with each field, by the id of the field. */
export function agencyErrors(issues: readonly Issue[]): Errors {
  return {
    "agency-name": issueWords(issues, "name", m.hub_name_missing()),
    "agency-phone": issueWords(issues, "intakePhone", m.people_phone_missing()),
    "agency-languages": issueWords(issues, "languages", m.own_languages_missing()),
  };
}
