import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { KeepMinutesUntilInput } from "@roundtable/shared/minutes.ts";
import { addDays, todayIso } from "#web/lib/dates.ts";
import { DateField } from "#web/ui/date-field.tsx";
import { StepForm } from "../agenda/step-form.tsx";
import { useAct } from "../agenda/use-act.ts";
import { issueWords } from "../roadmap/issue-words.ts";
import type { MinutesFragment } from "./minutes.graphql.ts";
import { KeepMinutesUntilDocument } from "./steps/keep-minutes-until.graphql.ts";

type KeepUntilProps = { minutes: MinutesFragment; retainUntil: string; onClose: () => void };

/** Another last day for minutes of a closed session, with what happens the night after. */
export function KeepUntil({ minutes: { id, version }, retainUntil, onClose }: KeepUntilProps) {
  const [day, setDay] = useState<string | null>(retainUntil);
  const step = useAct({ document: KeepMinutesUntilDocument, check: KeepMinutesUntilInput }, m.minutes_retain_done);
  const error = issueWords(step.issues, "retainUntil", m.minutes_retain_wrong());
  const submit = async () => {
    if (await step.act((clientKey) => ({ clientKey, minutesId: id, version, retainUntil: day ?? "" }))) onClose();
  };
  return (
    <StepForm step={step} actLabel={m.minutes_retain_act()} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={m.minutes_retain_field()} {...(error !== undefined && { error })} value={day} onChange={setDay} min={addDays(todayIso(), 1)} />
    </StepForm>
  );
}
