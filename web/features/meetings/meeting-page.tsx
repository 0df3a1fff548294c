import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { useNow } from "#web/lib/now.ts";
import { Note } from "#web/ui/note.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Split } from "#web/ui/split.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { AgendaOnDocument } from "../agenda/agenda.graphql.ts";
import { AgendaPart, NoAgenda } from "../agenda/agenda-part.tsx";
import { AtTable } from "../agenda/at-table.tsx";
import { PublicRecord } from "../agenda/public-record.tsx";
import { SessionActs } from "../agenda/session-acts.tsx";
import { SessionChips } from "../agenda/session-chips.tsx";
import { MinutesLinks } from "../minutes/minutes-links.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AnswerMeeting } from "./answer-meeting.tsx";
import { BackToMeetings } from "./back-to-meetings.tsx";
import { CancelMeeting } from "./cancel-meeting.tsx";
import { ChangeMeeting } from "./change-meeting.tsx";
import { DraftActs } from "./draft-acts.tsx";
import { MeetingFacts } from "./meeting-facts.tsx";
import { MeetingChips } from "./meeting-row.tsx";
import { MeetingPageDocument, type MeetingDetailsFragment } from "./meetings.graphql.ts";
import { When } from "./when.tsx";
import { WhoComes } from "./who-comes.tsx";

/** One meeting: when in the zone of the table and in one's own, where, whether one comes, and who does. */
export function MeetingPage() {
  const { id, day } = useParams({ from: "/t/$id/$day" });
  const { data, error, refetch } = useQuery(MeetingPageDocument, { ...asksAgain, ...watched, variables: { seriesId: id, onDay: day } });
  useHint("meetings", () => void refetch());
  if (data?.meeting === null) return <NotFound />;
  if (!data?.meeting) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={data.meeting.id} meeting={data.meeting} onAnswered={() => void refetch()} />;
}

function Page({ meeting, onAnswered }: { meeting: MeetingDetailsFragment; onAnswered: () => void }) {
  const { series, startsAt, endsAt, cancelled, onDay } = meeting;
  // Asked again, it must not be given the answer to a question that was under way before something changed.
  const context = { queryDeduplication: false };
  const { data, refetch } = useQuery(AgendaOnDocument, { ...asksAgain, ...watched, context, variables: { seriesId: series.id, onDay } });
  useHint("meetings", () => void refetch());
  const agenda = data?.agendaOn ?? null;
  const hasBegun = agenda !== null && agenda.startedAt !== null;
  const renew = () => void refetch();
  const isOver = Date.parse(endsAt) <= useNow().getTime();
  const keeps = series.viewerCanKeep && !cancelled;
  const answers = series.viewerCanAnswer && series.state === "OPEN" && !cancelled;
  return (
    <>
      <PageTitle back={<BackToMeetings />} title={meeting.title} lead={<When startsAt={startsAt} endsAt={endsAt} timeZone={series.timeZone} />}>
        <MeetingChips meeting={meeting} />
        {agenda === null ? null : <SessionChips agenda={agenda} />}
      </PageTitle>
      <StaleNote />

      <Split
        isWide
        aside={
          <Stack>
            {hasBegun ? <AtTable agenda={agenda} /> : null}
            {answers && !hasBegun && !isOver ? <AnswerMeeting meeting={meeting} onAnswered={onAnswered} /> : null}
            {series.state === "OPEN" && !hasBegun ? <WhoComes meeting={meeting} /> : null}
          </Stack>
        }
      >
        {agenda === null || cancelled ? null : (
          <>
            {agenda.viewerCan.includes("KEEP") && agenda.endedAt === null && series.state === "OPEN" ? <SessionActs agenda={agenda} /> : null}
            <MinutesLinks agenda={agenda} onChanged={renew} />
            <AgendaPart agenda={agenda} onChanged={renew} />
            <PublicRecord agenda={agenda} />
          </>
        )}
        <Stack>
          {series.state === "DRAFT" ? (
            <Note tone="amber" title={m.meetings_draft_note_title()}>
              {m.meetings_draft_note()}
            </Note>
          ) : null}
          {keeps && series.state === "DRAFT" ? <DraftActs series={series} /> : null}
          <MeetingFacts meeting={meeting} />
        </Stack>
        {data && agenda === null && !cancelled ? <NoAgenda seriesId={series.id} onDay={onDay} keeps={keeps} onChanged={renew} /> : null}
        {keeps && !hasBegun && !isOver ? (
          <Stack gap="s">
            <ChangeMeeting meeting={meeting} />
            {series.state === "OPEN" ? <CancelMeeting meeting={meeting} /> : null}
          </Stack>
        ) : null}
      </Split>
    </>
  );
}
