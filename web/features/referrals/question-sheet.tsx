import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AnswerRequestInput, answers, questionGroups, type Answer } from "@roundtable/shared/referrals.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import styles from "./answer-sheet.module.css";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { AnswerRequestDocument } from "./steps/answer-request.graphql.ts";
import { useStep, type StepProblem } from "./use-step.ts";
import { fieldGroupWord } from "./person-words.ts";
import { answerWord } from "./step-words.ts";
import { questionWord } from "./words.ts";

type QuestionSheetProps = { share: SharePage_shareFragment; report: (problem: StepProblem | null) => void };
type Request = SharePage_shareFragment["requests"][number];

/** The sender's answers to structured questions, as far as the consent goes. */
export function QuestionSheet({ share, report }: QuestionSheetProps) {
  const [given, setGiven] = useState<Readonly<Record<string, Answer>>>({});
  const [attempt, setAttempt] = useState(0);
  const toast = useToast();
  const step = useStep({ document: AnswerRequestDocument, check: AnswerRequestInput, report });
  const open = share.requests.filter(({ answeredAt }) => answeredAt === null);
  const unanswered = attempt === 0 ? [] : open.filter(({ id }) => given[id] === undefined);

  const submit = async () => {
    setAttempt((before) => before + 1);
    const said = open.flatMap(({ id }) => (given[id] === undefined ? [] : [{ requestId: id, answer: given[id] }]));
    if (said.length < open.length) return;
    const { isDone } = await step.send((clientKey) => ({ clientKey, shareId: share.id, version: share.version, answers: said }));
    if (isDone) toast(m.referrals_questions_done());
  };

  return (
    <Sheet labelledBy="questions-title">
      <Form labelledBy="questions-title" onSubmit={() => void submit()}>
        <div>
          <h2 id="questions-title">{m.referrals_questions_title({ agency: share.to.name })}</h2>
          <p className={styles.small}>{m.referrals_questions_lead()}</p>
        </div>
        <ErrorSummary attempt={attempt} errors={unanswered.map(({ id }) => ({ fieldId: id, message: m.referrals_error_answer() }))} />
        {open.map((request) => (
          <RadioRows
            key={request.id}
            id={request.id}
            label={questionWord(request.question)}
            hint={request.mayBeAnswered ? undefined : whyNot(request)}
            error={unanswered.includes(request) ? m.referrals_error_answer() : undefined}
            value={given[request.id] ?? null}
            onChange={(answer) => setGiven({ ...given, [request.id]: answer })}
            options={answers
              .filter((answer) => request.mayBeAnswered || answer === "NOT_SHARED")
              .map((answer) => ({ value: answer, label: answerWord(answer) }))}
          />
        ))}
        <Button type="submit" isFull isBusy={step.isBusy}>
          {m.referrals_questions_send()}
        </Button>
      </Form>
    </Sheet>
  );
}

function whyNot({ question }: Request): string {
  const group = questionGroups[question];
  return group === null ? m.referrals_questions_consent_plain() : m.referrals_questions_consent({ group: fieldGroupWord(group) });
}
