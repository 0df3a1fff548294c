import { m } from "@roundtable/shared/i18n/messages.js";
import { type PollChoice, pollChoices } from "@roundtable/shared/meetings.ts";
import { differsHere, formatDayIn, formatSpanIn, ownZone } from "#web/lib/zones.ts";
import { ChoiceChips } from "#web/ui/choice-chips.tsx";
import { choiceWord } from "./words.ts";

type Slot = { id: string; startsAt: string; endsAt: string };
type ChoiceRowsProps = {
  slots: readonly Slot[];
  timeZone: string;
  value: Readonly<Record<string, PollChoice | null>>;
  onChange: (id: string, choice: PollChoice) => void;
  error: string | undefined;
};

/** The times of a poll, each with its three answers; nothing is chosen beforehand. */
export function ChoiceRows({ slots, timeZone, value, onChange, error }: ChoiceRowsProps) {
  return slots.map(({ id, startsAt, endsAt }, index) => (
    <ChoiceChips
      key={id}
      id={`choice-${index}`}
      label={`${formatDayIn(startsAt, timeZone)}, ${formatSpanIn(startsAt, endsAt, timeZone)}`}
      {...(differsHere(startsAt, timeZone) && { hint: m.meetings_your_time({ time: formatSpanIn(startsAt, endsAt, ownZone()) }) })}
      {...(error !== undefined && index === 0 && { error })}
      value={value[id] ?? null}
      onChange={(choice) => onChange(id, choice)}
      options={pollChoices.map((choice) => ({ value: choice, label: choiceWord(choice) }))}
    />
  ));
}

/** What was answered, as the hub takes it. */
export function choicesFrom(value: Readonly<Record<string, PollChoice | null>>) {
  return Object.entries(value).flatMap(([optionId, answer]) => (answer === null ? [] : [{ optionId, answer }]));
}
