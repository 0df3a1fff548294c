import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { legalRequesters, legalRequestKinds, RecordLegalRequestInput } from "@roundtable/shared/legal-process.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { type Kept, KeptFields, keptErrors, sentKept, underIds } from "./kept-fields.tsx";
import { RecordLegalRequestDocument } from "./steps/record-legal-request.graphql.ts";
import { kindWord, type LegalKind, type LegalOffice, officeWord } from "./words.ts";

type Written = Kept & { kind: LegalKind | ""; requester: LegalOffice | ""; receivedOn: string | null; code: string };

/** Enters what came: which paper, from what kind of office, when, and how it stands. */
export function RecordRequest({ today, onDone, onClose }: { today: string; onDone: () => void; onClose: () => void }) {
  const [form, setForm] = useState<Written>({
    kind: "",
    requester: "",
    receivedOn: today,
    code: "",
    decision: "PENDING",
    answerBy: null,
    counselToldOn: null,
    survivorToldOn: null,
    note: "",
  });
  const change = (some: Partial<Written>) => setForm((before) => ({ ...before, ...some }));
  const toast = useToast();
  const step = useChange({ document: RecordLegalRequestDocument, check: RecordLegalRequestInput });
  const kept = keptErrors(step.issues, form);
  const errors = {
    kind: issueWords(step.issues, "kind", m.legal_kind_missing()),
    requester: issueWords(step.issues, "requester", m.legal_from_missing()),
    receivedOn: issueWords(step.issues, "receivedOn", m.legal_received_missing()),
    code: issueWords(step.issues, "code", m.legal_code_wrong()),
  };
  const said = (field: keyof typeof errors) => errors[field] !== undefined && { error: errors[field] };
  const submit = async () => {
    const { kind, requester, receivedOn, code, ...rest } = form;
    // What was left empty is sent on to be refused by name, like every other field.
    const isDone = await step.send((clientKey) => ({
      clientKey,
      ...sentKept(rest),
      kind: kind as LegalKind,
      requester: requester as LegalOffice,
      receivedOn: receivedOn ?? "",
      code: code.trim() === "" ? null : code,
    }));
    if (!isDone) return;
    toast(m.legal_saved());
    onDone();
    onClose();
  };
  return (
    <Sheet labelledBy="record-request">
      <Form onSubmit={() => void submit()} labelledBy="record-request">
        <h2 id="record-request">{m.legal_add()}</h2>
        <ErrorSummary errors={errorsOf({ ...errors, ...underIds("new", kept) })} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <SelectField
          id="kind"
          label={m.legal_kind()}
          {...said("kind")}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          options={legalRequestKinds.map((value) => ({ value, label: kindWord(value) }))}
        />
        <SelectField
          id="requester"
          label={m.legal_from()}
          {...said("requester")}
          value={form.requester}
          onChange={(requester) => change({ requester })}
          options={legalRequesters.map((value) => ({ value, label: officeWord(value) }))}
        />
        <DateField
          id="receivedOn"
          label={m.legal_received()}
          {...said("receivedOn")}
          value={form.receivedOn}
          onChange={(receivedOn) => change({ receivedOn })}
          max={today}
        />
        <TextField
          id="code"
          label={m.legal_code()}
          hint={m.legal_code_hint()}
          {...said("code")}
          value={form.code}
          onChange={(code) => change({ code })}
          spellCheck="false"
          autoComplete="off"
          width="short"
        />
        <KeptFields prefix="new" form={form} change={change} errors={kept} today={today} {...(form.receivedOn !== null && { from: form.receivedOn })} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.legal_save()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.people_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
