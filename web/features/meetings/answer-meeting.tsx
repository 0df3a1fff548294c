import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AnswerMeetingInput, type MeetingAnswer, meetingAnswers } from "@roundtable/shared/meetings.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import type { MeetingDetailsFragment } from "./meetings.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { AnswerMeetingDocument } from "./steps/answer-meeting.graphql.ts";
import { answerWord } from "./words.ts";

type AnswerMeetingProps = { meeting: MeetingDetailsFragment; onAnswered: () => void };

/** Whether one comes: to this meeting, or to every meeting of the series that has no answer of its own. */
export function AnswerMeeting({ meeting: { onDay, series, viewerReply }, onAnswered }: AnswerMeetingProps) {
  const [chosen, setChosen] = useState<MeetingAnswer | null>(null);
  const [span, setSpan] = useState<"ONE" | "ALL">("ONE");
  const toast = useToast();
  const step = useChange({ document: AnswerMeetingDocument, check: AnswerMeetingInput });
  const answer = chosen ?? viewerReply?.answer ?? null;
  const error = issueWords(step.issues, "answer", m.meetings_answer_missing());
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({
      clientKey,
      seriesId: series.id,
      onDay: series.rule !== null && span === "ALL" ? null : onDay,
      // What is not chosen yet is left to the check, which names the field.
      answer: answer as MeetingAnswer,
    }));
    if (!isDone) return;
    toast(m.meetings_answer_done());
    onAnswered();
  };
  return (
    <Sheet labelledBy="answer">
      <Stack gap="s">
        <h2 id="answer">{m.meetings_your_answer()}</h2>
        <ProblemNote problem={step.problem} />
        <Form onSubmit={() => void submit()} labelledBy="answer">
          <RadioRows
            label={m.meetings_your_answer()}
            isLabelHidden
            {...(error !== undefined && { error })}
            value={answer}
            onChange={setChosen}
            options={meetingAnswers.map((value) => ({ value, label: answerWord(value) }))}
          />
          {series.rule === null ? null : (
            <RadioRows
              label={m.meetings_answer_for()}
              value={span}
              onChange={setSpan}
              options={[
                { value: "ONE", label: m.meetings_answer_one() },
                { value: "ALL", label: m.meetings_answer_all() },
              ]}
            />
          )}
          <div>
            <Button type="submit" isBusy={step.isBusy}>
              {m.meetings_answer_act()}
            </Button>
          </div>
        </Form>
      </Stack>
    </Sheet>
  );
}
