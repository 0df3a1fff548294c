import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { ChangeMeetingInput, titleLength } from "@roundtable/shared/meetings.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { changeFrom, changeFormOf } from "./change-form.ts";
import type { MeetingDetailsFragment } from "./meetings.graphql.ts";
import { PlaceFields, placeErrors } from "./place-fields.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { ScopeField } from "./scope-field.tsx";
import { ChangeMeetingDocument } from "./steps/change-meeting.graphql.ts";
import { TimeFields, timeErrors } from "./time-fields.tsx";

type ChangeProps = { meeting: MeetingDetailsFragment };

/** Changes or moves one meeting, this and all later ones, or all that are to come. */
export function ChangeMeeting({ meeting }: ChangeProps) {
  return (
    <Unfold kind="second" label={m.meetings_change_act()}>
      {(close) => <ChangeForm meeting={meeting} onDone={close} />}
    </Unfold>
  );
}

function ChangeForm({ meeting, onDone }: ChangeProps & { onDone: () => void }) {
  const { onDay, series } = meeting;
  const isDraft = series.state === "DRAFT";
  const { form, change, reset } = useDraft(changeFormOf(meeting));
  const followsRule = series.rule !== null && form.scope !== null && form.scope !== "ONE";
  const [isAsked, setAsked] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const toast = useToast();
  const navigate = useNavigate();
  const step = useChange({
    document: ChangeMeetingDocument,
    check: ChangeMeetingInput,
    onConflict: (version) => change({ version }),
    onDone: (result) => {
      if (result.__typename !== "MeetingSeries" || form.scope === "ONE") return;
      // What was changed may belong to another series now, and fall on other days.
      void navigate({ to: "/t/$id/$day", params: { id: result.id, day: result.next?.onDay ?? result.startsOn } });
    },
  });
  const act = async () => {
    const isDone = await step.send((clientKey) => ({ clientKey, ...changeFrom(meeting, form) }));
    setAsked(false);
    if (!isDone) return;
    toast(isDraft ? m.meetings_change_done_draft() : m.meetings_change_done());
    reset();
    onDone();
  };
  const submit = () => {
    if (form.scope === null) setMissing(true);
    else if (isDraft) void act();
    else setAsked(true);
  };
  const errorOf = {
    scope: isMissing && form.scope === null ? m.meetings_scope_missing() : undefined,
    title: issueWords(step.issues, "title", m.meetings_field_title_missing()),
    ...timeErrors(step.issues),
    rule: issueWords(step.issues, "rule", m.meetings_repeats_wrong()),
    ...placeErrors(step.issues),
  };
  return (
    <Sheet labelledBy="change-meeting">
      <h2 id="change-meeting">{m.meetings_change_title()}</h2>
      <ErrorSummary errors={errorsOf(errorOf)} attempt={step.attempt} />
      <ProblemNote problem={step.problem} />
      <Form onSubmit={submit} labelledBy="change-meeting">
        {series.rule === null ? null : <ScopeField onDay={onDay} value={form.scope} onChange={(scope) => change({ scope })} error={errorOf.scope} />}
        <TextField
          id="title"
          label={m.meetings_field_title()}
          {...(errorOf.title !== undefined && { error: errorOf.title })}
          value={form.title}
          onChange={(title) => change({ title })}
          maxLength={titleLength}
        />
        <TimeFields value={form} onChange={change} issues={step.issues} timeZone={series.timeZone} hasDay={!followsRule} />
        {followsRule ? <RuleFields value={form.rule} onChange={(some) => change({ rule: { ...form.rule, ...some } })} error={errorOf.rule} /> : null}
        <PlaceFields value={form} onChange={change} issues={step.issues} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy && !isAsked}>
            {m.meetings_change_send()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.meetings_change_question()}
        actLabel={m.meetings_change_send()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.meetings_change_safe()}
      >
        <p>{m.meetings_change_body()}</p>
      </Dialog>
    </Sheet>
  );
}
