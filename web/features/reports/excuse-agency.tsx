import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { ExcuseAgencyInput, excuseReasons, type ExcuseReason } from "@roundtable/shared/reports.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { ReportProblem } from "./problem-note.tsx";
import type { EntryFragment } from "./reports.graphql.ts";
import { ExcuseAgencyDocument } from "./steps/excuse-agency.graphql.ts";
import { excuseWord } from "./words.ts";

/** Goes on without an agency that has not certified, for a reason that stands in the report. */
export function ExcuseAgency({ entry, onDone }: { entry: EntryFragment; onDone: () => void }) {
  const [form, setForm] = useState({ version: entry.version, reason: null as ExcuseReason | null });
  const toast = useToast();
  const step = useChange({
    document: ExcuseAgencyDocument,
    check: ExcuseAgencyInput,
    onConflict: (version) => setForm((before) => ({ ...before, version })),
  });
  const error = issueWords(step.issues, "reason", m.reports_reason_missing());
  const submit = async () => {
    // What is not chosen yet is left to the check, which names the field.
    if (!(await step.send((clientKey) => ({ clientKey, entryId: entry.id, version: form.version, reason: form.reason as ExcuseReason })))) return;
    toast(m.reports_excused({ agency: entry.agency.name }));
    onDone();
  };
  return (
    <Sheet labelledBy={`excuse-${entry.id}`}>
      <Form onSubmit={() => void submit()} labelledBy={`excuse-${entry.id}`}>
        <div>
          <h4 id={`excuse-${entry.id}`}>{m.reports_excuse_title({ agency: entry.agency.name })}</h4>
          <p>{m.reports_excuse_words()}</p>
        </div>
        <ReportProblem problem={step.problem} />
        <RadioRows
          id="reason"
          label={m.reports_reopen_why()}
          {...(error !== undefined && { error })}
          value={form.reason}
          onChange={(reason) => setForm({ ...form, reason })}
          options={excuseReasons.map((value) => ({ value, label: excuseWord(value) }))}
        />
        <Cluster>
          <Button type="submit" kind="clay" isBusy={step.isBusy}>
            {m.reports_excuse()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
