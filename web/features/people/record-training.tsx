import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { RecordTrainingInput, trainingTopics } from "@roundtable/shared/people.ts";
import { todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { RecordTrainingDocument } from "./steps/record-training.graphql.ts";
import { topicWord, type TrainingTopic } from "./words.ts";

type RecordTrainingProps = { personId: string; onClose: () => void };

/** Records training: a topic from the list, hours, and the day on which it was completed. */
export function RecordTraining({ personId, onClose }: RecordTrainingProps) {
  const [topic, setTopic] = useState<TrainingTopic | "">("");
  const [hours, setHours] = useState("");
  const [completedOn, setCompletedOn] = useState<string | null>(null);
  const toast = useToast();
  const step = useChange({ document: RecordTrainingDocument, check: RecordTrainingInput });
  const wrong = (field: string, words: string) => (step.issues.some((issue) => issue.field === field) ? words : undefined);
  const errors = {
    "training-topic": wrong("topic", m.people_training_topic_missing()),
    "training-hours": wrong("hours", m.people_training_hours_missing()),
    "training-on": wrong("completedOn", m.people_training_on_missing()),
  };
  const said = (field: keyof typeof errors) => errors[field] !== undefined && { error: errors[field] };
  const submit = async () => {
    // What was left empty is sent on to be refused by name, like every other field.
    const isDone = await step.send((clientKey) => ({
      clientKey,
      personId,
      topic: topic as TrainingTopic,
      hours: numberOf(hours),
      completedOn: completedOn ?? "",
    }));
    if (!isDone) return;
    toast(m.people_training_done());
    onClose();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <SelectField
          id="training-topic"
          label={m.people_training_topic()}
          {...said("training-topic")}
          value={topic}
          onChange={setTopic}
          options={trainingTopics.map((value) => ({ value, label: topicWord(value) }))}
        />
        <TextField
          id="training-hours"
          label={m.people_training_hours()}
          hint={m.people_training_hours_hint()}
          {...said("training-hours")}
          value={hours}
          onChange={setHours}
          width="short"
        />
        <DateField id="training-on" label={m.people_training_on()} {...said("training-on")} value={completedOn} onChange={setCompletedOn} max={todayIso()} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.people_training_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.people_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}

/** "1,5" and "1.5" alike; not a number where it is none, which the schema refuses. */
function numberOf(typed: string): number {
  const written = typed.trim().replace(",", ".");
  return /^\d+(?:\.\d+)?$/u.test(written) ? Number(written) : Number.NaN;
}
