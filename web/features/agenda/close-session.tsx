import { type ClosedReason, closedReasons, lineLength, OpenClosedSessionInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";
import { StepForm } from "./step-form.tsx";
import { OpenClosedSessionDocument } from "./steps/open-closed-session.graphql.ts";
import { useAct } from "./use-act.ts";
import { closedReasonWord } from "./words.ts";

type Closing = { purpose: string; movedById: string; reason: ClosedReason | "" };

/** Closes the session, with a purpose that everybody may read; a public body also says who moved it, and the reason in the law. */
export function CloseSession({ agenda, onClose }: { agenda: AgendaDetailsFragment; onClose: () => void }) {
  const { form, change } = useDraft<Closing>({ purpose: "", movedById: "", reason: "" });
  const step = useAct({ document: OpenClosedSessionDocument, check: OpenClosedSessionInput }, m.agenda_closed_done);
  const error = issueWords(step.issues, "purpose", m.agenda_closed_purpose_missing());
  const submit = async () => {
    const isDone = await step.act((clientKey) => ({
      clientKey,
      meetingId: agenda.id,
      purpose: form.purpose,
      movedById: form.movedById === "" ? null : form.movedById,
      reason: form.reason === "" ? null : form.reason,
    }));
    if (isDone) onClose();
  };
  return (
    <StepForm step={step} actLabel={m.agenda_closed_act()} onSubmit={() => void submit()} onClose={onClose}>
      <p>{m.agenda_closed_lead()}</p>
      <TextField
        label={m.agenda_closed_purpose()}
        {...(error !== undefined && { error })}
        value={form.purpose}
        onChange={(purpose) => change({ purpose })}
        maxLength={lineLength}
        autoFocus
      />
      {agenda.publicBody ? (
        <>
          <SelectField
            label={m.agenda_closed_by()}
            emptyLabel={m.agenda_closed_by_none()}
            value={form.movedById}
            onChange={(movedById) => change({ movedById })}
            options={agenda.body.roster.flatMap(({ person }) => (person ? [{ value: person.id, label: person.name }] : []))}
          />
          <SelectField
            label={m.agenda_closed_reason()}
            emptyLabel={m.agenda_closed_reason_none()}
            value={form.reason}
            onChange={(reason) => change({ reason })}
            options={closedReasons.map((value) => ({ value, label: closedReasonWord(value) }))}
          />
        </>
      ) : null}
    </StepForm>
  );
}
