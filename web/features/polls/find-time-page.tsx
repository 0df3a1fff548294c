import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { OpenPollInput, optionLimit } from "@roundtable/shared/meetings.ts";
import { instantIn } from "#web/lib/zones.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { BackToMeetings } from "../meetings/back-to-meetings.tsx";
import { type BodyChoice, ForKeepers } from "../meetings/for-keepers.tsx";
import { PlaceFields, type PlaceForm, placeErrors, placeFrom } from "../meetings/place-fields.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { onlyBody, whoErrors, WhoFields, type WhoForm } from "../meetings/who-fields.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { Moment, openTime, type Time, TimeRows } from "./time-rows.tsx";
import { OpenPollDocument, type OpenPollMutationVariables } from "./steps/open-poll.graphql.ts";

/** Asks a body when it can meet. */
export function FindTimePage() {
  return (
    <ForKeepers>
      {(bodies, timeZone) => (
        <>
          <PageTitle back={<BackToMeetings />} title={m.polls_new_title()} lead={m.polls_new_lead()} />
          <FindForm bodies={bodies} timeZone={timeZone} />
        </>
      )}
    </ForKeepers>
  );
}

type PollFields = WhoForm & PlaceForm & { closed: boolean; minutes: string; times: Time[]; deadline: Time; hidden: boolean };

function FindForm({ bodies, timeZone }: { bodies: readonly BodyChoice[]; timeZone: string }) {
  const [nothing] = useState<PollFields>(() => ({
    ...onlyBody(bodies),
    closed: false,
    placeKind: null,
    place: "",
    link: "",
    minutes: "90",
    times: [openTime("10:00"), openTime("10:00"), openTime("10:00")],
    deadline: openTime("17:00"),
    hidden: false,
  }));
  const { form, change } = useDraft(nothing);
  const toast = useToast();
  const navigate = useNavigate();
  const step = useChange({
    document: OpenPollDocument,
    check: { safeParse: (input) => OpenPollInput.safeParse(asRead(input)) },
    onDone: (result) => {
      toast(m.polls_new_done());
      if (result.__typename === "Poll") void navigate({ to: "/t/q/$id", params: { id: result.id } });
    },
  });
  const at = ({ day, clock }: Time) => instantIn(day, clock, timeZone);
  const submit = () =>
    step.send((clientKey) => ({
      clientKey,
      bodyId: form.bodyId,
      title: form.title,
      closed: form.closed,
      ...placeFrom(form),
      minutes: Number(form.minutes),
      startsAt: form.times.flatMap((time) => at(time) ?? []),
      deadlineAt: at(form.deadline) ?? "",
      hidden: form.hidden,
    }));
  const errorOf = {
    ...whoErrors(step.issues, form),
    "time-0": issueWords(step.issues, "startsAt", m.polls_options_wrong()),
    minutes: issueWords(step.issues, "minutes", m.meetings_field_minutes_wrong()),
    deadline: issueWords(step.issues, "deadlineAt", m.polls_deadline_wrong()),
    ...placeErrors(step.issues),
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errorOf)} attempt={step.attempt} />
        <ProblemNote problem={step.problem} />
        <WhoFields bodies={bodies} value={form} onChange={change} issues={step.issues} />
        <TimeRows value={form.times} onChange={(times) => change({ times })} limit={optionLimit} timeZone={timeZone} error={errorOf["time-0"]} />
        <TextField
          id="minutes"
          label={m.meetings_field_minutes()}
          {...(errorOf.minutes !== undefined && { error: errorOf.minutes })}
          value={form.minutes}
          onChange={(minutes) => change({ minutes })}
          inputMode="numeric"
          width="short"
        />
        <Moment
          id="deadline"
          dayLabel={m.polls_deadline_day()}
          timeLabel={m.polls_deadline_time()}
          value={form.deadline}
          onChange={(deadline) => change({ deadline })}
          error={errorOf.deadline}
        />
        <PlaceFields value={form} onChange={change} issues={step.issues} />
        <Checkbox label={m.polls_hidden()} isSelected={form.hidden} onChange={(hidden) => change({ hidden })} />
        <Checkbox label={m.meetings_field_closed()} isSelected={form.closed} onChange={(closed) => change({ closed })} />
        <div>
          <Button type="submit" isBusy={step.isBusy}>
            {m.polls_new_act()}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}

/** What is sent as the hub reads it: instants are written on the way, and moments there. */
function asRead(input: unknown): unknown {
  const sent = input as OpenPollMutationVariables["input"];
  return { ...sent, startsAt: sent.startsAt.map((instant) => new Date(instant)), deadlineAt: new Date(sent.deadlineAt) };
}
