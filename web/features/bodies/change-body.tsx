import { m } from "@roundtable/shared/i18n/messages.js";
import { ChangeBodyInput } from "@roundtable/shared/meetings.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { errorsOf } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import type { BodyDetailsFragment } from "./bodies.graphql.ts";
import { bodyErrors, BodyFields, type BodyForm, bodyFrom } from "./body-fields.tsx";
import { ChangeBodyDocument } from "./steps/change-body.graphql.ts";

/** Another name, kind or quorum for a body. */
export function ChangeBody({ body, onClose }: { body: BodyDetailsFragment; onClose: () => void }) {
  const { form, change, reset } = useDraft<BodyForm & { version: number }>({
    version: body.version,
    name: body.name,
    kind: body.kind,
    quorumLeast: String(body.quorumLeast),
    quorumShare: String(body.quorumShare),
    quorumDisciplines: body.quorumDisciplines,
  });
  const toast = useToast();
  const step = useChange({ document: ChangeBodyDocument, check: ChangeBodyInput, onConflict: (version) => change({ version }) });
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, bodyId: body.id, version: form.version, ...bodyFrom(form) })))) return;
    reset();
    toast(m.bodies_change_done());
    onClose();
  };
  return (
    <Sheet>
      <ErrorSummary errors={errorsOf(bodyErrors(step.issues))} attempt={step.attempt} />
      <ProblemNote problem={step.problem} />
      <Form onSubmit={() => void submit()}>
        <BodyFields value={form} onChange={change} issues={step.issues} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.bodies_change_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
