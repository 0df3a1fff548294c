import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { ChangeLegalRequestInput } from "@roundtable/shared/legal-process.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { errorsOf } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { type Kept, KeptFields, keptErrors, sentKept, underIds } from "./kept-fields.tsx";
import type { LegalEntryFragment } from "./legal-requests.graphql.ts";
import { ChangeLegalRequestDocument } from "./steps/change-legal-request.graphql.ts";

type ChangeRequestProps = { entry: LegalEntryFragment; today: string; onClose: () => void };

/** How an entry stands now; what it said before stays in its history. */
export function ChangeRequest({ entry, today, onClose }: ChangeRequestProps) {
  const { id, receivedOn, decision, answerBy, counselToldOn, survivorToldOn } = entry;
  const [form, setForm] = useState<Kept>({ decision, answerBy, counselToldOn, survivorToldOn, note: entry.note ?? "" });
  const [version, setVersion] = useState(entry.version);
  const toast = useToast();
  const step = useChange({ document: ChangeLegalRequestDocument, check: ChangeLegalRequestInput, onConflict: setVersion });
  const errors = keptErrors(step.issues, form);
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, requestId: id, version, ...sentKept(form) })))) return;
    toast(m.legal_changed());
    onClose();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(underIds(id, errors))} attempt={step.attempt} />
        {step.problem === "conflict" ? (
          <Note tone="amber" title={m.legal_conflict_title()} isAlert>
            {m.legal_conflict_body()}
          </Note>
        ) : (
          <RefusalNote problem={step.problem} />
        )}
        <KeptFields prefix={id} form={form} change={(some) => setForm((before) => ({ ...before, ...some }))} errors={errors} from={receivedOn} today={today} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.legal_change_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.people_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
