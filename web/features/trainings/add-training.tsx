import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AddTrainingInput } from "@roundtable/shared/trainings.ts";
import { useToast } from "#web/ui/toast.tsx";
import { AgencyChoicesDocument } from "../roadmap/agency-choices.graphql.ts";
import { useChange } from "../roadmap/use-change.ts";
import { AddTrainingDocument } from "./steps/add-training.graphql.ts";
import { emptyTraining, factsOf } from "./training-form.ts";
import { TrainingSheet } from "./training-sheet.tsx";

type AddTrainingProps = { agencyId: string; onDone: () => void; onClose: () => void };

/** Logs what one's own agency taught or told. */
export function AddTraining({ agencyId, onDone, onClose }: AddTrainingProps) {
  const [form, setForm] = useState(emptyTraining);
  const { data } = useQuery(AgencyChoicesDocument);
  const toast = useToast();
  const step = useChange({ document: AddTrainingDocument, check: AddTrainingInput });
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, ...factsOf(form) })))) return;
    toast(m.trainings_added());
    onDone();
    onClose();
  };
  return (
    <TrainingSheet
      title={m.trainings_add()}
      actLabel={m.trainings_add_act()}
      form={form}
      onChange={(some) => setForm((before) => ({ ...before, ...some }))}
      step={step}
      people={data?.agencies.nodes.find(({ id }) => id === agencyId)?.people ?? []}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}
