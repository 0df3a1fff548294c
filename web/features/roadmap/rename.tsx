import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { RenameRoadmapPartInput, textLength, type RoadmapPart } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "./issue-words.ts";
import { ProblemNote } from "./problem-note.tsx";
import { RenameRoadmapPartDocument } from "./steps/rename.graphql.ts";
import { useChange } from "./use-change.ts";

type RenameProps = {
  part: RoadmapPart;
  id: string;
  name: string;
  label: string;
  /** Of a milestone alone: the grants it helps with. */
  helpsWith?: string;
  onRenamed: () => void;
  onCancel?: () => void;
};

/** One name, to be written anew. Nothing hangs on names, so no evidence is lost (RM-4). */
export function Rename({ part, id, name, label, helpsWith, onRenamed, onCancel }: RenameProps) {
  const [typed, setTyped] = useState(name);
  const [grants, setGrants] = useState(helpsWith ?? "");
  const toast = useToast();
  const step = useChange({ document: RenameRoadmapPartDocument, check: RenameRoadmapPartInput });
  const nameError = issueWords(step.issues, "name", typed.length > textLength ? m.roadmap_text_long() : m.roadmap_rename_missing());
  const grantsError = issueWords(step.issues, "helpsWith", m.roadmap_text_long());
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({ clientKey, part, id, name: typed, ...(helpsWith !== undefined && { helpsWith: grants }) }));
    if (!isDone) return;
    toast(m.roadmap_rename_done());
    onRenamed();
  };
  return (
    <Form onSubmit={() => void submit()}>
      <Stack gap="s">
        <ProblemNote problem={step.problem} />
        <TextField
          id={`name-${id}`}
          label={label}
          {...(nameError !== undefined && { error: nameError })}
          value={typed}
          onChange={setTyped}
          maxLength={textLength}
          {...(part === "MILESTONE" && { rows: 2 })}
        />
        {helpsWith === undefined ? null : (
          <TextField
            id={`grants-${id}`}
            label={m.roadmap_fact_grant()}
            {...(grantsError !== undefined && { error: grantsError })}
            value={grants}
            onChange={setGrants}
            maxLength={120}
          />
        )}
        <Cluster>
          <Button type="submit" kind="second" isBusy={step.isBusy}>
            {m.roadmap_rename_act()}
          </Button>
          {onCancel ? (
            <Button kind="quiet" onPress={onCancel}>
              {m.roadmap_cancel()}
            </Button>
          ) : null}
        </Cluster>
      </Stack>
    </Form>
  );
}
