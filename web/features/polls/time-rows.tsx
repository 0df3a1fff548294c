import { m } from "@roundtable/shared/i18n/messages.js";
import { todayIso } from "#web/lib/dates.ts";
import { zoneName } from "#web/lib/zones.ts";
import { Button } from "#web/ui/button.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { TimeField } from "#web/ui/time-field.tsx";
import styles from "./time-rows.module.css";

/** A local day and time at the table, as far as they are written. */
export type Time = { key: string; day: string | null; clock: string };

/** A time that is still to be written. */
export function openTime(clock: string): Time {
  return { key: crypto.randomUUID(), day: null, clock };
}

type TimeRowsProps = { value: readonly Time[]; onChange: (times: Time[]) => void; limit: number; timeZone: string; error: string | undefined };

/** The times that a poll offers, in the local time of the table. */
export function TimeRows({ value, onChange, limit, timeZone, error }: TimeRowsProps) {
  const put = (index: number, time: Time) => onChange(value.map((before, at) => (at === index ? time : before)));
  return (
    <fieldset className={styles.times}>
      <legend className={styles.legend}>{m.polls_times()}</legend>
      <p className={styles.hint}>{m.meetings_field_time_hint({ zone: zoneName(timeZone) })}</p>
      {value.map((time, index) => (
        <div key={time.key} className={styles.row}>
          <Moment
            id={`time-${index}`}
            dayLabel={m.polls_option_day({ number: index + 1 })}
            timeLabel={m.polls_option_time({ number: index + 1 })}
            value={time}
            onChange={(next) => put(index, next)}
            error={index === 0 ? error : undefined}
          />
          {value.length > 2 ? (
            <Button kind="quiet" onPress={() => onChange(value.filter((_, at) => at !== index))}>
              {m.polls_option_remove({ number: index + 1 })}
            </Button>
          ) : null}
        </div>
      ))}
      {value.length < limit ? (
        <div>
          <Button kind="second" onPress={() => onChange([...value, openTime(value.at(-1)?.clock ?? "10:00")])}>
            {m.polls_option_add()}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

type MomentProps = { id: string; dayLabel: string; timeLabel: string; value: Time; onChange: (time: Time) => void; error: string | undefined };

/** A day and a time side by side. */
export function Moment({ id, dayLabel, timeLabel, value, onChange, error }: MomentProps) {
  return (
    <div className={styles.moment}>
      <DateField
        id={id}
        label={dayLabel}
        {...(error !== undefined && { error })}
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
        min={todayIso()}
      />
      <TimeField label={timeLabel} value={value.clock} onChange={(clock) => onChange({ ...value, clock })} />
    </div>
  );
}
