import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { textLength } from "@roundtable/shared/roadmap.ts";
import { WithdrawTrainingInput } from "@roundtable/shared/trainings.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { ProblemNote } from "../roadmap/problem-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { WithdrawTrainingDocument } from "./steps/withdraw-training.graphql.ts";
import type { TrainingEntryFragment } from "./trainings.graphql.ts";

type WithdrawTrainingProps = { entry: TrainingEntryFragment; onClose: () => void };

/** Lets an entry count no longer, with a reason; it stays to be read, and evidence that names it breaks. */
export function WithdrawTraining({ entry, onClose }: WithdrawTrainingProps) {
  const [reason, setReason] = useState("");
  const [version, setVersion] = useState(entry.version);
  const toast = useToast();
  const step = useChange({ document: WithdrawTrainingDocument, check: WithdrawTrainingInput, onConflict: setVersion });
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, trainingId: entry.id, version, reason })))) return;
    toast(m.trainings_withdraw_done());
    onClose();
  };
  const error = issueWords(step.issues, "reason", m.trainings_withdraw_reason_missing());
  return (
    <Sheet labelledBy="withdraw">
      <Form onSubmit={() => void submit()} labelledBy="withdraw">
        <h2 id="withdraw">{m.trainings_withdraw()}</h2>
        <p>{m.trainings_withdraw_hint()}</p>
        <ErrorSummary errors={errorsOf({ "withdraw-reason": error })} attempt={step.attempt} />
        <ProblemNote problem={step.problem} />
        <TextField
          id="withdraw-reason"
          label={m.trainings_withdraw_reason()}
          hint={m.roadmap_set_reason_hint()}
          {...(error !== undefined && { error })}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={textLength}
        />
        <Cluster>
          <Button type="submit" kind="clay" isBusy={step.isBusy}>
            {m.trainings_withdraw_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.trainings_keep()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
