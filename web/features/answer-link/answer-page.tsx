import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { type MeetingAnswer, meetingAnswers, type PollChoice } from "@roundtable/shared/meetings.ts";
import { stopped } from "#web/lib/dates.ts";
import { formatShortDayIn, formatTimeIn } from "#web/lib/zones.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { LinkState } from "../enrolment/link-state.tsx";
import { When } from "../meetings/when.tsx";
import { answerWord } from "../meetings/words.ts";
import { ChoiceRows, choicesFrom } from "../polls/choice-rows.tsx";
import type { AnswerSheetFragment } from "./answer-link.graphql.ts";
import { useAnswerLink } from "./use-answer-link.ts";

/** Answers a poll or a meeting with the link from a mail, without signing in. Looking answers nothing; the button does. */
export function AnswerPage() {
  const { link, again, answer, isBusy } = useAnswerLink();
  if (link.is !== "open") return <LinkState link={link} onAgain={again} />;
  const { sheet, hasAnswered } = link;
  const [slot] = sheet.slots;
  const lead = sheet.kind === "POLL" ? untilWords(sheet) : sheet.comesRound ? m.meetings_link_series() : undefined;
  return (
    <>
      <PageTitle title={sheet.title ?? m.meetings_link_neutral()} lead={lead}>
        <span>{m.meetings_link_for({ name: sheet.name })}</span>
      </PageTitle>
      <Stack>
        {hasAnswered ? (
          <Note tone="green" title={m.meetings_link_done_title()} isAlert>
            {m.meetings_link_done()}
          </Note>
        ) : null}
        {sheet.kind === "MEETING" && slot ? (
          <p>
            <When startsAt={slot.startsAt} endsAt={slot.endsAt} timeZone={sheet.timeZone} />
          </p>
        ) : null}
        <Sheet labelledBy="your-answer">
          <h2 id="your-answer">{sheet.kind === "POLL" ? m.polls_open_title() : m.meetings_your_answer()}</h2>
          {sheet.kind === "POLL" ? (
            <PollAnswer sheet={sheet} isBusy={isBusy} onAnswer={(choices) => void answer({ choices })} />
          ) : (
            <MeetingReply before={sheet.answer} isBusy={isBusy} onAnswer={(given) => void answer({ answer: given })} />
          )}
        </Sheet>
        <p>{m.meetings_link_private()}</p>
      </Stack>
    </>
  );
}

type MeetingReplyProps = { before: MeetingAnswer | null; isBusy: boolean; onAnswer: (answer: MeetingAnswer) => void };

function MeetingReply({ before, isBusy, onAnswer }: MeetingReplyProps) {
  const [chosen, setChosen] = useState<MeetingAnswer | null>(before);
  const [isMissing, setMissing] = useState(false);
  return (
    <Form onSubmit={() => (chosen === null ? setMissing(true) : onAnswer(chosen))} labelledBy="your-answer">
      <RadioRows
        label={m.meetings_your_answer()}
        isLabelHidden
        {...(isMissing && chosen === null && { error: m.meetings_answer_missing() })}
        value={chosen}
        onChange={setChosen}
        options={meetingAnswers.map((value) => ({ value, label: answerWord(value) }))}
      />
      <div>
        <Button type="submit" isBusy={isBusy}>
          {m.meetings_answer_act()}
        </Button>
      </div>
    </Form>
  );
}

type PollAnswerProps = { sheet: AnswerSheetFragment; isBusy: boolean; onAnswer: (choices: ReturnType<typeof choicesFrom>) => void };

function PollAnswer({ sheet, isBusy, onAnswer }: PollAnswerProps) {
  const [value, setValue] = useState<Record<string, PollChoice | null>>(() => Object.fromEntries(sheet.slots.map(({ id, choice }) => [id, choice])));
  const [isMissing, setMissing] = useState(false);
  const choices = choicesFrom(value);
  return (
    <Form onSubmit={() => (choices.length === 0 ? setMissing(true) : onAnswer(choices))} labelledBy="your-answer">
      <ChoiceRows
        slots={sheet.slots}
        timeZone={sheet.timeZone}
        value={value}
        onChange={(slot, choice) => setValue((before) => ({ ...before, [slot]: choice }))}
        error={isMissing && choices.length === 0 ? m.polls_answer_missing() : undefined}
      />
      <div>
        <Button type="submit" isBusy={isBusy}>
          {m.polls_answer_act()}
        </Button>
      </div>
    </Form>
  );
}

function untilWords({ deadlineAt, timeZone }: AnswerSheetFragment): string | undefined {
  if (deadlineAt === null) return undefined;
  return stopped(m.polls_until({ when: `${formatShortDayIn(deadlineAt, timeZone)}, ${formatTimeIn(deadlineAt, timeZone)}` }));
}
