import { m } from "@roundtable/shared/i18n/messages.js";
import { trainingKinds } from "@roundtable/shared/trainings.ts";
import { addDays, todayIso } from "#web/lib/dates.ts";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { Filter } from "#web/ui/filter.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { kindWord, type TrainingKind } from "./words.ts";

export type Choices = { from: string | null; to: string | null; kind: TrainingKind | ""; withWithdrawn: boolean };

/** The last twelve months, as counted from today. */
export function usualChoices(): Choices {
  return { from: addDays(todayIso(), -365), to: todayIso(), kind: "", withWithdrawn: false };
}

/** What narrows the log: a period, a kind, and whether what was withdrawn is shown as well. */
export function TrainingsFilter({ choices, onChange }: { choices: Choices; onChange: (some: Partial<Choices>) => void }) {
  const usual = usualChoices();
  const inUse = [choices.from !== usual.from, choices.to !== usual.to, choices.kind !== "", choices.withWithdrawn].filter(Boolean).length;
  return (
    <Filter count={inUse} {...(inUse > 0 && { onClear: () => onChange(usual) })}>
      <DateField label={m.trainings_filter_from()} value={choices.from} onChange={(from) => onChange({ from })} max={todayIso()} />
      <DateField label={m.trainings_filter_to()} value={choices.to} onChange={(to) => onChange({ to })} max={todayIso()} />
      <SelectField
        isSmall
        label={m.trainings_filter_kind()}
        emptyLabel={m.trainings_filter_kind_any()}
        value={choices.kind}
        onChange={(kind) => onChange({ kind })}
        options={trainingKinds.map((value) => ({ value, label: kindWord(value) }))}
      />
      <Checkbox label={m.trainings_filter_withdrawn()} isSelected={choices.withWithdrawn} onChange={(withWithdrawn) => onChange({ withWithdrawn })} />
    </Filter>
  );
}
