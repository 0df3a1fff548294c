import { useState } from "react";
import { AddHandoutInput, lineLength } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { StepForm } from "./step-form.tsx";
import { AddHandoutDocument } from "./steps/add-handout.graphql.ts";
import { useAct } from "./use-act.ts";

type HandoutFormProps = {
  itemId: string;
  /** The item belongs to the closed session. */
  isClosed: boolean;
  onClose: () => void;
};

/** Hands out a link that is gone when the meeting is over. */
export function HandoutForm({ itemId, isClosed, onClose }: HandoutFormProps) {
  const [title, setTitle] = useState("");
  const [link, setLink] = useState("");
  const step = useAct({ document: AddHandoutDocument, check: AddHandoutInput }, m.agenda_handout_done);
  const titleError = issueWords(step.issues, "title", m.agenda_field_title_missing());
  const linkError = issueWords(step.issues, "link", m.agenda_handout_link_wrong());
  const submit = async () => {
    if (await step.act((clientKey) => ({ clientKey, itemId, title, link: link.trim() }))) onClose();
  };
  return (
    <StepForm step={step} actLabel={m.agenda_handout_act()} onSubmit={() => void submit()} onClose={onClose}>
      <TextField
        label={m.agenda_handout_title()}
        {...(titleError !== undefined && { error: titleError })}
        value={title}
        onChange={setTitle}
        maxLength={lineLength}
        autoFocus
      />
      <TextField
        label={m.agenda_handout_link()}
        {...(isClosed && { hint: m.agenda_handout_closed() })}
        {...(linkError !== undefined && { error: linkError })}
        value={link}
        onChange={setLink}
        spellCheck="false"
        maxLength={500}
      />
    </StepForm>
  );
}
