import { useNavigate } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DraftMeetingInput } from "@roundtable/shared/meetings.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { BackToMeetings } from "./back-to-meetings.tsx";
import { type BodyChoice, ForKeepers } from "./for-keepers.tsx";
import { PlaceFields, type PlaceForm, placeErrors, placeFrom } from "./place-fields.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { onceOnly, type RuleForm, ruleFrom } from "./rule-form.ts";
import { DraftMeetingDocument } from "./steps/draft-meeting.graphql.ts";
import { TimeFields, type TimeForm, timeErrors } from "./time-fields.tsx";
import { onlyBody, whoErrors, WhoFields, type WhoForm } from "./who-fields.tsx";

/** Plans a meeting, or meetings that come round, as a draft of which nobody is told. */
export function CallMeetingPage() {
  return (
    <ForKeepers>
      {(bodies, timeZone) => (
        <>
          <PageTitle back={<BackToMeetings />} title={m.meetings_new_title()} lead={m.meetings_new_lead()} />
          <CallForm bodies={bodies} timeZone={timeZone} />
        </>
      )}
    </ForKeepers>
  );
}

type CallFields = WhoForm & PlaceForm & TimeForm & { closed: boolean; rule: RuleForm; skipsDaysOff: boolean };

function CallForm({ bodies, timeZone }: { bodies: readonly BodyChoice[]; timeZone: string }) {
  const { form, change } = useDraft<CallFields>({
    ...onlyBody(bodies),
    closed: false,
    placeKind: null,
    place: "",
    link: "",
    startsOn: null,
    startsAt: "10:00",
    minutes: "90",
    rule: onceOnly,
    skipsDaysOff: true,
  });
  const toast = useToast();
  const navigate = useNavigate();
  const step = useChange({
    document: DraftMeetingDocument,
    check: DraftMeetingInput,
    onDone: (result) => {
      toast(m.meetings_new_done());
      if (result.__typename === "MeetingSeries") void navigate({ to: "/t/$id/$day", params: { id: result.id, day: result.next?.onDay ?? result.startsOn } });
    },
  });
  const { rule, title } = form;
  const submit = () =>
    step.send((clientKey) => ({
      clientKey,
      bodyId: form.bodyId,
      title,
      closed: form.closed,
      ...placeFrom(form),
      startsOn: form.startsOn ?? "",
      startsAt: form.startsAt,
      minutes: Number(form.minutes),
      rule: ruleFrom(rule),
      skipsDaysOff: form.skipsDaysOff,
    }));
  const errorOf = {
    ...whoErrors(step.issues, form),
    ...placeErrors(step.issues),
    ...timeErrors(step.issues),
    rule: issueWords(step.issues, "rule", m.meetings_repeats_wrong()),
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errorOf)} attempt={step.attempt} />
        <ProblemNote problem={step.problem} />
        <WhoFields bodies={bodies} value={form} onChange={change} issues={step.issues} />
        <TimeFields
          value={form}
          onChange={change}
          issues={step.issues}
          timeZone={timeZone}
          {...(rule.repeats !== "NO" && { dayLabel: m.meetings_field_first_day() })}
        />
        <Stack gap="s">
          <RuleFields value={rule} onChange={(some) => change({ rule: { ...rule, ...some } })} error={errorOf.rule} />
          {rule.repeats === "NO" ? null : (
            <Checkbox label={m.meetings_field_skips()} isSelected={form.skipsDaysOff} onChange={(skipsDaysOff) => change({ skipsDaysOff })} />
          )}
        </Stack>
        <PlaceFields value={form} onChange={change} issues={step.issues} />
        <Checkbox label={m.meetings_field_closed()} isSelected={form.closed} onChange={(closed) => change({ closed })} />
        <div>
          <Button type="submit" isBusy={step.isBusy}>
            {m.meetings_new_act()}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
