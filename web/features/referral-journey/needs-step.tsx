import { m } from "@roundtable/shared/i18n/messages.js";
import { needs } from "@roundtable/shared/needs.ts";
import { referralReasons, urgencies, type Urgency } from "@roundtable/shared/referrals.ts";
import { reasonWord, urgencyWord } from "#web/features/referrals/step-words.ts";
import { needWord } from "#web/features/referrals/words.ts";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import type { ChangeDraft, DraftForm } from "./draft-form.ts";
import type { FieldProblem } from "./journey-step.tsx";
import type { Region } from "./say.ts";

const urgencyHints: Record<Urgency, () => string> = {
  EMERGENCY: m.journey_urgency_emergency_hint,
  URGENT: m.journey_urgency_urgent_hint,
  ROUTINE: m.journey_urgency_routine_hint,
};

/** What the short form still lacks. */
export function needsProblems({ needs: chosen, urgency, reason, regionId }: DraftForm): FieldProblem[] {
  return [
    ...(chosen.length === 0 ? [{ fieldId: "needs", message: m.journey_error_needs() }] : []),
    ...(urgency === null ? [{ fieldId: "urgency", message: m.journey_error_urgency() }] : []),
    ...(reason === null ? [{ fieldId: "reason", message: m.journey_error_reason() }] : []),
    ...(regionId === null ? [{ fieldId: "region", message: m.journey_error_region() }] : []),
  ];
}

type NeedsFieldsProps = { form: DraftForm; change: ChangeDraft; regions: readonly Region[]; errorOf: (fieldId: string) => string | undefined };

/** The short form: what is needed, how soon, why now and in which region. */
export function NeedsFields({ form, change, regions, errorOf }: NeedsFieldsProps) {
  return (
    <>
      <CheckboxRows
        id="needs"
        label={m.journey_needs_label()}
        hint={m.journey_needs_hint()}
        error={errorOf("needs")}
        value={form.needs}
        onChange={(chosen) => change({ needs: chosen })}
        options={needs.map((need) => ({ value: need, label: needWord(need) }))}
        isTwoColumns
      />
      <RadioRows
        id="urgency"
        label={m.journey_urgency_label()}
        error={errorOf("urgency")}
        value={form.urgency}
        onChange={(urgency) => change({ urgency })}
        options={urgencies.map((urgency) => ({ value: urgency, label: urgencyWord(urgency), hint: urgencyHints[urgency]() }))}
      />
      <SelectField
        id="reason"
        label={m.referrals_fact_reason()}
        error={errorOf("reason")}
        value={form.reason ?? ""}
        onChange={(reason) => change({ reason: reason || null })}
        options={referralReasons.map((reason) => ({ value: reason, label: reasonWord(reason) }))}
      />
      <SelectField
        id="region"
        label={m.referrals_fact_region()}
        hint={m.journey_region_hint()}
        error={errorOf("region")}
        value={form.regionId ?? ""}
        onChange={(regionId) => change({ regionId: regionId || null })}
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Checkbox
        label={m.journey_call_label()}
        hint={m.referrals_call_before_hint()}
        isSelected={form.callBeforeAccepting}
        onChange={(callBeforeAccepting) => change({ callBeforeAccepting })}
      />
    </>
  );
}
