import { useQuery } from "@apollo/client/react";
import { RecordAttendanceInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { PeopleChoicesDocument } from "../bodies/bodies.graphql.ts";
import { issueWords } from "../roadmap/issue-words.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { StepForm } from "./step-form.tsx";
import { RecordAttendanceDocument } from "./steps/record-attendance.graphql.ts";
import { useAct } from "./use-act.ts";

/** A professional who visits; a survivor's name has no place here. */
export function GuestForm({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const { data } = useQuery(PeopleChoicesDocument);
  const { form, change } = useDraft({ name: "", agencyId: "", signed: false });
  const step = useAct({ document: RecordAttendanceDocument, check: RecordAttendanceInput });
  const error = issueWords(step.issues, "guest", m.agenda_guest_name_missing());
  const submit = async () => {
    const guest = { name: form.name, agencyId: form.agencyId === "" ? null : form.agencyId };
    if (await step.act((clientKey) => ({ clientKey, meetingId, guest, mode: "IN_ROOM" as const, present: true, signedOnPaper: form.signed }))) onClose();
  };
  return (
    <StepForm step={step} actLabel={m.agenda_guest_act()} onSubmit={() => void submit()} onClose={onClose}>
      <TextField
        label={m.agenda_guest_name()}
        {...(error !== undefined && { error })}
        value={form.name}
        onChange={(name) => change({ name })}
        maxLength={80}
        autoFocus
      />
      <SelectField
        label={m.agenda_guest_agency()}
        value={form.agencyId}
        onChange={(agencyId) => change({ agencyId })}
        options={(data?.agencies.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Checkbox label={m.agenda_guest_paper()} isSelected={form.signed} onChange={(signed) => change({ signed })} />
    </StepForm>
  );
}
