import { useState } from "react";
import { ChangeActionItemInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { MilestoneField } from "../roadmap/milestone-field.tsx";
import type { ActionRowFragment } from "./agenda.graphql.ts";
import { StepForm } from "./step-form.tsx";
import { ChangeActionItemDocument } from "./steps/change-action-item.graphql.ts";
import { useAct } from "./use-act.ts";

/** Names the milestone that an action helps to reach, or takes it off again. */
export function ActionMilestone({ action }: { action: ActionRowFragment }) {
  return action.milestone ? (
    <TakeOff action={action} />
  ) : (
    <Unfold label={m.agenda_action_link()} ariaLabel={m.agenda_action_link_named({ words: action.words })}>
      {(close) => <Choose action={action} onClose={close} />}
    </Unfold>
  );
}

function Choose({ action: { id, version }, onClose }: { action: ActionRowFragment; onClose: () => void }) {
  const [milestoneId, setMilestone] = useState("");
  const [isMissing, setMissing] = useState(false);
  const step = useAct({ document: ChangeActionItemDocument, check: ChangeActionItemInput }, m.agenda_action_linked);
  const submit = () => {
    setMissing(milestoneId === "");
    if (milestoneId !== "") void step.act((clientKey) => ({ clientKey, actionItemId: id, version, milestoneId }));
  };
  return (
    <StepForm step={step} actLabel={m.agenda_action_link_act()} onSubmit={submit} onClose={onClose}>
      <MilestoneField
        label={m.agenda_action_milestone()}
        {...(isMissing && { error: m.agenda_action_link_missing() })}
        value={milestoneId}
        onChange={setMilestone}
      />
    </StepForm>
  );
}

function TakeOff({ action: { id, version, words } }: { action: ActionRowFragment }) {
  const step = useAct({ document: ChangeActionItemDocument, check: ChangeActionItemInput }, m.agenda_action_unlinked);
  return (
    <>
      <ProblemNote problem={step.problem} />
      <Button
        kind="quiet"
        aria-label={m.agenda_action_unlink_named({ words })}
        isBusy={step.isBusy}
        onPress={() => void step.act((clientKey) => ({ clientKey, actionItemId: id, version, milestoneId: null }))}
      >
        {m.agenda_action_unlink()}
      </Button>
    </>
  );
}
