import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AddDependencyInput } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { issueWords } from "./issue-words.ts";
import { MilestoneChoicesDocument } from "./milestone-choices.graphql.ts";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { AddDependencyDocument } from "./steps/add-dependency.graphql.ts";
import { useChange } from "./use-change.ts";

type AddDependencyProps = { milestone: MilestonePage_milestoneFragment };

/** Names a milestone that has to come first. Two that would wait for each other are refused. */
export function AddDependency({ milestone }: AddDependencyProps) {
  return <Unfold label={m.roadmap_before_add()}>{(close) => <AddForm milestone={milestone} onDone={close} />}</Unfold>;
}

function AddForm({ milestone, onDone }: AddDependencyProps & { onDone: () => void }) {
  const [chosen, setChosen] = useState("");
  const { data } = useQuery(MilestoneChoicesDocument, { fetchPolicy: "cache-and-network" });
  const toast = useToast();
  const step = useChange({ document: AddDependencyDocument, check: AddDependencyInput });
  const known = new Set([milestone.id, ...milestone.dependsOn.map(({ id }) => id)]);
  const choices = (data?.milestones ?? []).filter(({ id }) => !known.has(id));
  const error = issueWords(step.issues, "dependsOnId", m.roadmap_before_which_missing());
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, milestoneId: milestone.id, dependsOnId: chosen })))) return;
    toast(m.roadmap_before_added());
    onDone();
  };
  return (
    <Form onSubmit={() => void submit()}>
      <ProblemNote problem={step.problem} />
      <SelectField
        id="dependsOnId"
        label={m.roadmap_before_which()}
        {...(error !== undefined && { error })}
        value={chosen}
        onChange={setChosen}
        options={choices.map(({ id, title, element }) => ({ value: id, label: `${element.name}: ${title}` }))}
      />
      <Cluster>
        <Button type="submit" kind="second" isBusy={step.isBusy}>
          {m.roadmap_before_act()}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {m.roadmap_cancel()}
        </Button>
      </Cluster>
    </Form>
  );
}
