import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import {
  AcceptReferralInput,
  DeclineReferralInput,
  RequestInformationInput,
  WaitlistReferralInput,
  type DeclineReason,
  type Question,
} from "@roundtable/shared/referrals.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import styles from "./answer-sheet.module.css";
import { AskMore, DeclineMore, WaitMore } from "./answer-more.tsx";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { AcceptReferralDocument } from "./steps/accept.graphql.ts";
import { DeclineReferralDocument } from "./steps/decline.graphql.ts";
import { RequestInformationDocument } from "./steps/request-information.graphql.ts";
import { WaitlistReferralDocument } from "./steps/waitlist.graphql.ts";
import { useStep, type Sent, type StepProblem } from "./use-step.ts";

type Choice = "ACCEPT" | "REQUEST_INFORMATION" | "WAITLIST" | "DECLINE";
type AnswerSheetProps = { share: SharePage_shareFragment; report: (problem: StepProblem | null) => void };

/** The recipient's answer. Nothing is chosen beforehand; what an answer needs more opens under it. */
export function AnswerSheet({ share, report }: AnswerSheetProps) {
  const [choice, setChoice] = useState<Choice | null>(null);
  // The page renews itself while somebody decides: what they answer is what they saw when they chose.
  const [chosenAt, setChosenAt] = useState<number | null>(null);
  const [questions, setQuestions] = useState<Question[]>([]);
  const [recheckOn, setRecheckOn] = useState<string | null>(null);
  const [reason, setReason] = useState<DeclineReason | "">("");
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const toast = useToast();
  const accept = useStep({ document: AcceptReferralDocument, check: AcceptReferralInput, report });
  const ask = useStep({ document: RequestInformationDocument, check: RequestInformationInput, report });
  const wait = useStep({ document: WaitlistReferralDocument, check: WaitlistReferralInput, report });
  const decline = useStep({ document: DeclineReferralDocument, check: DeclineReferralInput, report });

  const on = { shareId: share.id, version: chosenAt ?? share.version };
  const send: Record<Choice, () => Promise<Sent>> = {
    ACCEPT: () => accept.send((clientKey) => ({ clientKey, ...on })),
    REQUEST_INFORMATION: () => ask.send((clientKey) => ({ clientKey, ...on, questions })),
    WAITLIST: async () => (recheckOn === null ? missing("recheckOn") : wait.send((clientKey) => ({ clientKey, ...on, recheckOn }))),
    DECLINE: async () => (reason === "" ? missing("reason") : decline.send((clientKey) => ({ clientKey, ...on, reason }))),
  };
  const done: Record<Choice, () => string> = {
    ACCEPT: m.referrals_done_accepted,
    REQUEST_INFORMATION: m.referrals_done_asked,
    WAITLIST: m.referrals_done_waitlisted,
    DECLINE: m.referrals_done_declined,
  };

  const submit = async () => {
    const sent = choice === null ? missing("choice") : await send[choice]();
    setWrong(sent.fields);
    if (sent.fields.length === 0) setChosenAt(null);
    setAttempt((before) => before + 1);
    if (sent.isDone && choice !== null) toast(done[choice]());
  };

  const say = (field: string, message: string) => (wrong.includes(field) ? message : undefined);
  const errors = {
    choice: say("choice", m.referrals_error_choose()),
    questions: say("questions", m.referrals_error_questions()),
    recheckOn: say("recheckOn", m.referrals_error_date()),
    reason: say("reason", m.referrals_error_reason()),
  };
  const options = [
    {
      value: "ACCEPT" as const,
      label: m.referrals_answer_accept(),
      hint: m.referrals_answer_accept_hint(),
      ...(share.brief?.callBeforeAccepting && {
        more: (
          <Note tone="amber" title={m.referrals_answer_accept_call({ agency: share.from.name })}>
            <PhoneLink number={share.from.intakePhone} whom={share.from.name} />
          </Note>
        ),
      }),
    },
    {
      value: "REQUEST_INFORMATION" as const,
      label: m.referrals_answer_ask(),
      hint: m.referrals_answer_ask_hint(),
      more: <AskMore value={questions} onChange={setQuestions} error={errors.questions} />,
    },
    {
      value: "WAITLIST" as const,
      label: m.referrals_answer_wait(),
      hint: m.referrals_answer_wait_hint(),
      more: <WaitMore value={recheckOn} onChange={setRecheckOn} error={errors.recheckOn} />,
    },
    {
      value: "DECLINE" as const,
      label: m.referrals_answer_decline(),
      hint: m.referrals_answer_decline_hint(),
      more: <DeclineMore value={reason} onChange={setReason} error={errors.reason} share={share} />,
    },
  ].filter(({ value }) => share.viewerCan.includes(value));

  return (
    <Sheet isSticky={choice !== "REQUEST_INFORMATION"} labelledBy="answer-title">
      <Form labelledBy="answer-title" onSubmit={() => void submit()}>
        <div>
          <h2 id="answer-title">{m.referrals_answer_title()}</h2>
          <p className={styles.small}>{m.referrals_answer_seen({ agency: share.from.name })}</p>
        </div>
        <ErrorSummary
          attempt={attempt}
          errors={Object.entries(errors).flatMap(([field, message]) => (message === undefined ? [] : [{ fieldId: `answer-${field}`, message }]))}
        />
        <RadioRows
          id="answer-choice"
          label={m.referrals_answer_title()}
          isLabelHidden
          value={choice}
          onChange={(next) => {
            setChoice(next);
            setChosenAt(share.version);
          }}
          options={options}
          error={errors.choice}
        />
        <Button type="submit" isFull isBusy={[accept, ask, wait, decline].some(({ isBusy }) => isBusy)}>
          {m.referrals_answer_send()}
        </Button>
        <p className={styles.small}>
          {m.referrals_answer_unsure()} {m.referrals_answer_call_first()} <PhoneLink number={share.from.intakePhone} whom={share.from.name} />
        </p>
      </Form>
    </Sheet>
  );
}

function missing(field: string): Sent {
  return { isDone: false, fields: [field] };
}
