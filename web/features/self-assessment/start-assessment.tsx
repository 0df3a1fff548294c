import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { OpenSelfAssessmentInput } from "@roundtable/shared/self-assessment.ts";
import { addDays, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { RefusedNote } from "./refused-note.tsx";
import { OpenSelfAssessmentDocument } from "./steps/open-self-assessment.graphql.ts";

/** Four weeks: from one meeting of most tables to the next. */
const usualDays = 28;

/** Asks the table to assess itself. `years` already have theirs. */
export function StartAssessment({ years, onOpened }: { years: readonly number[]; onOpened: () => void }) {
  const thisYear = Number(todayIso().slice(0, 4));
  const free = [thisYear, thisYear + 1].filter((year) => !years.includes(year)).map(String);
  const [year, setYear] = useState(free[0] ?? "");
  const [closesOn, setClosesOn] = useState<string | null>(() => addDays(todayIso(), usualDays));
  const toast = useToast();
  const step = useChange({ document: OpenSelfAssessmentDocument, check: OpenSelfAssessmentInput });
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, year: year === "" ? Number.NaN : Number(year), closesOn: closesOn ?? "" })))) return;
    toast(m.assess_new_done());
    onOpened();
  };
  const errors = {
    "assess-year": issueWords(step.issues, "year", m.assess_new_year_missing()),
    "assess-closes": issueWords(step.issues, "closesOn", m.assess_new_closes_missing()),
  };
  return (
    <Sheet labelledBy="assess-new">
      <Form onSubmit={() => void submit()} labelledBy="assess-new">
        <h2 id="assess-new">{m.assess_new_title()}</h2>
        <p>{m.assess_new_hint()}</p>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusedNote problem={step.problem} />
        <SelectField
          id="assess-year"
          label={m.assess_new_year()}
          {...(errors["assess-year"] !== undefined && { error: errors["assess-year"] })}
          value={year}
          onChange={setYear}
          options={free.map((value) => ({ value, label: value }))}
        />
        <DateField
          id="assess-closes"
          label={m.assess_new_closes()}
          {...(errors["assess-closes"] !== undefined && { error: errors["assess-closes"] })}
          value={closesOn}
          onChange={setClosesOn}
          min={todayIso()}
        />
        <div>
          <Button type="submit" isBusy={step.isBusy}>
            {m.assess_new_act()}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
