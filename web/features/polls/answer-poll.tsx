import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AnswerPollInput, type PollChoice } from "@roundtable/shared/meetings.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { ChoiceRows, choicesFrom } from "./choice-rows.tsx";
import type { PollDetailsFragment } from "./polls.graphql.ts";
import { AnswerPollDocument } from "./steps/answer-poll.graphql.ts";

/** One's own answers to the times of a poll. */
export function AnswerPoll({ poll: { id, options, timeZone } }: { poll: PollDetailsFragment }) {
  const [typed, setTyped] = useState<Record<string, PollChoice>>({});
  const toast = useToast();
  const step = useChange({ document: AnswerPollDocument, check: AnswerPollInput });
  const value = { ...Object.fromEntries(options.map((option) => [option.id, option.viewerAnswer])), ...typed };
  const error = issueWords(step.issues, "choices", m.polls_answer_missing());
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, pollId: id, choices: choicesFrom(value) })))) return;
    setTyped({});
    toast(m.polls_answer_done());
  };
  return (
    <Sheet labelledBy="answer">
      <Stack gap="s">
        <h2 id="answer">{m.polls_answer_title()}</h2>
        <p>{m.polls_answer_lead()}</p>
        <ProblemNote problem={step.problem} />
        <Form onSubmit={() => void submit()} labelledBy="answer">
          <ChoiceRows
            slots={options}
            timeZone={timeZone}
            value={value}
            onChange={(slot, choice) => setTyped((before) => ({ ...before, [slot]: choice }))}
            error={error}
          />
          <div>
            <Button type="submit" isBusy={step.isBusy}>
              {m.polls_answer_act()}
            </Button>
          </div>
        </Form>
      </Stack>
    </Sheet>
  );
}
