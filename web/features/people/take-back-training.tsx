import { m } from "@roundtable/shared/i18n/messages.js";
import { privilegeHours, TakeBackTrainingInput } from "@roundtable/shared/people.ts";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { AskedAct } from "./asked-act.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import { TakeBackTrainingDocument } from "./steps/take-back-training.graphql.ts";

/** Takes a wrong record back, after a question; the mark may fall with it. */
export function TakeBackTraining({ trainingId, topic, onDone }: { trainingId: string; topic: string; onDone: () => void }) {
  const toast = useToast();
  const step = useChange({ document: TakeBackTrainingDocument, check: TakeBackTrainingInput });
  const act = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, trainingId })))) return;
    toast(m.people_training_taken_back());
    onDone();
  };
  return (
    <>
      <AskedAct
        label={m.people_training_back()}
        ariaLabel={m.people_training_back_which({ topic })}
        kind="quiet"
        question={m.people_training_back_question()}
        body={m.people_training_back_body({ needed: privilegeHours })}
        actLabel={m.people_training_back()}
        safeLabel={m.people_training_back_safe()}
        isEnding
        isBusy={step.isBusy}
        onAct={act}
      />
      <RefusalNote problem={step.problem} />
    </>
  );
}
