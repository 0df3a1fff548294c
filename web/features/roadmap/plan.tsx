import { m } from "@roundtable/shared/i18n/messages.js";
import { PlanMilestoneInput } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "./issue-words.ts";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { PlanMilestoneDocument } from "./steps/plan.graphql.ts";
import { useChange } from "./use-change.ts";
import { useDraft } from "./use-draft.ts";

/** By when a milestone should be in place, and when somebody looks at it again. */
export function Plan({ milestone }: { milestone: MilestonePage_milestoneFragment }) {
  const { id, version, dueOn, reviewOn, status } = milestone;
  const { form, change, reset } = useDraft({ version, dueOn, reviewOn });
  const toast = useToast();
  const step = useChange({ document: PlanMilestoneDocument, check: PlanMilestoneInput, onConflict: (fresh) => change({ version: fresh }) });
  const dateError = issueWords(step.issues, "reviewOn", m.roadmap_review_invalid());
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({ clientKey, milestoneId: id, version: form.version, dueOn: form.dueOn, reviewOn: form.reviewOn }));
    if (!isDone) return;
    reset();
    toast(m.roadmap_plan_done());
  };
  return (
    <Sheet labelledBy="plan">
      <Stack>
        <h2 id="plan">{m.roadmap_plan_title()}</h2>
        <Form onSubmit={() => void submit()} labelledBy="plan">
          <ProblemNote problem={step.problem} status={status} />
          <DateField id="plan-due" label={m.roadmap_plan_due()} value={form.dueOn} onChange={(next) => change({ dueOn: next })} />
          <DateField
            id="plan-review"
            label={m.roadmap_plan_review()}
            hint={m.roadmap_plan_review_hint()}
            {...(dateError !== undefined && { error: dateError })}
            value={form.reviewOn}
            onChange={(next) => change({ reviewOn: next })}
          />
          <div>
            <Button type="submit" kind="second" isBusy={step.isBusy}>
              {m.roadmap_plan_act()}
            </Button>
          </div>
        </Form>
      </Stack>
    </Sheet>
  );
}
