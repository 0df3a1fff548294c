import { m } from "@roundtable/shared/i18n/messages.js";
import { zoneName } from "#web/lib/zones.ts";
import { DateField } from "#web/ui/date-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { TimeField } from "#web/ui/time-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";

export type TimeForm = { startsOn: string | null; startsAt: string; minutes: string };

type TimeFieldsProps = {
  value: TimeForm;
  onChange: (some: Partial<TimeForm>) => void;
  issues: readonly Issue[];
  timeZone: string;
  dayLabel?: string;
  hasDay?: boolean;
};

/** When one meets, in the local time of the table, and how long. */
export function TimeFields({ value, onChange, issues, timeZone, dayLabel = m.meetings_field_day(), hasDay = true }: TimeFieldsProps) {
  const errors = timeErrors(issues);
  return (
    <>
      {hasDay ? (
        <DateField
          id="startsOn"
          label={dayLabel}
          {...(errors.startsOn !== undefined && { error: errors.startsOn })}
          value={value.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
        />
      ) : null}
      <TimeField
        id="startsAt"
        label={m.meetings_field_time()}
        hint={m.meetings_field_time_hint({ zone: zoneName(timeZone) })}
        {...(errors.startsAt !== undefined && { error: errors.startsAt })}
        value={value.startsAt}
        onChange={(startsAt) => onChange({ startsAt })}
      />
      <TextField
        id="minutes"
        label={m.meetings_field_minutes()}
        {...(errors.minutes !== undefined && { error: errors.minutes })}
        value={value.minutes}
        onChange={(minutes) => onChange({ minutes })}
        inputMode="numeric"
        width="short"
      />
    </>
  );
}

/** What is wrong about the time, by field. */
export function timeErrors(issues: readonly Issue[]) {
  return {
    startsOn: issueWords(issues, "startsOn", m.meetings_field_day_missing()),
    startsAt: issueWords(issues, "startsAt", m.meetings_field_time_missing()),
    minutes: issueWords(issues, "minutes", m.meetings_field_minutes_wrong()),
  };
}
