import { m } from "@roundtable/shared/i18n/messages.js";
import { titleLength } from "@roundtable/shared/meetings.ts";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";
import type { BodyChoice } from "./for-keepers.tsx";

export type WhoForm = { bodyId: string; title: string };

type WhoFieldsProps = { bodies: readonly BodyChoice[]; value: WhoForm; onChange: (some: Partial<WhoForm>) => void; issues: readonly Issue[] };

/** Who meets, and what the meeting is called. */
export function WhoFields({ bodies, value, onChange, issues }: WhoFieldsProps) {
  const errors = whoErrors(issues, value);
  return (
    <>
      <SelectField
        id="bodyId"
        label={m.meetings_field_body()}
        {...(errors.bodyId !== undefined && { error: errors.bodyId })}
        value={value.bodyId}
        onChange={(bodyId) => onChange({ bodyId })}
        options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        id="title"
        label={m.meetings_field_title()}
        hint={m.meetings_field_title_hint()}
        {...(errors.title !== undefined && { error: errors.title })}
        value={value.title}
        onChange={(title) => onChange({ title })}
        maxLength={titleLength}
      />
    </>
  );
}

/** The one body that can meet, where there is only one. */
export function onlyBody(bodies: readonly BodyChoice[]): WhoForm {
  return { bodyId: (bodies.length === 1 ? bodies[0]?.id : undefined) ?? "", title: "" };
}

/** What is wrong about who meets, by field. */
export function whoErrors(issues: readonly Issue[], { title }: WhoForm) {
  return {
    bodyId: issueWords(issues, "bodyId", m.meetings_field_body_missing()),
    title: issueWords(issues, "title", title.length > titleLength ? m.meetings_field_too_long() : m.meetings_field_title_missing()),
  };
}
