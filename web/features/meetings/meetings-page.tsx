import { useQuery } from "@apollo/client/react";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { todayIso } from "#web/lib/dates.ts";
import { useHint } from "#web/lib/live.ts";
import { useViewer } from "#web/lib/viewer.ts";
import { formatMonth, monthEnd, monthFrom, ownZone, zoneName } from "#web/lib/zones.ts";
import { Button } from "#web/ui/button.tsx";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { CalendarFeed } from "../calendar/calendar-feed.tsx";
import { PollList } from "../polls/poll-list.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { DaysOff } from "./days-off.tsx";
import { MeetingRow } from "./meeting-row.tsx";
import { MeetingsPageDocument, type MeetingRowFragment } from "./meetings.graphql.ts";
import { MeetingParts } from "./parts.tsx";

/** The calendar of the table, month by month, and the polls that wait. */
export function MeetingsPage() {
  const [month, setMonth] = useState(() => monthFrom(todayIso(), 0));
  const variables = { from: month, to: monthEnd(month) };
  const { data, error, previousData, refetch } = useQuery(MeetingsPageDocument, { ...asksAgain, ...watched, variables });
  useHint("meetings", () => void refetch());
  const hasSeat = useViewer()?.hasSeat ?? false;
  const shown = data ?? previousData;
  if (!shown?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const zone = shown.viewer.taskForce.timeZone;
  const keeps = shown.bodies.some(({ viewerCan }) => viewerCan.includes("KEEP_MEETINGS"));
  const lead = zone === ownZone() ? m.meetings_lead({ zone: zoneName(zone) }) : m.meetings_lead_yours({ zone: zoneName(zone) });
  return (
    <>
      <MeetingParts />
      <PageTitle
        title={m.meetings_title()}
        lead={lead}
        actions={
          keeps ? (
            <>
              <ButtonLink to="/t/new">{m.meetings_call()}</ButtonLink>
              <ButtonLink kind="second" to="/t/q/new">
                {m.meetings_find_time()}
              </ButtonLink>
            </>
          ) : undefined
        }
      />
      <StaleNote />
      <Stack gap="l">
        <PollList polls={shown.polls} />
        <Section
          title={capital(formatMonth(month))}
          aside={
            <Cluster gap="s">
              <Button kind="quiet" icon={<ChevronLeft />} onPress={() => setMonth(monthFrom(month, -1))}>
                {m.meetings_month_before()}
              </Button>
              <Button kind="quiet" onPress={() => setMonth(monthFrom(todayIso(), 0))}>
                {m.meetings_month_now()}
              </Button>
              <Button kind="quiet" onPress={() => setMonth(monthFrom(month, 1))}>
                {m.meetings_month_after()}
                <ChevronRight />
              </Button>
            </Cluster>
          }
        >
          <Month month={month} meetings={data?.meetings} error={error} onRetry={() => void refetch()} />
        </Section>
        {shown.viewer.viewerCanMakeBodies ? <DaysOff /> : null}
        {hasSeat ? <CalendarFeed title={m.meetings_feed_title()} words={m.meetings_feed_words()} /> : null}
      </Stack>
    </>
  );
}

type MonthProps = { month: string; meetings: readonly MeetingRowFragment[] | undefined; error: unknown; onRetry: () => void };

function Month({ month, meetings, error, onRetry }: MonthProps) {
  if (!meetings) return <Unread error={error} onRetry={onRetry} />;
  if (meetings.length === 0) return <Empty title={m.meetings_month_empty({ month: formatMonth(month) })}>{m.meetings_month_empty_more()}</Empty>;
  return (
    <Sheet isFlush>
      <Rows label={formatMonth(month)}>
        {meetings.map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} />
        ))}
      </Rows>
    </Sheet>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
