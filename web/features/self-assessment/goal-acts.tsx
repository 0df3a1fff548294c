import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { textLength } from "@roundtable/shared/roadmap.ts";
import { RemoveGoalInput } from "@roundtable/shared/self-assessment.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import type { RoadmapGoalFragment } from "../roadmap/goal.graphql.ts";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import type { Stages } from "../roadmap/stage-track.tsx";
import { useChange } from "../roadmap/use-change.ts";
import styles from "./goal-acts.module.css";
import { GoalForm } from "./goal-form.tsx";
import { RefusedNote } from "./refused-note.tsx";
import type { AssessmentFragment } from "./self-assessment.graphql.ts";
import { RemoveGoalDocument } from "./steps/remove-goal.graphql.ts";

type GoalActsProps = { assessment: AssessmentFragment; goal: RoadmapGoalFragment; stages: Stages };

/** What a coordinator may do with a goal: change it, or take it away with a reason. */
export function GoalActs({ assessment, goal, stages }: GoalActsProps) {
  if (!assessment.viewerCan.includes("SET_GOALS")) return null;
  const element = goal.element.name;
  return (
    <div className={styles.acts}>
      <Unfold label={m.assess_goal_change()} ariaLabel={m.assess_goal_change_which({ element })}>
        {(close) => <GoalForm assessment={assessment} element={goal.element} goal={goal} stages={stages} onClose={close} />}
      </Unfold>
      <Unfold label={m.assess_goal_remove()} ariaLabel={m.assess_goal_remove_which({ element })}>
        {(close) => <RemoveGoal goal={goal} onClose={close} />}
      </Unfold>
    </div>
  );
}

function RemoveGoal({ goal, onClose }: { goal: RoadmapGoalFragment; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [version, setVersion] = useState(goal.version);
  const toast = useToast();
  const step = useChange({ document: RemoveGoalDocument, check: RemoveGoalInput, onConflict: setVersion });
  const submit = async () => {
    if (await step.send((clientKey) => ({ clientKey, goalId: goal.id, version, reason }))) toast(m.assess_goal_removed());
  };
  const id = `remove-${goal.id}`;
  const error = issueWords(step.issues, "reason", m.assess_goal_remove_missing());
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf({ [id]: error })} attempt={step.attempt} />
        <RefusedNote problem={step.problem} />
        <TextField
          id={id}
          label={m.assess_goal_remove_reason()}
          hint={m.roadmap_set_reason_hint()}
          {...(error !== undefined && { error })}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={textLength}
        />
        <Cluster>
          <Button type="submit" kind="clay" isBusy={step.isBusy}>
            {m.assess_goal_remove()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.assess_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
