import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { correctionReasons, ReopenNumbersInput, type CorrectionReason } from "@roundtable/shared/reports.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { ReportProblem } from "./problem-note.tsx";
import type { OwnEntryFragment } from "./reports.graphql.ts";
import { ReopenNumbersDocument } from "./steps/reopen-numbers.graphql.ts";
import { correctionWord } from "./words.ts";

/** Opens an agency's numbers again after filing. The filed copy stays; counting again shows the difference. */
export function ReopenNumbers({ entry }: { entry: OwnEntryFragment }) {
  return <Unfold label={m.reports_reopen()}>{(close) => <ReopenForm entry={entry} onDone={close} />}</Unfold>;
}

function ReopenForm({ entry, onDone }: { entry: OwnEntryFragment; onDone: () => void }) {
  const [form, setForm] = useState({ version: entry.version, reason: null as CorrectionReason | null });
  const toast = useToast();
  const step = useChange({
    document: ReopenNumbersDocument,
    check: ReopenNumbersInput,
    onConflict: (version) => setForm((before) => ({ ...before, version })),
  });
  const error = issueWords(step.issues, "reason", m.reports_reason_missing());
  const submit = async () => {
    // What is not chosen yet is left to the check, which names the field.
    if (!(await step.send((clientKey) => ({ clientKey, entryId: entry.id, version: form.version, reason: form.reason as CorrectionReason })))) return;
    toast(m.reports_reopened());
    onDone();
  };
  return (
    <Sheet labelledBy="reopen">
      <Form onSubmit={() => void submit()} labelledBy="reopen">
        <div>
          <h3 id="reopen">{m.reports_reopen()}</h3>
          <p>{m.reports_reopen_words()}</p>
        </div>
        <ReportProblem problem={step.problem} />
        <RadioRows
          id="reason"
          label={m.reports_reopen_why()}
          {...(error !== undefined && { error })}
          value={form.reason}
          onChange={(reason) => setForm({ ...form, reason })}
          options={correctionReasons.map((value) => ({ value, label: correctionWord(value) }))}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.reports_reopen_act()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
