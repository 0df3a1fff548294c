import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { CloseSelfAssessmentInput } from "@roundtable/shared/self-assessment.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { RefusedNote } from "./refused-note.tsx";
import type { AssessmentFragment } from "./self-assessment.graphql.ts";
import { CloseSelfAssessmentDocument } from "./steps/close-self-assessment.graphql.ts";

/** Ends the rating and shows everybody's answers, after a question that says who has not answered. */
export function CloseAssessment({ assessment: { id, notAnswered } }: { assessment: AssessmentFragment }) {
  const [isAsked, setAsked] = useState(false);
  const toast = useToast();
  const step = useChange({ document: CloseSelfAssessmentDocument, check: CloseSelfAssessmentInput });
  const act = async () => {
    const isDone = await step.send((clientKey) => ({ clientKey, assessmentId: id }));
    setAsked(false);
    if (isDone) toast(m.assess_close_done());
  };
  return (
    <Stack gap="s">
      <RefusedNote problem={step.problem} />
      <div>
        <Button kind="second" onPress={() => setAsked(true)}>
          {m.assess_close()}
        </Button>
      </div>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.assess_close_question()}
        actLabel={m.assess_close_act()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.assess_close_safe()}
        isEnding
      >
        <p>{m.assess_close_body()}</p>
        {notAnswered.length === 0 ? null : (
          <p>{m.assess_close_waiting({ count: notAnswered.length, names: notAnswered.map(({ name }) => name).join(", ") })}</p>
        )}
      </Dialog>
    </Stack>
  );
}
