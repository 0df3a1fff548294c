import { useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { OpenPollInput, optionLimit, titleLength } from "@roundtable/shared/meetings.ts";
import { instantIn } from "#web/lib/zones.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { BackToMeetings } from "../meetings/back-to-meetings.tsx";
import { BodyChoicesDocument, type BodyChoicesQuery } from "../meetings/meetings.graphql.ts";
import { PlaceFields, type PlaceForm, placeErrors, placeFrom } from "../meetings/place-fields.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { Moment, openTime, type Time, TimeRows } from "./time-rows.tsx";
import { OpenPollDocument, type OpenPollMutationVariables } from "./steps/open-poll.graphql.ts";

/** Asks a body when it can meet. */
export function FindTimePage() {
  const { data, error, refetch } = useQuery(BodyChoicesDocument);
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const bodies = data.bodies.filter(({ viewerCan }) => viewerCan.includes("KEEP_MEETINGS"));
  if (bodies.length === 0) return <NotFound />;
  return (
    <>
      <PageTitle back={<BackToMeetings />} title={m.polls_new_title()} lead={m.polls_new_lead()} />
      <FindForm bodies={bodies} timeZone={data.viewer.taskForce.timeZone} />
    </>
  );
}

type PollFields = PlaceForm & { bodyId: string; title: string; closed: boolean; minutes: string; times: Time[]; deadline: Time; hidden: boolean };

function FindForm({ bodies, timeZone }: { bodies: BodyChoicesQuery["bodies"]; timeZone: string }) {
  const only = bodies.length === 1 ? bodies[0]?.id : undefined;
  const [nothing] = useState<PollFields>(() => ({
    bodyId: only ?? "",
    title: "",
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
    bodyId: issueWords(step.issues, "bodyId", m.meetings_field_body_missing()),
    title: issueWords(step.issues, "title", form.title.length > titleLength ? m.meetings_field_too_long() : m.meetings_field_title_missing()),
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
        <SelectField
          id="bodyId"
          label={m.meetings_field_body()}
          {...(errorOf.bodyId !== undefined && { error: errorOf.bodyId })}
          value={form.bodyId}
          onChange={(bodyId) => change({ bodyId })}
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          id="title"
          label={m.meetings_field_title()}
          hint={m.meetings_field_title_hint()}
          {...(errorOf.title !== undefined && { error: errorOf.title })}
          value={form.title}
          onChange={(title) => change({ title })}
          maxLength={titleLength}
        />
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
