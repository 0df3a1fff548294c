import { AddActionItemInput, lineLength } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { todayIso } from "#web/lib/dates.ts";
import { DateField } from "#web/ui/date-field.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { MilestoneField } from "../roadmap/milestone-field.tsx";
import { useDraft } from "../roadmap/use-draft.ts";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";
import { StepForm } from "./step-form.tsx";
import { AddActionItemDocument } from "./steps/add-action-item.graphql.ts";
import { useAct } from "./use-act.ts";

type ActionFormProps = { agenda: AgendaDetailsFragment; itemId: string; onDone: () => void; onClose: () => void };

/** Gives somebody of the body something to do, by a day. */
export function ActionForm({ agenda, itemId, onDone, onClose }: ActionFormProps) {
  const { form, change } = useDraft({ words: "", ownerPersonId: "", dueOn: null as string | null, milestoneId: "" });
  const step = useAct({ document: AddActionItemDocument, check: AddActionItemInput }, m.agenda_action_done);
  const error = (field: string, otherwise: string) => {
    const words = issueWords(step.issues, field, otherwise);
    return words === undefined ? {} : { error: words };
  };
  const submit = async () => {
    const { words, ownerPersonId, dueOn, milestoneId } = form;
    const given = { itemId, words, ownerPersonId, dueOn: dueOn ?? "", milestoneId: milestoneId === "" ? null : milestoneId };
    if (!(await step.act((clientKey) => ({ clientKey, ...given })))) return;
    onDone();
    onClose();
  };
  return (
    <StepForm step={step} actLabel={m.agenda_action_act()} onSubmit={() => void submit()} onClose={onClose}>
      <TextField
        label={m.agenda_action_words()}
        {...error("words", m.agenda_action_words_missing())}
        value={form.words}
        onChange={(words) => change({ words })}
        maxLength={lineLength}
        autoFocus
      />
      <SelectField
        label={m.agenda_action_owner()}
        {...error("ownerPersonId", m.agenda_action_owner_missing())}
        value={form.ownerPersonId}
        onChange={(ownerPersonId) => change({ ownerPersonId })}
        options={agenda.body.roster.flatMap(({ person }) => (person ? [{ value: person.id, label: person.name }] : []))}
      />
      <DateField
        label={m.agenda_action_due()}
        {...error("dueOn", m.agenda_action_due_missing())}
        value={form.dueOn}
        onChange={(dueOn) => change({ dueOn })}
        min={todayIso()}
      />
      <MilestoneField
        label={m.agenda_action_milestone()}
        hint={m.agenda_action_milestone_hint()}
        emptyLabel={m.agenda_action_milestone_none()}
        value={form.milestoneId}
        onChange={(milestoneId) => change({ milestoneId })}
      />
    </StepForm>
  );
}
