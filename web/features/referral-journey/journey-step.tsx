import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stepper } from "#web/ui/stepper.tsx";
import styles from "./journey-step.module.css";
import { journeySteps, stepWord, type JourneyStepName } from "./journey-steps.ts";

export type FieldProblem = { fieldId: string; message: string };

type JourneyStepProps = {
  step: JourneyStepName;
  title: string;
  lead: string;
  errors?: readonly FieldProblem[];
  attempt?: number;
  /** What went wrong on the way to the hub; stands beside the button that was pressed. */
  notes?: ReactNode;
  onSubmit: () => void;
  nextLabel: string;
  isBusy?: boolean;
  busyText?: string;
  onBack?: () => void;
  /** Other ways to leave the step, after the two buttons. */
  more?: ReactNode;
  /** One line that sums up what the button does. */
  summary?: ReactNode;
  children: ReactNode;
};

/** The frame of every step: where one is, what it asks, what stands in the way, and the way on. */
export function JourneyStep({ step, title, lead, errors = [], attempt = 0, notes, summary, more, children, ...way }: JourneyStepProps) {
  return (
    <div className={styles.step}>
      <Stepper steps={journeySteps.map(stepWord)} current={journeySteps.indexOf(step)} />
      <PageTitle title={title} lead={lead} />
      <ErrorSummary errors={errors} attempt={attempt} />
      <Form labelledBy="page-title" onSubmit={way.onSubmit}>
        {children}
        <div className={styles.foot}>
          {notes}
          {summary}
          <div className={styles.buttons}>
            <Button type="submit" isBusy={way.isBusy ?? false} busyText={way.busyText ?? m.journey_saving()}>
              {way.nextLabel}
            </Button>
            {way.onBack ? (
              <Button kind="second" onPress={way.onBack}>
                {m.journey_back()}
              </Button>
            ) : null}
            {more}
          </div>
        </div>
      </Form>
    </div>
  );
}
