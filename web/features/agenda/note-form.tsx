import { useState } from "react";
import { paragraphLength, WriteNoteInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { StepForm } from "./step-form.tsx";
import { WriteNoteDocument } from "./steps/write-note.graphql.ts";
import { useAct } from "./use-act.ts";

/** Adds a note. Notes are only ever added, so two people who write at once lose no word. */
export function NoteForm({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const [words, setWords] = useState("");
  const step = useAct({ document: WriteNoteDocument, check: WriteNoteInput }, m.agenda_note_done);
  const error = issueWords(step.issues, "words", words.length > paragraphLength ? m.meetings_field_too_long() : m.agenda_note_missing());
  const submit = async () => {
    if (!(await step.act((clientKey) => ({ clientKey, itemId, words })))) return;
    setWords("");
    onClose();
  };
  return (
    <StepForm step={step} actLabel={m.agenda_note_add()} onSubmit={() => void submit()} onClose={onClose}>
      <TextField
        label={m.agenda_note_field()}
        hint={m.agenda_note_hint()}
        {...(error !== undefined && { error })}
        value={words}
        onChange={setWords}
        rows={3}
        autoFocus
      />
    </StepForm>
  );
}
