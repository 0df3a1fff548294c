import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { textLength } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { ChoiceChips } from "#web/ui/choice-chips.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { AgencyChoicesDocument } from "../roadmap/agency-choices.graphql.ts";
import type { RoadmapGoalFragment } from "../roadmap/goal.graphql.ts";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import type { Stages } from "../roadmap/stage-track.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { oneGoal } from "./one-goal.ts";
import { RefusedNote } from "./refused-note.tsx";
import type { AssessmentFragment } from "./self-assessment.graphql.ts";
import { SetGoalsDocument } from "./steps/set-goals.graphql.ts";

type GoalFormProps = {
  assessment: AssessmentFragment;
  element: { id: string; name: string };
  /** The one that stands, to be changed; null for a new one. */
  goal: RoadmapGoalFragment | null;
  stages: Stages;
  onClose: () => void;
};

type GoalDraft = { version: number | null; stage: string | null; words: string; ownerAgencyId: string };

/** Makes an element a goal of the year after, or changes that goal. */
export function GoalForm({ assessment, element, goal, stages, onClose }: GoalFormProps) {
  const fresh: GoalDraft = goal
    ? { version: goal.version, stage: String(goal.targetStage), words: goal.words, ownerAgencyId: goal.ownerAgency?.id ?? "" }
    : { version: null, stage: null, words: "", ownerAgencyId: "" };
  const { form, change, reset } = useDraft(fresh);
  const { data } = useQuery(AgencyChoicesDocument);
  const toast = useToast();
  const step = useChange({ document: SetGoalsDocument, check: oneGoal, onConflict: (version) => change({ version }) });
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({
      clientKey,
      assessmentId: assessment.id,
      goals: [
        {
          elementId: element.id,
          version: form.version,
          targetStage: Number(form.stage ?? Number.NaN),
          words: form.words,
          ownerAgencyId: form.ownerAgencyId === "" ? null : form.ownerAgencyId,
        },
      ],
    }));
    if (!isDone) return;
    reset();
    toast(m.assess_goal_done());
    onClose();
    // The form's own button is gone with it; reading goes on where one was.
    document.getElementById(`result-${element.id}`)?.querySelector("a")?.focus();
  };
  const idOf = (field: string) => `goal-${field}-${element.id}`;
  const errors = {
    [idOf("stage")]: issueWords(step.issues, "targetStage", m.assess_goal_stage_missing()),
    [idOf("words")]: issueWords(step.issues, "words", m.assess_goal_words_missing()),
  };
  const said = (field: string) => errors[idOf(field)] !== undefined && { error: errors[idOf(field)] ?? "" };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusedNote problem={step.problem} />
        <ChoiceChips
          id={idOf("stage")}
          label={m.assess_goal_stage({ year: String(assessment.year + 1) })}
          {...said("stage")}
          value={form.stage}
          onChange={(stage) => change({ stage })}
          options={stages.map(({ number, name }) => ({ value: String(number), label: name }))}
        />
        <TextField
          id={idOf("words")}
          label={m.assess_goal_words()}
          hint={m.roadmap_set_reason_hint()}
          {...said("words")}
          value={form.words}
          onChange={(words) => change({ words })}
          rows={2}
          maxLength={textLength}
        />
        <SelectField
          id={idOf("owner")}
          label={m.assess_goal_owner()}
          emptyLabel={m.assess_goal_owner_none()}
          value={form.ownerAgencyId}
          onChange={(ownerAgencyId) => change({ ownerAgencyId })}
          options={(data?.agencies.nodes ?? []).map(({ id: value, name: label }) => ({ value, label }))}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.assess_goal_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.assess_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
