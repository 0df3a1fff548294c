import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { ApproveMinutesInput } from "@roundtable/shared/minutes.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { addDays, todayIso } from "#web/lib/dates.ts";
import { SelectField } from "#web/ui/select-field.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AgendaOnDocument, type AgendaDetailsFragment } from "../agenda/agenda.graphql.ts";
import { StepForm } from "../agenda/step-form.tsx";
import { useAct } from "../agenda/use-act.ts";
import { VoteFields, type Votes, votesFrom } from "../agenda/vote-fields.tsx";
import { itemTitle } from "../agenda/words.ts";
import { issueWords } from "../roadmap/issue-words.ts";
import { LaterMeetingsDocument, type MinutesFragment } from "./minutes.graphql.ts";
import { ApproveMinutesDocument } from "./steps/approve-minutes.graphql.ts";

/** Approves minutes by a vote on an item of a later meeting of the body, which goes on now. */
export function Approve({ minutes, bodyId }: { minutes: MinutesFragment; bodyId: string }) {
  const variables = { from: addDays(todayIso(), -1), to: addDays(todayIso(), 1) };
  const { data, error, refetch } = useQuery(LaterMeetingsDocument, { variables, fetchPolicy: "cache-and-network" });
  const near = (data?.meetings ?? []).filter(({ series }) => series.body.id === bodyId);
  return (
    <Section title={m.minutes_approve_title()}>
      <Stack gap="s">
        <p>{m.minutes_approve_lead()}</p>
        {data ? null : <Unread error={error} onRetry={() => void refetch()} />}
        {data && near.length === 0 ? <p>{m.minutes_approve_none()}</p> : null}
        {near.map(({ id, series, onDay }) => (
          <AtMeeting key={id} minutes={minutes} seriesId={series.id} onDay={onDay} isOnly={near.length === 1} />
        ))}
      </Stack>
    </Section>
  );
}

type AtMeetingProps = { minutes: MinutesFragment; seriesId: string; onDay: string; isOnly: boolean };

function AtMeeting({ minutes, seriesId, onDay, isOnly }: AtMeetingProps) {
  const { data } = useQuery(AgendaOnDocument, { variables: { seriesId, onDay }, fetchPolicy: "cache-and-network" });
  const agenda = data?.agendaOn;
  if (!agenda || agenda.startedAt === null || agenda.endedAt !== null || agenda.id === minutes.meetingId)
    return data && isOnly ? <p>{m.minutes_approve_none()}</p> : null;
  return <VoteForm minutes={minutes} agenda={agenda} />;
}

function VoteForm({ minutes: { id, version }, agenda }: { minutes: MinutesFragment; agenda: AgendaDetailsFragment }) {
  const [itemId, setItem] = useState("");
  const [votes, setVotes] = useState<Votes>({});
  const step = useAct({ document: ApproveMinutesDocument, check: ApproveMinutesInput }, m.minutes_approve_done);
  const error = issueWords(step.issues, "itemId", m.minutes_approve_item_missing());
  const submit = () => void step.act((clientKey) => ({ clientKey, minutesId: id, version, itemId, votes: votesFrom(votes) }));
  return (
    <StepForm step={step} actLabel={m.minutes_approve_act()} onSubmit={submit} onClose={() => setVotes({})}>
      <SelectField
        label={m.minutes_approve_item()}
        {...(error !== undefined && { error })}
        value={itemId}
        onChange={setItem}
        options={agenda.items.map((item) => ({ value: item.id, label: itemTitle(item) }))}
      />
      <VoteFields agenda={agenda} value={votes} onChange={setVotes} />
    </StepForm>
  );
}
