import { useState } from "react";
import { AmendMinutesInput } from "@roundtable/shared/minutes.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { TextField } from "#web/ui/text-field.tsx";
import { StepForm } from "../agenda/step-form.tsx";
import { useAct } from "../agenda/use-act.ts";
import { issueWords } from "../roadmap/issue-words.ts";
import { AmendMinutesDocument } from "./steps/amend-minutes.graphql.ts";

/** What is to be corrected in approved minutes: it is added, and the approved text stays as it was. */
export function AmendForm({ minutesId, onDone, onClose }: { minutesId: string; onDone: () => void; onClose: () => void }) {
  const [words, setWords] = useState("");
  const step = useAct({ document: AmendMinutesDocument, check: AmendMinutesInput }, m.minutes_amend_done);
  const error = issueWords(step.issues, "words", m.minutes_amend_missing());
  const submit = async () => {
    if (!(await step.act((clientKey) => ({ clientKey, minutesId, words })))) return;
    onDone();
    onClose();
  };
  return (
    <StepForm step={step} actLabel={m.minutes_amend_act()} onSubmit={() => void submit()} onClose={onClose}>
      <TextField label={m.minutes_amend_field()} {...(error !== undefined && { error })} value={words} onChange={setWords} rows={3} autoFocus />
    </StepForm>
  );
}
