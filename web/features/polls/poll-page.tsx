import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { formatShortDayIn, formatTimeIn } from "#web/lib/zones.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Note } from "#web/ui/note.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { stopped } from "#web/lib/dates.ts";
import { BackToMeetings } from "../meetings/back-to-meetings.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AnswerPoll } from "./answer-poll.tsx";
import { KeepPoll } from "./keep-poll.tsx";
import { OptionRow } from "./option-row.tsx";
import { PollPageDocument, type PollDetailsFragment } from "./polls.graphql.ts";
import { PollTable } from "./poll-table.tsx";
import { pollStateWord } from "./words.ts";

/** One poll: its times, what one answers, how all stand as far as it may be seen, and the choice. */
export function PollPage() {
  const { id } = useParams({ from: "/t/q/$id" });
  const { data, error, refetch } = useQuery(PollPageDocument, { ...asksAgain, ...watched, variables: { id } });
  useHint("meetings", () => void refetch());
  if (data?.poll === null) return <NotFound />;
  if (!data?.poll) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={id} poll={data.poll} />;
}

function Page({ poll }: { poll: PollDetailsFragment }) {
  const { title, state, body, deadlineAt, timeZone, options, waitingFor, series } = poll;
  const when = `${formatShortDayIn(deadlineAt, timeZone)}, ${formatTimeIn(deadlineAt, timeZone)}`;
  const seesAll = waitingFor !== null;
  return (
    <>
      <PageTitle
        back={<BackToMeetings />}
        title={title}
        lead={state === "OPEN" ? stopped(m.polls_lead_open({ body: body.name, when })) : m.polls_lead_over({ body: body.name })}
      >
        <Chip tone={state === "DECIDED" ? "green" : "neutral"}>{pollStateWord(state)}</Chip>
        {poll.hidden ? <Chip tone="plain">{m.polls_chip_hidden()}</Chip> : null}
      </PageTitle>
      <StaleNote />
      <Stack gap="l">
        {series ? (
          <Note tone="green" title={m.polls_became()}>
            <Link to="/t/$id/$day" params={{ id: series.id, day: series.startsOn }}>
              {series.title}
            </Link>
          </Note>
        ) : null}
        {poll.viewerCanAnswer ? <AnswerPoll poll={poll} /> : null}
        <Section title={m.polls_times()}>
          <Stack>
            {seesAll ? null : <Note>{m.polls_hidden_note()}</Note>}
            <ul>
              {options.map((option) => (
                <OptionRow key={option.id} poll={poll} option={option} />
              ))}
            </ul>
            {seesAll ? (
              <p>{waitingFor.length === 0 ? m.polls_waiting_none() : m.polls_waiting({ names: waitingFor.map(({ name }) => name).join(", ") })}</p>
            ) : null}
            {seesAll ? <PollTable poll={poll} /> : null}
          </Stack>
        </Section>
        {poll.viewerCanKeep && (state === "OPEN" || state === "CLOSED") ? <KeepPoll poll={poll} /> : null}
      </Stack>
    </>
  );
}
