import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import Printer from "lucide-react/icons/printer";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, formatDay, formatTime, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { spanWords } from "../grants/months.ts";
import { Unread } from "../referrals/unread.tsx";
import { formWord } from "./form-words.ts";
import { MethodAside } from "./method-aside.tsx";
import styles from "./pack-page.module.css";
import { PackEntries } from "./pack-entries.tsx";
import { NumbersSection } from "./report-numbers.tsx";
import { ReportWork } from "./report-work.tsx";
import { PackPageDocument, type ReportPage_reportFragment } from "./reports.graphql.ts";
import { reportTitle } from "./words.ts";

/** A report as a pack to print: whose numbers, how each was made, the tables, and the fingerprint of the frozen copy. */
export function PackPage() {
  const { id } = useParams({ from: "/g/p/$id" });
  const { data, error, refetch } = useQuery(PackPageDocument, { fetchPolicy: "network-only", variables: { id } });
  if (data?.report === null) return <NotFound />;
  if (!data?.report || !data.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Pack report={data.report} taskForce={data.viewer.taskForce.name} reader={data.viewer.person.name} />;
}

type PackProps = { report: ReportPage_reportFragment; taskForce: string; reader: string };

function Pack({ report, taskForce, reader }: PackProps) {
  const { id, form, cells, filing } = report;
  const [now] = useState(() => new Date());
  return (
    <div className={styles.pack}>
      <PageTitle
        title={reportTitle(report)}
        lead={spanWords(report.periodStartsOn, report.periodEndsOn)}
        back={
          <span className={styles.screen}>
            <Link to="/g/r/$id" params={{ id }}>
              <ChevronLeft />
              {m.reports_own_back()}
            </Link>
          </span>
        }
        actions={
          <span className={styles.screen}>
            <Button icon={<Printer />} onPress={() => print()}>
              {m.reports_print()}
            </Button>
          </span>
        }
      />
      {filing ? null : <p className={styles.draft}>{m.reports_pack_draft()}</p>}
      <Facts>
        <Fact label={m.reports_pack_task_force()}>{taskForce}</Fact>
        {report.award ? (
          <Fact label={m.grants_table_award()} hint={m.grants_held_by({ agency: report.holder.name })}>
            {report.award.title}
          </Fact>
        ) : (
          <Fact label={m.grants_fact_holder()}>{report.holder.name}</Fact>
        )}
        <Fact label={m.reports_pack_form()}>{m.reports_pack_version({ title: formWord(form.code), version: form.version })}</Fact>
        {filing ? (
          <Fact label={m.reports_state_filed()} hint={<span className={styles.print}>{filing.sha256}</span>}>
            {m.reports_filed_by({ date: formatDate(filing.filedOn), name: filing.filedBy?.name ?? "" })}
          </Fact>
        ) : null}
        <Fact label={m.reports_pack_printed()} hint={m.reports_pack_reader()}>
          {m.reports_pack_by({ when: `${formatDay(now)}, ${todayIso(now).slice(0, 4)}, ${formatTime(now)}`, name: reader })}
        </Fact>
      </Facts>
      <div className={styles.method}>
        <MethodAside />
      </div>
      <PackEntries entries={report.entries} />
      {cells.length === 0 ? <p>{m.reports_numbers_closed()}</p> : null}
      {cells.length === 0 ? null : (
        <div className={styles.tables}>
          {form.sections.map((section) => (
            <NumbersSection key={section.code} section={section} cells={cells} />
          ))}
        </div>
      )}
      <ReportWork report={report} />
    </div>
  );
}
