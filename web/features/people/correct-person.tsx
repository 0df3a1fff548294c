import { m } from "@roundtable/shared/i18n/messages.js";
import { CorrectPersonInput } from "@roundtable/shared/people.ts";
import { written } from "#web/lib/phone.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import type { StaffMemberFragment } from "./people.graphql.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { CorrectPersonDocument } from "./steps/correct-person.graphql.ts";

/** Corrects a name or a work phone. The e-mail is how somebody signs in, so it stays. */
export function CorrectPerson({ staff }: { staff: StaffMemberFragment }) {
  const { id, version, person } = staff;
  const { form, change, reset } = useDraft({ version, name: person.name, workPhone: written(person.workPhone) });
  const toast = useToast();
  const step = useChange({ document: CorrectPersonDocument, check: CorrectPersonInput, onConflict: (fresh) => change({ version: fresh }) });
  const nameError = issueWords(step.issues, "name", m.people_name_missing());
  const phoneError = step.issues.some(({ field }) => field === "workPhone") ? m.people_phone_missing() : undefined;
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, personId: id, ...form })))) return;
    reset();
    toast(m.people_correct_done());
  };
  return (
    <Sheet labelledBy="correct">
      <Stack>
        <h2 id="correct">{m.people_correct_title()}</h2>
        <Form onSubmit={() => void submit()} labelledBy="correct">
          <RefusalNote problem={step.problem} />
          <TextField
            id="correct-name"
            label={m.people_name()}
            {...(nameError !== undefined && { error: nameError })}
            value={form.name}
            onChange={(name) => change({ name })}
            autoComplete="off"
            maxLength={120}
          />
          <TextField
            id="correct-phone"
            type="tel"
            label={m.people_phone()}
            hint={m.people_phone_hint()}
            {...(phoneError !== undefined && { error: phoneError })}
            value={form.workPhone}
            onChange={(workPhone) => change({ workPhone })}
            autoComplete="off"
          />
          <p>{m.people_correct_email()}</p>
          <div>
            <Button type="submit" kind="second" isBusy={step.isBusy}>
              {m.people_correct_act()}
            </Button>
          </div>
        </Form>
      </Stack>
    </Sheet>
  );
}
