import { m } from "@roundtable/shared/i18n/messages.js";
import { type LegalDecision, legalDecisions, legalNoteLength } from "@roundtable/shared/legal-process.ts";
import { DateField } from "#web/ui/date-field.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";
import { decisionWord } from "./words.ts";

/** What may change about an entry, as it stands in a form. */
export type Kept = {
  decision: LegalDecision;
  answerBy: string | null;
  counselToldOn: string | null;
  survivorToldOn: string | null;
  note: string;
};

/** The errors of these fields, under the names of their inputs. */
export function keptErrors(issues: readonly Issue[], { note }: Kept) {
  const told = m.legal_told_wrong();
  return {
    decision: issueWords(issues, "decision", m.legal_decision_missing()),
    answerBy: issueWords(issues, "answerBy", m.legal_answer_by_wrong()),
    counselToldOn: issueWords(issues, "counselToldOn", told),
    survivorToldOn: issueWords(issues, "survivorToldOn", told),
    note: issueWords(issues, "note", note.length > legalNoteLength ? m.legal_note_long() : m.legal_note_hint()),
  };
}

/** The same under the ids of the fields, which differ from form to form: several may be open. */
export function underIds(prefix: string, errors: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(errors).map(([field, words]) => [`${prefix}-${field}`, words]));
}

type KeptFieldsProps = {
  prefix: string;
  form: Kept;
  change: (some: Partial<Kept>) => void;
  errors: ReturnType<typeof keptErrors>;
  /** The first and the last day that may be given for what was told. */
  from?: string;
  today: string;
};

/** Decision, deadline, who was told when, and a short note. */
export function KeptFields({ prefix, form, change, errors, from, today }: KeptFieldsProps) {
  const said = (field: keyof typeof errors) => errors[field] !== undefined && { error: errors[field] };
  const since = from !== undefined && { min: from };
  return (
    <>
      <SelectField
        id={`${prefix}-decision`}
        label={m.legal_decision()}
        {...said("decision")}
        value={form.decision}
        onChange={(decision) => decision !== "" && change({ decision })}
        options={legalDecisions.map((value) => ({ value, label: decisionWord(value) }))}
      />
      <DateField
        id={`${prefix}-answerBy`}
        label={m.legal_answer_by()}
        hint={m.legal_answer_by_hint()}
        {...said("answerBy")}
        value={form.answerBy}
        onChange={(answerBy) => change({ answerBy })}
        {...since}
      />
      <DateField
        id={`${prefix}-counselToldOn`}
        label={m.legal_counsel()}
        {...said("counselToldOn")}
        value={form.counselToldOn}
        onChange={(counselToldOn) => change({ counselToldOn })}
        {...since}
        max={today}
      />
      <DateField
        id={`${prefix}-survivorToldOn`}
        label={m.legal_survivor()}
        hint={m.legal_survivor_hint()}
        {...said("survivorToldOn")}
        value={form.survivorToldOn}
        onChange={(survivorToldOn) => change({ survivorToldOn })}
        {...since}
        max={today}
      />
      <TextField
        id={`${prefix}-note`}
        label={m.legal_note()}
        hint={m.legal_note_hint()}
        {...said("note")}
        value={form.note}
        onChange={(note) => change({ note })}
        rows={3}
      />
    </>
  );
}

/** As it is sent: an empty note is none. */
export function sentKept({ note, ...rest }: Kept) {
  return { ...rest, note: note.trim() === "" ? null : note };
}
