import { m } from "@roundtable/shared/i18n/messages.js";
import { needs } from "@roundtable/shared/needs.ts";
import { urgencies } from "@roundtable/shared/referrals.ts";
import { Filter } from "#web/ui/filter.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import type { ListChoices } from "./list-choices.ts";
import { urgencyWord } from "./step-words.ts";
import { needWord } from "./words.ts";

type ListFilterProps = { choices: ListChoices; onChange: (change: Partial<ListChoices>) => void };

/** What narrows the lists: need, urgency, and whether an answer is owed or late. */
export function ListFilter({ choices, onChange }: ListFilterProps) {
  const hasState = choices.tab !== "closed";
  const inUse = [choices.urgency !== "", choices.need !== "", hasState && choices.state !== "OPEN"].filter(Boolean).length;
  return (
    <Filter count={inUse} {...(inUse > 0 && { onClear: () => onChange({ urgency: "", need: "", state: "OPEN" }) })}>
      <SelectField
        isSmall
        label={m.referrals_filter_need()}
        emptyLabel={m.referrals_filter_need_any()}
        value={choices.need}
        onChange={(need) => onChange({ need })}
        options={needs.map((need) => ({ value: need, label: needWord(need) }))}
      />
      <SelectField
        isSmall
        label={m.referrals_filter_urgency()}
        emptyLabel={m.referrals_filter_urgency_any()}
        value={choices.urgency}
        onChange={(urgency) => onChange({ urgency })}
        options={urgencies.map((urgency) => ({ value: urgency, label: urgencyWord(urgency) }))}
      />
      {hasState ? (
        <SelectField
          isSmall
          label={m.referrals_filter_state()}
          emptyLabel={m.referrals_filter_state_open()}
          value={choices.state === "OPEN" ? "" : choices.state}
          onChange={(state) => onChange({ state: state === "" ? "OPEN" : state })}
          options={[
            { value: "WAITING", label: m.referrals_filter_state_waiting() },
            { value: "LATE", label: m.referrals_filter_state_late() },
          ]}
        />
      ) : null}
    </Filter>
  );
}
