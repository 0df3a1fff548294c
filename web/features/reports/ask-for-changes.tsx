import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { changeReasons, RequestChangesInput, type ChangeReason } from "@roundtable/shared/reports.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { ReportProblem } from "./problem-note.tsx";
import type { EntryFragment } from "./reports.graphql.ts";
import { RequestChangesDocument } from "./steps/request-changes.graphql.ts";
import { changeWord } from "./words.ts";

/** Gives an agency its certified numbers back, with a reason from a list and a few words. */
export function AskForChanges({ entry, onDone }: { entry: EntryFragment; onDone: () => void }) {
  const [form, setForm] = useState({ version: entry.version, reason: null as ChangeReason | null, note: "" });
  const change = (some: Partial<typeof form>) => setForm((before) => ({ ...before, ...some }));
  const toast = useToast();
  const step = useChange({ document: RequestChangesDocument, check: RequestChangesInput, onConflict: (version) => change({ version }) });
  const errors = { reason: issueWords(step.issues, "reason", m.reports_reason_missing()), note: issueWords(step.issues, "note", m.roadmap_text_long()) };
  const submit = async () => {
    const { version, reason, note } = form;
    const input = (clientKey: string) => ({
      clientKey,
      entryId: entry.id,
      version,
      // What is not chosen yet is left to the check, which names the field.
      reason: reason as ChangeReason,
      note: note.trim() === "" ? null : note,
    });
    if (!(await step.send(input))) return;
    toast(m.reports_changes_asked({ agency: entry.agency.name }));
    onDone();
  };
  return (
    <Sheet labelledBy={`changes-${entry.id}`}>
      <Form onSubmit={() => void submit()} labelledBy={`changes-${entry.id}`}>
        <div>
          <h4 id={`changes-${entry.id}`}>{m.reports_ask_changes_title({ agency: entry.agency.name })}</h4>
          <p>{m.reports_ask_changes_words()}</p>
        </div>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <ReportProblem problem={step.problem} />
        <RadioRows
          id="reason"
          label={m.reports_reopen_why()}
          {...(errors.reason !== undefined && { error: errors.reason })}
          value={form.reason}
          onChange={(reason) => change({ reason })}
          options={changeReasons.map((value) => ({ value, label: changeWord(value) }))}
        />
        <TextField
          id="note"
          label={m.grants_requirement_note()}
          hint={m.roadmap_set_reason_hint()}
          {...(errors.note !== undefined && { error: errors.note })}
          value={form.note}
          onChange={(note) => change({ note })}
          rows={2}
          maxLength={280}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.reports_ask_changes_act()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
