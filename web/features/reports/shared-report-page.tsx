import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { cellKey } from "@roundtable/shared/reports.ts";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Section } from "#web/ui/section.tsx";
import { spanWords } from "../grants/months.ts";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { caveatWord, formWord, methodWord, sectionWord } from "./form-words.ts";
import { MethodAside } from "./method-aside.tsx";
import numbers from "./report-numbers.module.css";
import layout from "./report-page.module.css";
import { ReportTable } from "./report-table.tsx";
import { ReportWork } from "./report-work.tsx";
import { SharedReportsDocument } from "./shared-reports.graphql.ts";
import { ShownNumber } from "./shown-number.tsx";

/** The protected copy of a filed report, as everybody at the table may read it. */
export function SharedReportPage() {
  const { id } = useParams({ from: "/g/s/$id" });
  const { data, error, refetch } = useQuery(SharedReportsDocument, asksAgain);
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const report = data.sharedReports.find((one) => one.id === id);
  if (!report) return <NotFound />;
  const known = new Map(report.cells.map(({ section, row, column, shown }) => [cellKey(section, row, column), shown]));
  return (
    <>
      <PageTitle
        title={formWord(report.form.code)}
        lead={m.reports_shared_lead({ span: spanWords(report.periodStartsOn, report.periodEndsOn) })}
        back={
          <Link to="/g">
            <ChevronLeft />
            {m.grants_back()}
          </Link>
        }
      />
      <StaleNote />
      <div className={layout.page}>
        <div className={layout.main}>
          {report.form.sections.map((section) => (
            <Section key={section.code} title={sectionWord(section.code)} aside={methodWord("PROTECTED_SUM")}>
              <ReportTable
                section={section}
                renderCell={(key) => {
                  const shown = known.get(key);
                  return shown ? <ShownNumber shown={shown} /> : m.reports_not_counted();
                }}
              />
              <ul className={numbers.caveats}>
                {section.caveats.map((caveat) => (
                  <li key={caveat}>{caveatWord(caveat)}</li>
                ))}
                <li>{caveatWord("ROUNDED_TO_FIVES")}</li>
              </ul>
            </Section>
          ))}
          <ReportWork report={{ activity: [], flow: report.flow }} />
        </div>
        <MethodAside isRounded />
      </div>
    </>
  );
}
