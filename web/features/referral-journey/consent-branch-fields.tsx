import { m } from "@roundtable/shared/i18n/messages.js";
import { mandatedReportReasons, mandatedReports, minorBases } from "@roundtable/shared/consents.ts";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Note } from "#web/ui/note.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import type { Branches, ChangeConsent, ConsentDraft } from "./consent-form.ts";
import { basisWord, reportReasonWord, reportWord } from "./consent-words.ts";
import { SecondPersonNote } from "./second-person-note.tsx";

type BranchFieldsProps = { form: ConsentDraft; change: ChangeConsent; branches: Branches; agency: string; errorOf: (field: string) => string | undefined };

/** What only some consents ask: law enforcement, treatment for substance use, a minor. */
export function BranchFields({ form, change, branches, agency, errorOf }: BranchFieldsProps) {
  return (
    <>
      {branches.isForLawEnforcement ? (
        <>
          <Note tone="plum" title={m.journey_law_title({ agency })}>
            {m.journey_law_body()}
          </Note>
          <Checkbox
            id="lawEnforcementAllowed"
            label={m.journey_law_label({ agency })}
            error={errorOf("lawEnforcementAllowed")}
            isSelected={form.lawEnforcementAllowed}
            onChange={(lawEnforcementAllowed) => change({ lawEnforcementAllowed })}
          />
          <SecondPersonNote />
        </>
      ) : null}
      {branches.namesTreatment ? (
        <>
          <Note tone="plum" title={m.journey_treatment_title()}>
            {m.journey_treatment_body()}
          </Note>
          <Checkbox
            id="substanceUseNamed"
            label={m.journey_treatment_label()}
            error={errorOf("substanceUseNamed")}
            isSelected={form.substanceUseNamed}
            onChange={(substanceUseNamed) => change({ substanceUseNamed })}
          />
        </>
      ) : null}
      {branches.isForMinor ? <MinorFields form={form} change={change} errorOf={errorOf} /> : null}
    </>
  );
}

function MinorFields({ form, change, errorOf }: Pick<BranchFieldsProps, "form" | "change" | "errorOf">) {
  return (
    <>
      <Note title={m.journey_minor_title()}>{m.journey_minor_body_now()}</Note>
      <RadioRows
        id="minorBasis"
        label={m.journey_basis_label()}
        hint={m.journey_basis_hint()}
        error={errorOf("minorBasis")}
        value={form.minorBasis}
        onChange={(minorBasis) => change({ minorBasis })}
        options={minorBases.map((value) => ({ value, label: basisWord(value) }))}
      />
      <RadioRows
        id="mandatedReport"
        label={m.journey_report_label()}
        hint={m.journey_report_hint()}
        error={errorOf("mandatedReport")}
        value={form.mandatedReport}
        onChange={(mandatedReport) => change({ mandatedReport })}
        options={mandatedReports.map((value) => ({
          value,
          label: reportWord(value),
          ...(value === "NOT_REQUIRED" && {
            more: (
              <SelectField
                id="mandatedReportReason"
                label={m.journey_report_reason_label()}
                error={errorOf("mandatedReportReason")}
                value={form.mandatedReportReason ?? ""}
                onChange={(reason) => change({ mandatedReportReason: reason || null })}
                options={mandatedReportReasons.map((reason) => ({ value: reason, label: reportReasonWord(reason) }))}
              />
            ),
          }),
        }))}
      />
    </>
  );
}
