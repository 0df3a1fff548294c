import { useQuery } from "@apollo/client/react";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { todayIso } from "#web/lib/dates.ts";
import { useHint } from "#web/lib/live.ts";
import { useViewer } from "#web/lib/viewer.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { CalendarFeed } from "../calendar/calendar-feed.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { CalendarPageDocument } from "./calendar.graphql.ts";
import { duesFrom, type CalendarDue } from "./calendar-dues.ts";
import { CalendarKey } from "./calendar-key.tsx";
import { isDone } from "./calendar-lanes.ts";
import { CalendarPicture } from "./calendar-picture.tsx";
import { CalendarTable } from "./calendar-table.tsx";
import { addMonths, firstDayOf, monthLong, monthOf } from "./months.ts";
import { RoadmapParts } from "../roadmap/roadmap-parts.tsx";

const shown = 12;
/** What is late is asked for too, though it fell due before the first month that is drawn. */
const before = 12;
/** The past that is drawn: what was just filed, and what is late. */
const past = -3;

/** Twelve months of due dates of every award, as a picture and as a table, and the way to have them in one's own calendar. */
export function CalendarPage() {
  const viewer = useViewer();
  const [from, setFrom] = useState(() => addMonths(monthOf(todayIso()), past));
  const variables = { from: firstDayOf(addMonths(from, -before)), months: before + shown };
  const { data, previousData, error, refetch } = useQuery(CalendarPageDocument, { ...asksAgain, ...watched, variables });
  useHint("grants", () => void refetch());
  if (viewer && !viewer.hasSeat) return <NotFound />;
  const read = data ?? previousData;
  if (!read) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const dues = duesFrom(read.grantCalendar).filter(({ dueOn, standing }) => dueOn >= firstDayOf(from) || !isDone(standing));
  return (
    <>
      <RoadmapParts />
      <PageTitle title={m.grants_calendar_title()} lead={leadOf(dues)} />
      <StaleNote />
      {dues.length === 0 ? (
        <Empty title={m.grants_calendar_none()}>{m.grants_calendar_none_body()}</Empty>
      ) : (
        <Stack gap="l">
          <Section
            title={m.grants_calendar_span({ from: monthLong(from), until: monthLong(addMonths(from, shown - 1)) })}
            aside={
              <Cluster gap="s">
                <Button kind="second" icon={<ChevronLeft />} aria-label={m.grants_calendar_earlier()} onPress={() => setFrom(addMonths(from, -6))}>
                  {m.grants_calendar_six()}
                </Button>
                <Button kind="second" aria-label={m.grants_calendar_later()} onPress={() => setFrom(addMonths(from, 6))}>
                  {m.grants_calendar_six()}
                  <ChevronRight />
                </Button>
              </Cluster>
            }
          >
            <Stack>
              <CalendarKey />
              <CalendarPicture dues={dues} from={from} count={shown} />
              <CalendarTable dues={dues} />
            </Stack>
          </Section>
          <CalendarFeed title={m.grants_feed_title()} words={m.grants_feed_words()} />
        </Stack>
      )}
    </>
  );
}

/** What is late and what comes soon, in one sentence. */
function leadOf(dues: readonly CalendarDue[]): string {
  const late = dues.filter(({ standing }) => standing === "LATE" || standing === "VERY_LATE").length;
  const soon = dues.filter(({ standing }) => standing === "DUE_SOON").length;
  if (late === 0 && soon === 0) return m.grants_calendar_calm();
  return [late === 0 ? null : m.grants_calendar_late({ count: late }), soon === 0 ? null : m.grants_calendar_soon({ count: soon })]
    .filter((words) => words !== null)
    .join(" ");
}
