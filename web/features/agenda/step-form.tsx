import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import type { Changing } from "../roadmap/use-change.ts";

type StepFormProps = {
  step: Pick<Changing<never>, "problem" | "isBusy">;
  actLabel: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A few fields that are sent at once, with what stood in the way and a way back. */
export function StepForm({ step, actLabel, onSubmit, onClose, children }: StepFormProps) {
  return (
    <Sheet>
      <ProblemNote problem={step.problem} />
      <Form onSubmit={onSubmit}>
        {children}
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {actLabel}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
