import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { declineReasons, questions, type DeclineReason, type Question } from "@roundtable/shared/referrals.ts";
import { addDays, formatDate, todayIso } from "#web/lib/dates.ts";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { ChoiceChips } from "#web/ui/choice-chips.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import styles from "./answer-sheet.module.css";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { declineReasonWord } from "./step-words.ts";
import { needsInline, questionWord } from "./words.ts";

type MoreProps<Value> = { value: Value; onChange: (value: Value) => void; error: string | undefined };

/** Which of the structured questions to ask; there is no place for words of one's own. */
export function AskMore({ value, onChange, error }: MoreProps<Question[]>) {
  return (
    <CheckboxRows
      id="answer-questions"
      label={m.referrals_answer_ask_questions()}
      error={error}
      value={value}
      onChange={onChange}
      options={questions.map((question) => ({ value: question, label: questionWord(question) }))}
    />
  );
}

const waits = [7, 14] as const;

/** When the waitlist is looked at again. */
export function WaitMore({ value, onChange, error }: MoreProps<string | null>) {
  const [isOther, setOther] = useState(false);
  const today = todayIso();
  const days = waits.find((count) => addDays(today, count) === value);
  const choose = (chosen: string) => {
    setOther(chosen === "other");
    onChange(chosen === "other" ? null : addDays(today, Number(chosen)));
  };
  return (
    <>
      <ChoiceChips
        id="answer-recheckOn"
        label={m.referrals_answer_wait_on()}
        error={error}
        value={isOther ? "other" : (days?.toString() ?? null)}
        onChange={choose}
        hint={value === null ? undefined : formatDate(value)}
        options={[
          ...waits.map((count) => ({ value: String(count), label: m.referrals_answer_wait_days({ count }) })),
          { value: "other", label: m.referrals_answer_wait_other() },
        ]}
      />
      {isOther ? <DateField label={m.referrals_answer_wait_day()} value={value} onChange={onChange} min={addDays(today, 1)} max={addDays(today, 90)} /> : null}
    </>
  );
}

type DeclineMoreProps = MoreProps<DeclineReason | ""> & { share: SharePage_shareFragment };

/** Why we cannot help, and who else the sender will be shown. Nothing is forwarded by itself. */
export function DeclineMore({ value, onChange, error, share: { from, alternatives } }: DeclineMoreProps) {
  return (
    <>
      <SelectField
        id="answer-reason"
        label={m.referrals_answer_reason()}
        hint={m.referrals_answer_reason_hint()}
        error={error}
        value={value}
        onChange={onChange}
        options={declineReasons.map((reason) => ({ value: reason, label: declineReasonWord(reason) }))}
      />
      {alternatives.length === 0 ? null : (
        <div>
          <p className={styles.strong}>{m.referrals_answer_alternatives({ agency: from.name })}</p>
          <ul className={styles.others}>
            {alternatives.map(({ agency, meets }) => (
              <li key={agency.id}>
                {agency.name}: {needsInline(meets)}
              </li>
            ))}
          </ul>
          <p className={styles.small}>{m.referrals_answer_alternatives_hint()}</p>
        </div>
      )}
    </>
  );
}
