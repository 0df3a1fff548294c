import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { spanWords } from "../grants/months.ts";
import { EnteredNumbers } from "./entered-numbers.tsx";
import { NumbersForm } from "./numbers-form.tsx";
import { EntryStateChip } from "./report-state-chip.tsx";
import { OwnNumbersPageDocument } from "./reports.graphql.ts";
import { ReturnedNote } from "./returned-note.tsx";
import { reportTitle } from "./words.ts";

/** The numbers of the reader's own agency for one report: to be entered and certified, and afterwards to be read. */
export function OwnNumbersPage() {
  const { id } = useParams({ from: "/g/n/$id" });
  const { data, error, refetch } = useQuery(OwnNumbersPageDocument, { ...asksAgain, variables: { id } });
  useHint("grants", () => void refetch());
  const { report } = data ?? {};
  if (report === null || report?.ownEntry === null) return <NotFound />;
  if (!report?.ownEntry) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { ownEntry: entry, form, history } = report;
  const isOpen = entry.viewerCan.includes("ENTER");
  return (
    <>
      <PageTitle
        title={m.reports_own_title()}
        lead={m.reports_own_lead({ report: reportTitle(report), span: spanWords(report.periodStartsOn, report.periodEndsOn), agency: entry.agency.name })}
        back={
          <Link to="/g/r/$id" params={{ id }}>
            <ChevronLeft />
            {m.reports_own_back()}
          </Link>
        }
      >
        <EntryStateChip state={entry.state} />
      </PageTitle>
      <StaleNote />
      {entry.state === "RETURNED" ? <ReturnedNote history={history} /> : null}
      {isOpen ? <NumbersForm key={entry.id} entry={entry} sections={form.sections} /> : <EnteredNumbers entry={entry} sections={form.sections} />}
    </>
  );
}
