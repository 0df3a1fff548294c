import { useState } from "react";
import { addDays, todayIso } from "../../lib/dates.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { CheckboxRows } from "../../ui/checkbox-rows.tsx";
import { ChoiceChips } from "../../ui/choice-chips.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Form } from "../../ui/form.tsx";
import { RadioRows } from "../../ui/radio-rows.tsx";
import { Section } from "../../ui/section.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Split } from "../../ui/split.tsx";
import { TextField } from "../../ui/text-field.tsx";

const reasons = [
  { value: "capacity", label: "No capacity" },
  { value: "region", label: "Not eligible: region" },
] as const;

export function StyleguideForms() {
  const [email, setEmail] = useState("");
  const [code, setCode] = useState("");
  const [until, setUntil] = useState<string | null>(addDays(todayIso(), 120));
  const [span, setSpan] = useState<"7" | "30" | "90" | null>("30");
  const [needs, setNeeds] = useState<("advocacy" | "legal" | "food")[]>(["advocacy"]);
  const [mayDecline, setMayDecline] = useState(false);
  const [answer, setAnswer] = useState<"accept" | "ask" | "decline" | null>("decline");
  const [reason, setReason] = useState<"capacity" | "region" | "">("");
  const [attempt, setAttempt] = useState(0);
  const late = "Choose a day between tomorrow and 90 days from now.";
  return (
    <Section title="Fields">
      <Split
        isWide
        aside={
          <Sheet>
            <Form onSubmit={() => undefined}>
              <RadioRows
                label="Your answer"
                value={answer}
                onChange={setAnswer}
                options={[
                  { value: "accept", label: "Accept", hint: "We will make contact. The closed fields open." },
                  { value: "ask", label: "Ask the sender something", hint: "The clock stops until they answer." },
                  {
                    value: "decline",
                    label: "Decline",
                    hint: "We cannot help with this one.",
                    more: <SelectField label="Reason" hint="The sender sees this reason." value={reason} onChange={setReason} options={reasons} />,
                  },
                ]}
              />
              <Button isFull type="submit">
                Send this answer
              </Button>
            </Form>
          </Sheet>
        }
      >
        <Form onSubmit={() => setAttempt(attempt + 1)}>
          <ErrorSummary
            attempt={attempt}
            errors={[
              { fieldId: "until", message: late },
              { fieldId: "may-decline", message: "Confirm that the survivor may say no" },
            ]}
          />
          <TextField label="Work e-mail" type="email" autoComplete="off" value={email} onChange={setEmail} />
          <TextField label="6-digit code" hint="From the authenticator app on your phone." inputMode="numeric" width="code" value={code} onChange={setCode} />
          <DateField
            id="until"
            label="Until"
            hint="At most 90 days."
            error={late}
            value={until}
            onChange={setUntil}
            min={addDays(todayIso(), 1)}
            max={addDays(todayIso(), 90)}
          />
          <ChoiceChips
            label="For how long"
            value={span}
            onChange={setSpan}
            options={[
              { value: "7", label: "7 days" },
              { value: "30", label: "30 days" },
              { value: "90", label: "90 days" },
            ]}
          />
          <CheckboxRows
            label="Needs"
            hint="Choose all that apply."
            isTwoColumns
            value={needs}
            onChange={setNeeds}
            options={[
              { value: "advocacy", label: "Victim advocacy" },
              { value: "legal", label: "Legal assistance", hint: "Civil and criminal" },
              { value: "food", label: "Food" },
            ]}
          />
          <Checkbox
            id="may-decline"
            label="The survivor may say no and still gets our services."
            error="Confirm that the survivor may say no"
            isSelected={mayDecline}
            onChange={setMayDecline}
          />
          <Button type="submit">Go on</Button>
        </Form>
      </Split>
    </Section>
  );
}
