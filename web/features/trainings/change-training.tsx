import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { ChangeTrainingInput } from "@roundtable/shared/trainings.ts";
import { useToast } from "#web/ui/toast.tsx";
import { AgencyChoicesDocument } from "../roadmap/agency-choices.graphql.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { ChangeTrainingDocument } from "./steps/change-training.graphql.ts";
import { factsOf, formOf } from "./training-form.ts";
import { TrainingSheet } from "./training-sheet.tsx";
import type { TrainingEntryFragment } from "./trainings.graphql.ts";

type ChangeTrainingProps = { entry: TrainingEntryFragment; onClose: () => void };

/** Corrects an entry. Whoever was faster is said, and what was typed stays. */
export function ChangeTraining({ entry, onClose }: ChangeTrainingProps) {
  const { form, change, reset } = useDraft(formOf(entry));
  const { data } = useQuery(AgencyChoicesDocument);
  const toast = useToast();
  const step = useChange({ document: ChangeTrainingDocument, check: ChangeTrainingInput, onConflict: (version) => change({ version }) });
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({ clientKey, trainingId: entry.id, version: form.version, ...factsOf(form) }));
    if (!isDone) return;
    reset();
    toast(m.trainings_changed());
    onClose();
  };
  return (
    <TrainingSheet
      title={m.trainings_change()}
      actLabel={m.trainings_change_act()}
      form={form}
      onChange={change}
      step={step}
      people={data?.agencies.nodes.find(({ id }) => id === entry.ranByAgency.id)?.people ?? []}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}
