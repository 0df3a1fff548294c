import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { spanWords } from "../grants/months.ts";
import { sideWord } from "../grants/words.ts";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AgencyEntries } from "./agency-entries.tsx";
import { DueBox } from "./due-box.tsx";
import { FileReport } from "./file-report.tsx";
import { FiledDifference } from "./filed-difference.tsx";
import { MethodAside } from "./method-aside.tsx";
import { NextStep } from "./next-step.tsx";
import { ReportHistory } from "./report-history.tsx";
import { ReportNumbers } from "./report-numbers.tsx";
import { ReportOutputs } from "./report-outputs.tsx";
import layout from "./report-page.module.css";
import { ReportStateChip } from "./report-state-chip.tsx";
import { ReportPageDocument, type ReportPage_reportFragment } from "./reports.graphql.ts";
import { ReportWork } from "./report-work.tsx";
import { reportTitle } from "./words.ts";

/** The report of one period: what is next, whose numbers are in, the numbers with how they were made, and its filing. */
export function ReportPage() {
  const { id } = useParams({ from: "/g/r/$id" });
  const { data, error, refetch } = useQuery(ReportPageDocument, { ...asksAgain, ...watched, variables: { id } });
  useHint("grants", () => void refetch());
  if (data?.report === null) return <NotFound />;
  if (!data?.report) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={id} report={data.report} />;
}

function Page({ report }: { report: ReportPage_reportFragment }) {
  const { state, award, period, holder, periodStartsOn, periodEndsOn } = report;
  const span = spanWords(periodStartsOn, periodEndsOn);
  return (
    <>
      <PageTitle
        title={reportTitle(report)}
        lead={m.reports_lead({ span, award: award ? `${award.title}. ${sideWord(award.side)}` : m.grants_held_by({ agency: holder.name }) })}
        back={
          <Link to="/g">
            <ChevronLeft />
            {m.grants_back()}
          </Link>
        }
        actions={period ? <DueBox period={period} /> : undefined}
      >
        <ReportStateChip state={state} />
        <span className={layout.aside}>{m.reports_not_sent()}</span>
      </PageTitle>
      <StaleNote />
      <NextStep report={report} />
      <div className={layout.page}>
        <div className={layout.main}>
          <AgencyEntries report={report} />
          <ReportNumbers report={report} />
          <ReportWork report={report} />
          {state === "FILED" && report.filing ? <FiledDifference reportId={report.id} /> : null}
        </div>
        <MethodAside />
      </div>
      <FileReport report={report} />
      <ReportOutputs report={report} />
      <ReportHistory history={report.history} />
    </>
  );
}
