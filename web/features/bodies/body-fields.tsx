import { m } from "@roundtable/shared/i18n/messages.js";
import { bodyKinds, type BodyKind, titleLength } from "@roundtable/shared/meetings.ts";
import { type Discipline, disciplines } from "@roundtable/shared/roles.ts";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";
import { bodyKindWord } from "./words.ts";

export type BodyForm = { name: string; kind: BodyKind | null; quorumLeast: string; quorumShare: string; quorumDisciplines: Discipline[] };

type BodyFieldsProps = { value: BodyForm; onChange: (some: Partial<BodyForm>) => void; issues: readonly Issue[] };

/** What a body is called, what it is, and what a quorum takes. */
export function BodyFields({ value, onChange, issues }: BodyFieldsProps) {
  const errors = bodyErrors(issues);
  return (
    <>
      <TextField
        id="name"
        label={m.bodies_field_name()}
        {...(errors.name !== undefined && { error: errors.name })}
        value={value.name}
        onChange={(name) => onChange({ name })}
        maxLength={titleLength}
      />
      <RadioRows
        id="kind"
        label={m.bodies_field_kind()}
        {...(errors.kind !== undefined && { error: errors.kind })}
        value={value.kind}
        onChange={(kind) => onChange({ kind })}
        options={bodyKinds.map((kind) => ({ value: kind, label: bodyKindWord(kind) }))}
      />
      <TextField
        id="quorumLeast"
        label={m.bodies_field_least()}
        {...(errors.quorumLeast !== undefined && { error: errors.quorumLeast })}
        value={value.quorumLeast}
        onChange={(quorumLeast) => onChange({ quorumLeast })}
        inputMode="numeric"
        width="short"
      />
      <TextField
        id="quorumShare"
        label={m.bodies_field_share()}
        {...(errors.quorumShare !== undefined && { error: errors.quorumShare })}
        value={value.quorumShare}
        onChange={(quorumShare) => onChange({ quorumShare })}
        inputMode="numeric"
        width="short"
      />
      <CheckboxRows
        label={m.bodies_field_disciplines()}
        value={value.quorumDisciplines}
        onChange={(quorumDisciplines) => onChange({ quorumDisciplines })}
        options={disciplines.map((one) => ({ value: one, label: disciplineName(one) }))}
        isTwoColumns
      />
    </>
  );
}

/** What is wrong about a body, by field. */
export function bodyErrors(issues: readonly Issue[]) {
  return {
    name: issueWords(issues, "name", m.bodies_field_name_missing()),
    kind: issueWords(issues, "kind", m.bodies_field_kind_missing()),
    quorumLeast: issueWords(issues, "quorumLeast", m.bodies_field_number_wrong()),
    quorumShare: issueWords(issues, "quorumShare", m.bodies_field_number_wrong()),
  };
}

/** What the hub is sent. */
export function bodyFrom({ name, kind, quorumLeast, quorumShare, quorumDisciplines }: BodyForm) {
  return {
    name,
    // What is not chosen yet is left to the check, which names the field.
    kind: kind as BodyKind,
    quorumLeast: Number(quorumLeast),
    quorumShare: Number(quorumShare),
    quorumDisciplines,
  };
}
