import { m } from "@roundtable/shared/i18n/messages.js";
import { textLength } from "@roundtable/shared/roadmap.ts";
import { materialCodes, sessionTopics, trainingAudiences, trainingKinds, trainingModalities } from "@roundtable/shared/trainings.ts";
import { todayIso } from "#web/lib/dates.ts";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { ChoiceChips } from "#web/ui/choice-chips.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { AudienceSum } from "./audience-sum.tsx";
import { CountFields } from "./count-fields.tsx";
import type { TrainingErrors } from "./training-errors.ts";
import type { TrainingForm } from "./training-form.ts";
import { audienceWord, kindWord, materialWord, modalityWord, topicWord } from "./words.ts";

type TrainingFieldsProps = {
  form: TrainingForm;
  errors: TrainingErrors;
  onChange: (some: Partial<TrainingForm>) => void;
  people: readonly { id: string; name: string }[];
};

const kindHints = { TRAINING: m.trainings_kind_training_hint, OUTREACH: m.trainings_kind_outreach_hint };

/** What is asked of a training or outreach. The groups are added up while one types. */
export function TrainingFields({ form, errors, onChange, people }: TrainingFieldsProps) {
  const said = (field: keyof TrainingErrors) => errors[field] !== undefined && { error: errors[field] };
  return (
    <>
      <RadioRows
        id="kind"
        label={m.trainings_field_kind()}
        {...said("kind")}
        value={form.kind}
        onChange={(kind) => onChange({ kind })}
        options={trainingKinds.map((value) => ({ value, label: kindWord(value), hint: kindHints[value]() }))}
      />
      <DateField
        id="heldOn"
        label={m.trainings_field_held()}
        {...said("heldOn")}
        value={form.heldOn}
        onChange={(heldOn) => onChange({ heldOn })}
        max={todayIso()}
      />
      <TextField
        id="minutes"
        label={m.trainings_field_hours()}
        hint={m.trainings_field_hours_hint()}
        {...said("minutes")}
        value={form.hours}
        onChange={(hours) => onChange({ hours })}
        autoComplete="off"
        width="short"
      />
      <ChoiceChips
        id="modality"
        label={m.trainings_field_modality()}
        {...said("modality")}
        value={form.modality}
        onChange={(modality) => onChange({ modality })}
        options={trainingModalities.map((value) => ({ value, label: modalityWord(value) }))}
      />
      <CheckboxRows
        id="topics"
        label={m.trainings_field_topics()}
        {...said("topics")}
        value={form.topics}
        onChange={(topics) => onChange({ topics })}
        options={sessionTopics.map((value) => ({ value, label: topicWord(value) }))}
        isTwoColumns
      />
      <TextField
        id="attendees"
        label={m.trainings_field_attendees()}
        {...said("attendees")}
        value={form.attendees}
        onChange={(attendees) => onChange({ attendees })}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        width="short"
      />
      <CountFields
        id="audience"
        label={m.trainings_field_audience()}
        hint={m.trainings_field_audience_hint()}
        {...said("audience")}
        names={trainingAudiences}
        wordOf={audienceWord}
        value={form.audience}
        onChange={(audience) => onChange({ audience })}
      >
        <AudienceSum form={form} />
      </CountFields>
      <CountFields
        id="materials"
        label={m.trainings_field_materials()}
        hint={m.trainings_field_materials_hint()}
        {...said("materials")}
        names={materialCodes}
        wordOf={materialWord}
        value={form.materials}
        onChange={(materials) => onChange({ materials })}
      />
      <SelectField
        id="ranByPersonId"
        label={m.trainings_field_who()}
        emptyLabel={m.trainings_field_who_none()}
        {...said("ranByPersonId")}
        value={form.ranByPersonId}
        onChange={(ranByPersonId) => onChange({ ranByPersonId })}
        options={people.map(({ id: value, name: label }) => ({ value, label }))}
      />
      <TextField
        id="note"
        label={m.trainings_field_note()}
        hint={m.roadmap_set_reason_hint()}
        {...said("note")}
        value={form.note}
        onChange={(note) => onChange({ note })}
        rows={2}
        maxLength={textLength}
      />
    </>
  );
}
