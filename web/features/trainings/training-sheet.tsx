import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { errorsOf } from "../roadmap/issue-words.ts";
import { ProblemNote } from "../roadmap/problem-note.tsx";
import type { ChangeProblem, Issue } from "../roadmap/use-change.ts";
import { errorsIn } from "./training-errors.ts";
import { TrainingFields } from "./training-fields.tsx";
import type { TrainingForm } from "./training-form.ts";

type TrainingSheetProps = {
  title: string;
  actLabel: string;
  form: TrainingForm;
  onChange: (some: Partial<TrainingForm>) => void;
  step: { problem: ChangeProblem | null; issues: readonly Issue[]; attempt: number; isBusy: boolean };
  people: readonly { id: string; name: string }[];
  onSubmit: () => void;
  onClose: () => void;
};

/** The form of an entry, new or to be corrected. */
export function TrainingSheet({ title, actLabel, form, onChange, step, people, onSubmit, onClose }: TrainingSheetProps) {
  const errors = errorsIn(step.issues, form);
  return (
    <Sheet labelledBy="training">
      <Form onSubmit={onSubmit} labelledBy="training">
        <h2 id="training">{title}</h2>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <ProblemNote problem={step.problem} />
        <TrainingFields form={form} errors={errors} onChange={onChange} people={people} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {actLabel}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.trainings_keep()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
