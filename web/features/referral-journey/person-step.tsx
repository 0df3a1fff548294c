import { m } from "@roundtable/shared/i18n/messages.js";
import { languages } from "@roundtable/shared/needs.ts";
import {
  accessNeeds,
  ageBands,
  contactSafeties,
  findingSources,
  findingStatuses,
  genders,
  isMinor,
  lawEnforcementWishes,
  traffickingTypes,
} from "@roundtable/shared/referrals.ts";
import { languageWord } from "#web/features/agencies/words.ts";
import {
  accessNeedWord,
  ageBandWord,
  contactSafetyWord,
  fieldGroupWord,
  findingSourceWord,
  findingWord,
  genderWord,
  lawEnforcementWishWord,
  traffickingWord,
} from "#web/features/referrals/person-words.ts";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { Note } from "#web/ui/note.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import type { ChangeDraft, DraftForm } from "./draft-form.ts";
import { HouseholdFields } from "./household-fields.tsx";
import type { FieldProblem } from "./journey-step.tsx";

/** What must be known of the person before anybody is asked: only whether they are a minor. */
export function personProblems({ ageBand }: DraftForm): FieldProblem[] {
  return ageBand === null ? [{ fieldId: "age", message: m.journey_error_age() }] : [];
}

type PersonFieldsProps = { form: DraftForm; change: ChangeDraft; errorOf: (fieldId: string) => string | undefined };

/** The person in ranges. Nothing here can hold a name, a date or a place. */
export function PersonFields({ form, change, errorOf }: PersonFieldsProps) {
  const isFound = form.findingStatus === "POTENTIAL" || form.findingStatus === "CONFIRMED";
  return (
    <>
      <SelectField
        id="age"
        label={fieldGroupWord("AGE_BAND")}
        hint={m.journey_age_hint()}
        error={errorOf("age")}
        value={form.ageBand ?? ""}
        onChange={(ageBand) => change({ ageBand: ageBand || null })}
        options={ageBands.map((value) => ({ value, label: ageBandWord(value) }))}
      />
      {form.ageBand !== null && isMinor(form.ageBand) ? <Note title={m.journey_minor_title()}>{m.journey_minor_body()}</Note> : null}
      <SelectField
        label={fieldGroupWord("GENDER")}
        hint={m.journey_gender_hint()}
        emptyLabel={m.referrals_not_said()}
        value={form.gender ?? ""}
        onChange={(gender) => change({ gender: gender || null })}
        options={genders.map((value) => ({ value, label: genderWord(value) }))}
      />
      <HouseholdFields form={form} change={change} />
      <SelectField
        label={m.journey_language()}
        hint={m.journey_language_hint()}
        emptyLabel={m.referrals_not_said()}
        value={form.language ?? ""}
        onChange={(language) => change({ language: language || null })}
        options={languages.map((value) => ({ value, label: languageWord(value) }))}
      />
      <SelectField
        label={m.journey_interpreter()}
        emptyLabel={m.referrals_not_said()}
        value={form.interpreterNeeded === null ? "" : form.interpreterNeeded ? "yes" : "no"}
        onChange={(answer) => change({ interpreterNeeded: answer === "" ? null : answer === "yes" })}
        options={[
          { value: "yes" as const, label: m.referrals_interpreter_yes() },
          { value: "no" as const, label: m.referrals_interpreter_no() },
        ]}
      />
      <CheckboxRows
        label={fieldGroupWord("ACCESS_NEEDS")}
        value={form.accessNeeds}
        onChange={(chosen) => change({ accessNeeds: chosen })}
        options={accessNeeds.map((value) => ({ value, label: accessNeedWord(value) }))}
        isTwoColumns
      />
      <CheckboxRows
        label={fieldGroupWord("CONTACT_SAFETY")}
        hint={m.journey_contact_hint()}
        value={form.contactSafety}
        onChange={(chosen) => change({ contactSafety: chosen })}
        options={contactSafeties.map((value) => ({ value, label: contactSafetyWord(value) }))}
        isTwoColumns
      />
      <SelectField
        label={fieldGroupWord("TRAFFICKING_TYPE")}
        hint={m.journey_trafficking_hint()}
        emptyLabel={m.referrals_not_said()}
        value={form.traffickingType ?? ""}
        onChange={(traffickingType) => change({ traffickingType: traffickingType || null })}
        options={traffickingTypes.map((value) => ({ value, label: traffickingWord(value) }))}
      />
      <SelectField
        label={fieldGroupWord("FINDING_STATUS")}
        emptyLabel={m.referrals_not_said()}
        value={form.findingStatus ?? ""}
        onChange={(findingStatus) => change({ findingStatus: findingStatus || null, findingBy: null })}
        options={findingStatuses.map((value) => ({ value, label: findingWord(value) }))}
      />
      {isFound ? (
        <SelectField
          label={m.journey_finding_by()}
          emptyLabel={m.referrals_not_said()}
          value={form.findingBy ?? ""}
          onChange={(findingBy) => change({ findingBy: findingBy || null })}
          options={findingSources.map((value) => ({ value, label: findingSourceWord(value) }))}
        />
      ) : null}
      <RadioRows
        label={m.journey_wish_label()}
        hint={m.journey_wish_hint()}
        value={form.lawEnforcementWish}
        onChange={(lawEnforcementWish) => change({ lawEnforcementWish })}
        options={lawEnforcementWishes.map((value) => ({ value, label: lawEnforcementWishWord(value) }))}
      />
    </>
  );
}
