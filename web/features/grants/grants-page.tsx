import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { todayIso } from "#web/lib/dates.ts";
import { useHint } from "#web/lib/live.ts";
import { useViewer } from "#web/lib/viewer.ts";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { ReportsPart } from "../reports/reports-part.tsx";
import { AddAward } from "./add-award.tsx";
import { AwardRow } from "./award-row.tsx";
import { CalendarPageDocument } from "./calendar.graphql.ts";
import { duesFrom } from "./calendar-dues.ts";
import { DueRow } from "./due-row.tsx";
import { GrantsPageDocument } from "./grants.graphql.ts";
import { nextOf, pressingOf } from "./pressing.ts";
import { addMonths, firstDayOf, monthOf } from "./months.ts";
import { RoadmapParts } from "../roadmap/roadmap-parts.tsx";

/** How many months back what is late is looked for, and how many ahead what comes next. */
const few = 5;
const past = 24;
const ahead = 12;

/** What presses among all that is owed, what this reader's agency was asked for, and the awards. */
export function GrantsPage() {
  const viewer = useViewer();
  const [from] = useState(() => firstDayOf(addMonths(monthOf(todayIso()), -past)));
  const { data, error, refetch } = useQuery(GrantsPageDocument, { ...asksAgain, ...watched });
  const calendar = useQuery(CalendarPageDocument, { ...asksAgain, ...watched, variables: { from, months: past + ahead } });
  const renew = () => {
    void refetch();
    void calendar.refetch();
  };
  useHint("grants", renew);
  // The operator keeps the hub running and sees no award: "none yet" would not be true.
  if (viewer && !viewer.hasSeat) return <NotFound />;
  if (!data?.viewer) return <Unread isPage error={error} onRetry={renew} />;
  const awards = data.awards.nodes;
  const dues = duesFrom(calendar.data?.grantCalendar ?? []);
  const pressing = pressingOf(dues);
  const { viewerCanAddAward, seats, agency } = data.viewer;
  return (
    <>
      <RoadmapParts />
      <PageTitle title={m.grants_title()} lead={m.grants_lead()} />
      <StaleNote />
      <Stack gap="l">
        {pressing.length === 0 ? null : (
          <Section title={m.grants_pressing_title()} aside={<Link to="/g/calendar">{m.grants_pressing_all({ count: pressing.length })}</Link>}>
            <Sheet isFlush>
              <Rows label={m.grants_pressing_title()}>
                {pressing.slice(0, few).map((due) => (
                  <DueRow key={due.key} due={due} />
                ))}
              </Rows>
            </Sheet>
          </Section>
        )}
        <ReportsPart />
        <Section title={m.grants_awards_title()}>
          <Stack>
            {awards.length === 0 ? (
              <Empty title={m.grants_awards_none()}>{m.grants_awards_none_body()}</Empty>
            ) : (
              <Rows isOpen label={m.grants_awards_title()}>
                {awards.map((award) => (
                  <AwardRow key={award.id} award={award} next={nextOf(dues, award.id)} />
                ))}
              </Rows>
            )}
            {viewerCanAddAward ? (
              <Unfold label={m.grants_add()} kind="second">
                {(close) => <AddAward ownAgencyId={seats.includes("COORDINATOR") ? null : agency.id} onDone={renew} onClose={close} />}
              </Unfold>
            ) : null}
          </Stack>
        </Section>
      </Stack>
    </>
  );
}
