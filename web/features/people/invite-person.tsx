import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { InvitePersonInput } from "@roundtable/shared/people.ts";
import type { SeatRole } from "@roundtable/shared/roles.ts";
import { currentLocale } from "#web/lib/locale.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { InviteFields, inviteErrors, type InviteForm } from "./invite-fields.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import { SeatsField } from "./seats-field.tsx";
import { InvitePersonDocument } from "./steps/invite-person.graphql.ts";

type InvitePersonProps = {
  /** The seats that may be given. */
  seats: readonly SeatRole[];
  /** Left out: one's own agency at the table where one sits. */
  agencyId?: string;
  tables?: readonly { id: string; name: string }[];
  chosen?: readonly SeatRole[];
  title?: string;
  hint?: string;
  onDone: () => void;
  onClose: () => void;
};

/** Invites somebody to an agency. The address is typed once and never shown to another agency. */
export function InvitePerson({ seats: mine, agencyId, tables = [], chosen = [], title, hint, onDone, onClose }: InvitePersonProps) {
  const [form, setForm] = useState<InviteForm>({ name: "", email: "", workPhone: "", locale: currentLocale() });
  const [seats, setSeats] = useState<readonly SeatRole[]>(chosen);
  const [taskForceId, setTaskForceId] = useState(tables[0]?.id ?? "");
  const toast = useToast();
  const step = useChange({ document: InvitePersonDocument, check: InvitePersonInput });
  const errors = { ...inviteErrors(step.issues), "invite-seats": issueWords(step.issues, "seats", m.people_seats_missing()) };
  const submit = async () => {
    const at = { ...(agencyId !== undefined && { agencyId }), ...(taskForceId !== "" && { taskForceId }) };
    if (!(await step.send((clientKey) => ({ clientKey, ...at, ...form, seats: [...seats] })))) return;
    toast(m.people_invite_done({ name: form.name.trim() }));
    onDone();
    onClose();
  };
  return (
    <Sheet labelledBy="invite">
      <Form onSubmit={() => void submit()} labelledBy="invite">
        <div>
          <h2 id="invite">{title ?? m.people_invite_title()}</h2>
          <p>
            {m.people_invite_words()} {hint}
          </p>
        </div>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <InviteFields form={form} errors={errors} onChange={(some) => setForm({ ...form, ...some })} />
        {tables.length > 1 ? (
          <SelectField
            id="invite-table"
            label={m.hub_join_which()}
            value={taskForceId}
            onChange={setTaskForceId}
            options={tables.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <SeatsField id="invite-seats" seats={mine} value={seats} onChange={setSeats} error={errors["invite-seats"]} />
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
