import { m } from "@roundtable/shared/i18n/messages.js";
import { consentPurposes } from "@roundtable/shared/consents.ts";
import { fieldGroups, type FieldGroup } from "@roundtable/shared/referrals.ts";
import { languageWord } from "#web/features/agencies/words.ts";
import { fieldGroupWord, formWord, purposeWord } from "#web/features/referrals/person-words.ts";
import { needWord } from "#web/features/referrals/words.ts";
import { written } from "#web/lib/phone.ts";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { formInForce, formLanguages, type Branches, type ChangeConsent, type ConsentDraft } from "./consent-form.ts";
import type { DraftForm } from "./draft-form.ts";
import { groupSaid } from "./say.ts";

type ConsentFieldsProps = {
  form: ConsentDraft;
  change: ChangeConsent;
  draft: DraftForm;
  branches: Branches;
  agency: string;
  workPhone: string;
  errorOf: (field: string) => string | undefined;
};

/** What the signed form says: what for, which needs, which fields. */
export function ConsentScopeFields({ form, change, draft, branches, agency, workPhone, errorOf }: ConsentFieldsProps) {
  const purposes = consentPurposes.filter((purpose) => purpose !== "LAW_ENFORCEMENT_REPORT" || branches.isForLawEnforcement);
  const groups = fieldGroups.filter((group) => group !== "LAW_ENFORCEMENT_WISH" || !branches.isForLawEnforcement);
  const hintOf = (group: FieldGroup) => {
    if (group === "WORKER_PHONE") return m.journey_group_phone_hint({ phone: written(workPhone) });
    const said = groupSaid(group, draft);
    return said === null ? m.journey_group_empty() : m.journey_group_says({ said });
  };
  return (
    <>
      <SelectField
        id="purpose"
        label={m.referrals_consent_purpose()}
        error={errorOf("purpose")}
        value={form.purpose ?? ""}
        onChange={(purpose) => change({ purpose: purpose || null })}
        options={purposes.map((value) => ({ value, label: purposeWord(value) }))}
      />
      <CheckboxRows
        id="needs"
        label={m.journey_consent_needs_label({ agency })}
        hint={m.journey_consent_needs_hint()}
        error={errorOf("needs")}
        value={form.needs}
        onChange={(needs) => change({ needs })}
        options={draft.needs.map((value) => ({ value, label: needWord(value) }))}
      />
      <CheckboxRows
        id="fieldGroups"
        label={m.journey_groups_label({ agency })}
        hint={m.journey_groups_hint()}
        error={errorOf("fieldGroups")}
        value={form.fieldGroups}
        onChange={(chosen) => change({ fieldGroups: chosen })}
        options={groups.map((value) => ({ value, label: fieldGroupWord(value), hint: hintOf(value) }))}
      />
    </>
  );
}

/** In which language it was signed, and whether somebody interpreted. */
export function ConsentFormFields({ form, change, errorOf }: Pick<ConsentFieldsProps, "form" | "change" | "errorOf">) {
  return (
    <>
      <SelectField
        id="formLanguage"
        label={m.referrals_consent_form()}
        hint={formWord(formInForce)}
        error={errorOf("formLanguage")}
        value={form.formLanguage ?? ""}
        onChange={(formLanguage) => change({ formLanguage: formLanguage || null })}
        options={formLanguages.map((value) => ({ value, label: languageWord(value) }))}
      />
      <RadioRows
        id="interpreterUsed"
        label={m.journey_interpreter_used()}
        error={errorOf("interpreterUsed")}
        value={form.interpreterUsed === null ? null : form.interpreterUsed ? "yes" : "no"}
        onChange={(answer) => change({ interpreterUsed: answer === "yes" })}
        options={[
          { value: "yes" as const, label: m.journey_yes() },
          { value: "no" as const, label: m.journey_no() },
        ]}
      />
    </>
  );
}
