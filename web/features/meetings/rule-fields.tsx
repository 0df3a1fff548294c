import { m } from "@roundtable/shared/i18n/messages.js";
import { type Weekday, weekdays } from "@roundtable/shared/meetings.ts";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import type { RuleForm } from "./rule-form.ts";
import { nthWord, weekdayWord } from "./words.ts";

type RuleFieldsProps = { value: RuleForm; onChange: (some: Partial<RuleForm>) => void; error: string | undefined };

const places = ["1", "2", "3", "4", "-1"] as const;
const days = [...Array.from({ length: 31 }, (_, index) => String(index + 1)), "-1"];

/** Whether a meeting comes round, and by which rule. */
export function RuleFields({ value, onChange, error }: RuleFieldsProps) {
  const more = (
    <Stack gap="s">
      <RuleDays value={value} onChange={onChange} />
      <DateField label={m.meetings_field_until()} value={value.untilOn} onChange={(untilOn) => onChange({ untilOn })} />
    </Stack>
  );
  return (
    <RadioRows
      id="rule"
      label={m.meetings_field_repeats()}
      {...(error !== undefined && { error })}
      value={value.repeats}
      onChange={(repeats) => onChange({ repeats })}
      options={[
        { value: "NO", label: m.meetings_repeats_no() },
        { value: "WEEKLY", label: m.meetings_repeats_weekly(), more },
        { value: "NTH", label: m.meetings_repeats_monthly_nth(), hint: m.meetings_repeats_monthly_nth_hint(), more },
        { value: "DAY", label: m.meetings_repeats_monthly_day(), more },
      ]}
    />
  );
}

function RuleDays({ value, onChange }: Omit<RuleFieldsProps, "error">) {
  const { repeats, interval, weekday, nth, monthDay } = value;
  const every = (
    <TextField
      label={repeats === "WEEKLY" ? m.meetings_field_interval_weeks() : m.meetings_field_interval_months()}
      value={interval}
      onChange={(next) => onChange({ interval: next })}
      inputMode="numeric"
      width="short"
    />
  );
  if (repeats === "WEEKLY")
    return (
      <>
        <CheckboxRows<Weekday>
          label={m.meetings_field_weekdays()}
          value={value.weekdays}
          onChange={(next) => onChange({ weekdays: next })}
          options={weekdays.map((day) => ({ value: day, label: weekdayWord(day) }))}
          isTwoColumns
        />
        {every}
      </>
    );
  if (repeats === "NTH")
    return (
      <>
        <SelectField
          label={m.meetings_field_nth()}
          emptyLabel={null}
          value={nth}
          onChange={(next) => next !== "" && onChange({ nth: next })}
          options={places.map((place) => ({ value: place, label: nthWord(Number(place)) }))}
        />
        <SelectField
          label={m.meetings_field_weekday()}
          emptyLabel={null}
          value={weekday}
          onChange={(next) => next !== "" && onChange({ weekday: next })}
          options={weekdays.map((day) => ({ value: day, label: weekdayWord(day) }))}
        />
        {every}
      </>
    );
  return (
    <>
      <SelectField
        label={m.meetings_field_month_day()}
        emptyLabel={null}
        value={monthDay}
        onChange={(next) => next !== "" && onChange({ monthDay: next })}
        options={days.map((day) => ({ value: day, label: day === "-1" ? m.meetings_month_day_last() : day }))}
      />
      {every}
    </>
  );
}
