import { useState } from "react";
import { RecordDecisionInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";
import { StepForm } from "./step-form.tsx";
import { RecordDecisionDocument } from "./steps/record-decision.graphql.ts";
import { useAct } from "./use-act.ts";
import { VoteFields, type Votes, votesFrom } from "./vote-fields.tsx";

/** Keeps what was decided, with one vote for each agency in the room. Whether there was a quorum, the hub notes itself. */
export function DecisionForm({ agenda, itemId, onClose }: { agenda: AgendaDetailsFragment; itemId: string; onClose: () => void }) {
  const [words, setWords] = useState("");
  const [votes, setVotes] = useState<Votes>({});
  const [carried, setCarried] = useState<"YES" | "NO" | null>(null);
  const step = useAct({ document: RecordDecisionDocument, check: RecordDecisionInput }, m.agenda_decision_done);
  const errors = {
    "decision-words": issueWords(step.issues, "words", m.agenda_decision_words_missing()),
    carried: issueWords(step.issues, "carried", m.agenda_decision_carried_missing()),
  };
  const submit = async () => {
    const ended = carried === null ? undefined : carried === "YES";
    // How it ended is left to the check while nobody has said it.
    if (await step.act((clientKey) => ({ clientKey, itemId, words, carried: ended as boolean, votes: votesFrom(votes) }))) onClose();
  };
  return (
    <StepForm step={step} actLabel={m.agenda_decision_act()} onSubmit={() => void submit()} onClose={onClose}>
      <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
      <TextField
        id="decision-words"
        label={m.agenda_decision_words()}
        {...(errors["decision-words"] !== undefined && { error: errors["decision-words"] })}
        value={words}
        onChange={setWords}
        rows={2}
        autoFocus
      />
      <VoteFields agenda={agenda} value={votes} onChange={setVotes} />
      <RadioRows
        id="carried"
        label={m.agenda_decision_carried()}
        {...(errors.carried !== undefined && { error: errors.carried })}
        value={carried}
        onChange={setCarried}
        options={[
          { value: "YES", label: m.agenda_decision_carried_yes() },
          { value: "NO", label: m.agenda_decision_carried_no() },
        ]}
      />
    </StepForm>
  );
}
