import { useState } from "react";
import { CreateTaskForceInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { errorsOf } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { CreateTaskForceDocument } from "./steps/create-task-force.graphql.ts";
import { daysOf, linesOf, TaskForceFields, taskForceErrors, type TaskForceForm } from "./task-force-fields.tsx";

const empty: TaskForceForm = { name: "", timeZone: "", usual: "30", longest: "90", regions: "" };

/** A new table, with the regions that its referrals may name. */
export function AddTaskForce({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [form, setForm] = useState(empty);
  const toast = useToast();
  const step = useChange({ document: CreateTaskForceDocument, check: CreateTaskForceInput });
  const errors = taskForceErrors(step.issues, form);
  const submit = async () => {
    const { name, timeZone, usual, longest, regions } = form;
    const isDone = await step.send((clientKey) => ({
      clientKey,
      name,
      timeZone,
      consentDefaultDays: daysOf(usual),
      consentMaximumDays: daysOf(longest),
      regions: linesOf(regions),
    }));
    if (!isDone) return;
    toast(m.hub_task_force_done({ name: name.trim() }));
    onDone();
    onClose();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <TaskForceFields form={form} errors={errors} onChange={(some) => setForm({ ...form, ...some })} />
        <p>{m.hub_task_force_next()}</p>
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.hub_task_force_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.hub_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
