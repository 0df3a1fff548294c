import { m } from "@roundtable/shared/i18n/messages.js";
import { householdCount } from "#web/features/referrals/person-words.ts";
import { SelectField } from "#web/ui/select-field.tsx";
import type { ChangeDraft, DraftForm } from "./draft-form.ts";

const counts = ["0", "1", "2", "3", "4"] as const;
type Count = (typeof counts)[number];

/** How many adults and children come along, up to "4 or more". */
export function HouseholdFields({ form, change }: { form: DraftForm; change: ChangeDraft }) {
  return (
    <>
      <CountField label={m.journey_household_adults()} value={form.householdAdults} onChange={(householdAdults) => change({ householdAdults })} />
      <CountField label={m.journey_household_children()} value={form.householdChildren} onChange={(householdChildren) => change({ householdChildren })} />
    </>
  );
}

function CountField({ label, value, onChange }: { label: string; value: number | null; onChange: (value: number | null) => void }) {
  return (
    <SelectField<Count>
      label={label}
      emptyLabel={m.referrals_not_said()}
      value={counts.find((count) => Number(count) === value) ?? ""}
      onChange={(count) => onChange(count === "" ? null : Number(count))}
      options={counts.map((count) => ({ value: count, label: householdCount(Number(count)) }))}
    />
  );
}
