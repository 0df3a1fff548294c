import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { useHint } from "#web/lib/live.ts";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import back from "../roadmap/roadmap-page.module.css";
import type { Stages } from "../roadmap/stage-track.tsx";
import { CloseAssessment } from "./close-assessment.tsx";
import { Rate } from "./rate.tsx";
import { Results } from "./results.tsx";
import { SelfAssessmentPageDocument, type AssessmentFragment } from "./self-assessment.graphql.ts";
import { WhoAnswered } from "./who-answered.tsx";

/** One year's self-assessment: rating while it is open, what came of it once it is closed. */
export function SelfAssessmentPage() {
  const { id } = useParams({ from: "/m/y/$id" });
  const { data, error, refetch } = useQuery(SelfAssessmentPageDocument, { ...asksAgain, ...watched, variables: { id } });
  useHint("roadmap", () => void refetch());
  if (data?.selfAssessment === null) return <NotFound />;
  if (!data?.selfAssessment) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={id} assessment={data.selfAssessment} stages={data.roadmap?.stages ?? []} />;
}

function Page({ assessment, stages }: { assessment: AssessmentFragment; stages: Stages }) {
  const { year, viewerCan } = assessment;
  return (
    <>
      <PageTitle
        title={m.assess_name({ year: String(year) })}
        lead={leadOf(assessment)}
        back={
          <Link to="/m/assess" className={back.back ?? ""}>
            <ChevronLeft />
            {m.assess_back()}
          </Link>
        }
      />
      <StaleNote />
      {assessment.closedAt === null ? (
        <Stack gap="l">
          {viewerCan.includes("RATE") ? <Rate assessment={assessment} /> : null}
          <WhoAnswered assessment={assessment} />
          {viewerCan.includes("CLOSE") ? <CloseAssessment assessment={assessment} /> : null}
        </Stack>
      ) : (
        <Results assessment={assessment} stages={stages} />
      )}
    </>
  );
}

function leadOf({ closedAt, closesOn, viewerCan }: AssessmentFragment): string {
  if (closedAt !== null) return m.assess_results_lead();
  const date = formatDate(closesOn);
  return viewerCan.includes("RATE") ? m.assess_rate_lead({ date }) : m.assess_watch_lead({ date });
}
