import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { useHint } from "#web/lib/live.ts";
import { useViewer } from "#web/lib/viewer.ts";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Row } from "#web/ui/row.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { RoadmapParts } from "../roadmap/roadmap-parts.tsx";
import { AssessmentsPageDocument, type AssessmentsPageQuery } from "./self-assessment.graphql.ts";
import { OpenNow } from "./open-now.tsx";
import { StartAssessment } from "./start-assessment.tsx";

/** The yearly self-assessments: the open one first, with what is to be done, then the earlier ones. */
export function AssessmentsPage() {
  const { data, error, refetch } = useQuery(AssessmentsPageDocument, { ...asksAgain, ...watched });
  useHint("roadmap", () => void refetch());
  const viewer = useViewer();
  if (viewer && !viewer.hasSeat) return <NotFound />;
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { selfAssessments, viewerCanOpenSelfAssessment } = data;
  const open = selfAssessments.find(({ closedAt }) => closedAt === null);
  const closed = selfAssessments.filter(({ closedAt }) => closedAt !== null);
  return (
    <>
      <RoadmapParts />
      <PageTitle title={m.assess_title()} lead={m.assess_lead()} />
      <StaleNote />
      <Stack gap="l">
        {open ? <OpenNow assessment={open} /> : null}
        {viewerCanOpenSelfAssessment ? <StartAssessment years={selfAssessments.map(({ year }) => year)} onOpened={() => void refetch()} /> : null}
        {selfAssessments.length === 0 ? <Empty title={m.assess_none_title()}>{m.assess_none_body()}</Empty> : null}
        {closed.length === 0 ? null : (
          <Section title={m.assess_years()}>
            <Rows isOpen label={m.assess_years()}>
              {closed.map((one) => (
                <YearRow key={one.id} assessment={one} />
              ))}
            </Rows>
          </Section>
        )}
      </Stack>
    </>
  );
}

function YearRow({ assessment }: { assessment: AssessmentsPageQuery["selfAssessments"][number] }) {
  const { id, year, closedAt, answered, goals } = assessment;
  return (
    <Row
      title={
        <Link look="plain" to="/m/y/$id" params={{ id }}>
          {m.assess_name({ year: String(year) })}
        </Link>
      }
      meta={[
        ...(closedAt === null ? [] : [m.assess_state_closed({ date: formatDate(todayIso(new Date(closedAt))) })]),
        m.assess_answered_count({ count: answered.length }),
        ...(goals.length === 0 ? [] : [m.assess_goals_count({ count: goals.length })]),
      ]}
    />
  );
}
