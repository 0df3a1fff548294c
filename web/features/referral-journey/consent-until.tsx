import { m } from "@roundtable/shared/i18n/messages.js";
import { addDays, formatDate } from "#web/lib/dates.ts";
import { ChoiceChips } from "#web/ui/choice-chips.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { lastDayOf, type ChangeConsent, type ConsentDraft, type Until } from "./consent-form.ts";

type ConsentUntilProps = {
  form: ConsentDraft;
  change: ChangeConsent;
  /** The present day where the task force is. */
  today: string;
  maximumDays: number;
  errorOf: (field: string) => string | undefined;
};

/** When it was signed and until when it holds, within the task force's limit. */
export function ConsentUntil({ form, change, today, maximumDays, errorOf }: ConsentUntilProps) {
  const offered = (["7", "14", "30"] as const).filter((days) => Number(days) <= maximumDays);
  const options: { value: Until; label: string }[] = [
    ...offered.map((days) => ({ value: days, label: m.journey_until_days({ count: Number(days) }) })),
    { value: "other", label: m.journey_until_other() },
  ];
  const last = lastDayOf(form, today);
  const isOther = form.until === "other";
  return (
    <>
      <DateField
        id="signedOn"
        label={m.journey_signed_label()}
        hint={m.journey_signed_hint()}
        error={errorOf("signedOn")}
        value={form.signedOn}
        onChange={(signedOn) => change({ signedOn })}
        min={addDays(today, -maximumDays)}
        max={today}
      />
      <div>
        <ChoiceChips
          id={isOther ? "until" : "expiresOn"}
          label={m.journey_until_label()}
          hint={m.journey_until_hint({ count: maximumDays })}
          error={isOther ? undefined : errorOf("expiresOn")}
          value={form.until}
          onChange={(until) => change({ until })}
          options={options}
        />
        <p aria-live="polite">{last === null || isOther ? null : m.journey_until_last({ date: formatDate(last) })}</p>
      </div>
      {isOther ? (
        <DateField
          id="expiresOn"
          label={m.journey_until_day()}
          error={errorOf("expiresOn")}
          value={form.otherDay}
          onChange={(otherDay) => change({ otherDay })}
          min={today}
          max={addDays(form.signedOn ?? today, maximumDays)}
        />
      ) : null}
    </>
  );
}
