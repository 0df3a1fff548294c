import { ChangeTaskForceInput } from "@roundtable/shared/agencies.ts";
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
import { useDraft } from "../roadmap/use-draft.ts";
import type { TaskForceRecordFragment } from "./hub.graphql.ts";
import { ChangeTaskForceDocument } from "./steps/change-task-force.graphql.ts";
import { daysOf, linesOf, TaskForceFields, taskForceErrors } from "./task-force-fields.tsx";

/** Corrects a table and adds regions; none is ever taken away, because referrals name them. */
export function EditTaskForce({ record, onClose }: { record: TaskForceRecordFragment; onClose: () => void }) {
  const { id, version, taskForce } = record;
  const { form, change } = useDraft({
    version,
    name: taskForce.name,
    timeZone: taskForce.timeZone,
    usual: String(taskForce.consentDefaultDays),
    longest: String(taskForce.consentMaximumDays),
    regions: "",
  });
  const toast = useToast();
  const step = useChange({ document: ChangeTaskForceDocument, check: ChangeTaskForceInput, onConflict: (fresh) => change({ version: fresh }) });
  const errors = taskForceErrors(step.issues, form);
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({
      clientKey,
      taskForceId: id,
      version: form.version,
      name: form.name,
      timeZone: form.timeZone,
      consentDefaultDays: daysOf(form.usual),
      consentMaximumDays: daysOf(form.longest),
      newRegions: linesOf(form.regions),
    }));
    if (!isDone) return;
    toast(m.hub_saved());
    onClose();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <TaskForceFields form={form} errors={errors} onChange={change} isNew={false} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.hub_save()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.hub_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
