import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { ClearOverrideInput, OverrideStageInput, textLength } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { issueWords } from "./issue-words.ts";
import { ProblemNote } from "./problem-note.tsx";
import type { MapElementFragment } from "./roadmap.graphql.ts";
import type { Stages } from "./stage-track.tsx";
import { ClearOverrideDocument } from "./steps/clear-override.graphql.ts";
import { OverrideStageDocument } from "./steps/override-stage.graphql.ts";
import { useChange } from "./use-change.ts";

type OverrideStageProps = { element: MapElementFragment; stages: Stages };

/** Sets a stage by hand, or lets it follow the milestones again; both take a reason, which is recorded (RM-3). */
export function OverrideStage(props: OverrideStageProps) {
  return <Unfold label={m.roadmap_override_title()}>{(close) => <OverrideForm {...props} onDone={close} />}</Unfold>;
}

function OverrideForm({ element, stages, onDone }: OverrideStageProps & { onDone: () => void }) {
  const [stage, setStage] = useState("");
  const [reason, setReason] = useState("");
  const toast = useToast();
  const override = useChange({ document: OverrideStageDocument, check: OverrideStageInput });
  const clear = useChange({ document: ClearOverrideDocument, check: ClearOverrideInput });
  const isBusy = override.isBusy || clear.isBusy;

  const finish = (isDone: boolean, words: string) => {
    if (!isDone) return;
    toast(words);
    onDone();
  };
  const set = async () =>
    finish(await override.send((clientKey) => ({ clientKey, elementId: element.id, stage: Number(stage), reason })), m.roadmap_override_done());
  const follow = async () => finish(await clear.send((clientKey) => ({ clientKey, elementId: element.id, reason })), m.roadmap_override_cleared());
  const stageError = issueWords(override.issues, "stage", m.roadmap_override_stage_missing());
  const reasonError = issueWords([...override.issues, ...clear.issues], "reason", m.roadmap_override_reason_missing());
  return (
    <Sheet labelledBy="override">
      <Stack>
        <h2 id="override">{m.roadmap_override_title()}</h2>
        <p>{m.roadmap_override_hint()}</p>
        <ProblemNote problem={override.problem ?? clear.problem} />
        <Form onSubmit={() => void set()} labelledBy="override">
          <SelectField
            id="override-stage"
            label={m.roadmap_override_stage()}
            {...(stageError !== undefined && { error: stageError })}
            value={stage}
            onChange={setStage}
            options={stages.map(({ number, name }) => ({ value: String(number), label: m.roadmap_stage_of({ stage: name, number }) }))}
          />
          <TextField
            id="override-reason"
            label={m.roadmap_override_reason()}
            hint={m.roadmap_set_reason_hint()}
            {...(reasonError !== undefined && { error: reasonError })}
            value={reason}
            onChange={setReason}
            rows={2}
            maxLength={textLength}
          />
          <Cluster>
            <Button type="submit" isBusy={isBusy}>
              {m.roadmap_override_act()}
            </Button>
            {element.override ? (
              <Button kind="second" isBusy={isBusy} onPress={() => void follow()}>
                {m.roadmap_override_clear()}
              </Button>
            ) : null}
            <Button kind="quiet" onPress={onDone}>
              {m.roadmap_cancel()}
            </Button>
          </Cluster>
        </Form>
      </Stack>
    </Sheet>
  );
}
