import { useState } from "react";
import { ListCaseInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { ListCaseDocument } from "./steps/list-case.graphql.ts";
import { useAct } from "./use-act.ts";

/** Puts a case of one's own agency on the agenda, by a code under a consent for case review. */
export function ListCase({ meetingId, onDone, onClose }: { meetingId: string; onDone: () => void; onClose: () => void }) {
  const [code, setCode] = useState("");
  const step = useAct({ document: ListCaseDocument, check: ListCaseInput }, m.agenda_case_done);
  const error = issueWords(step.issues, "code", m.agenda_case_code_missing());
  const submit = async () => {
    if (!(await step.act((clientKey) => ({ clientKey, meetingId, code, minutesPlanned: 15 })))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet>
      <p>{m.agenda_case_lead()}</p>
      <ProblemNote problem={step.problem} />
      <Form onSubmit={() => void submit()}>
        <TextField
          label={m.agenda_case_code()}
          {...(error !== undefined && { error })}
          value={code}
          onChange={setCode}
          spellCheck="false"
          autoComplete="off"
          width="short"
        />
        <Cluster>
          <Button type="submit" kind="second" isBusy={step.isBusy}>
            {m.agenda_case_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
