import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { InviteOperatorInput } from "@roundtable/shared/people.ts";
import { currentLocale } from "#web/lib/locale.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { InviteFields, inviteErrors, type InviteForm } from "../people/invite-fields.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { InviteOperatorDocument } from "../people/steps/invite-operator.graphql.ts";
import { errorsOf } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";

type InviteOperatorProps = { agencyId: string; onDone: () => void; onClose: () => void };

/** Invites another operator of the whole hub. */
export function InviteOperator({ agencyId, onDone, onClose }: InviteOperatorProps) {
  const [form, setForm] = useState<InviteForm>({ name: "", email: "", workPhone: "", locale: currentLocale() });
  const toast = useToast();
  const step = useChange({ document: InviteOperatorDocument, check: InviteOperatorInput });
  const errors = inviteErrors(step.issues);
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, agencyId, ...form })))) return;
    toast(m.people_invite_done({ name: form.name.trim() }));
    onDone();
    onClose();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <p>
          {m.hub_invite_operator_words()} {m.people_invite_words()}
        </p>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <InviteFields form={form} errors={errors} onChange={(some) => setForm({ ...form, ...some })} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.people_invite_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.people_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
