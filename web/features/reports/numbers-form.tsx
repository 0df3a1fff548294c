import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { EnterNumbersInput } from "@roundtable/shared/reports.ts";
import { formatTime } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Split } from "#web/ui/split.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { UnsavedQuestion } from "../referral-journey/unsaved-question.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { CertifyNumbers } from "./certify-numbers.tsx";
import { Clashes } from "./clashes.tsx";
import { MissingList } from "./missing-list.tsx";
import { columnWord, sectionWord } from "./form-words.ts";
import { ReportProblem } from "./problem-note.tsx";
import type { FormFragment, OwnEntryFragment } from "./reports.graphql.ts";
import { rowWord } from "./row-words.ts";
import { SectionSheet } from "./section-sheet.tsx";
import styles from "./numbers-form.module.css";
import { EnterNumbersDocument } from "./steps/enter-numbers.graphql.ts";
import { useNumbers } from "./use-numbers.ts";
import { cellPlace } from "./cell-place.ts";

type NumbersFormProps = { entry: OwnEntryFragment; sections: FormFragment["sections"] };

/** An agency's own numbers, section by section: checked while somebody types, saved as often as they like, certified once they are whole. */
export function NumbersForm({ entry, sections }: NumbersFormProps) {
  const state = useNumbers(entry, sections);
  const { typed, numbers, unreadable, problems, isUnsaved } = state;
  const [attempt, setAttempt] = useState(0);
  const toast = useToast();
  const step = useChange({ document: EnterNumbersDocument, check: EnterNumbersInput, onConflict: state.clash });
  const save = async () => {
    if (unreadable.length > 0) return setAttempt((before) => before + 1);
    if (!(await step.send((clientKey) => ({ clientKey, entryId: entry.id, version: state.version, numbers })))) return undefined;
    state.settle();
    toast(m.reports_saved());
  };
  const unread = unreadable.map((cell) => {
    const { section, row, column } = cellPlace(cell);
    return {
      fieldId: `n-${section}-${row}-${column}`,
      message: m.reports_unreadable_in({ section: sectionWord(section), row: rowWord(row), column: columnWord(column) }),
    };
  });
  return (
    <Form onSubmit={() => void save()}>
      <UnsavedQuestion isUnsaved={() => isUnsaved} />
      <ErrorSummary errors={attempt > 0 ? unread : []} attempt={attempt} />
      {step.problem === "conflict" || state.clashes.length > 0 ? <Clashes state={state} /> : <ReportProblem problem={step.problem} />}
      <Split
        isWide
        asideLabel={m.reports_left_title()}
        aside={
          <Sheet isSticky labelledBy="left">
            <h2 id="left" className={styles.title}>
              {m.reports_left_title()}
            </h2>
            <MissingList sections={sections} problems={problems} unreadable={unreadable} />
            <p className={styles.saved} role="status">
              {isUnsaved ? m.reports_unsaved() : numbers.length === 0 ? m.reports_nothing_yet() : m.reports_saved_at({ when: formatTime(entry.changedAt) })}
            </p>
            <div>
              <Button type="submit" kind="second" isBusy={step.isBusy} busyText={m.reports_saving()}>
                {m.reports_save()}
              </Button>
            </div>
            <CertifyNumbers entry={entry} problems={problems} isUnsaved={isUnsaved || unreadable.length > 0} />
          </Sheet>
        }
      >
        <div className={styles.sections}>
          {sections.map((section) => (
            <SectionSheet
              key={section.code}
              section={section}
              typed={typed}
              onText={state.type}
              problems={problems}
              unreadable={unreadable}
              isUnsaved={isUnsaved}
            />
          ))}
        </div>
      </Split>
    </Form>
  );
}
