import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { spanWords } from "../grants/months.ts";
import { asksAgain } from "../referrals/reading.ts";
import { Unread } from "../referrals/unread.tsx";
import { formWord } from "./form-words.ts";
import { ReportRow } from "./report-row.tsx";
import { ReportsPartDocument } from "./reports.graphql.ts";

/** Reports this reader has to do with: those that wait for their agency's numbers, those under way and those that were filed. */
export function ReportsPart() {
  const { data, error, refetch } = useQuery(ReportsPartDocument, asksAgain);
  useHint("grants", () => void refetch());
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;
  const reports = data.reports.nodes;
  const asked = reports.filter(({ ownEntry }) => ownEntry?.viewerCan.includes("ENTER") === true);
  const others = reports.filter((report) => !asked.includes(report));
  return (
    <Stack gap="l">
      {asked.length === 0 ? null : (
        <Section title={m.reports_asked_title()}>
          <Sheet isFlush>
            <Rows label={m.reports_asked_title()}>
              {asked.map((report) => (
                <ReportRow key={report.id} report={report} isAsked />
              ))}
            </Rows>
          </Sheet>
        </Section>
      )}
      {others.length === 0 ? null : (
        <Section title={m.reports_list_title()}>
          <Rows isOpen label={m.reports_list_title()}>
            {others.map((report) => (
              <ReportRow key={report.id} report={report} />
            ))}
          </Rows>
        </Section>
      )}
      {data.sharedReports.length === 0 ? null : (
        <Section title={m.reports_shared_title()} aside={m.reports_shared_aside()}>
          <Rows isOpen label={m.reports_shared_title()}>
            {data.sharedReports.map(({ id, form, periodStartsOn, periodEndsOn }) => (
              <Row
                key={id}
                title={
                  <Link look="plain" to="/g/s/$id" params={{ id }}>
                    {formWord(form.code)}
                  </Link>
                }
                meta={[spanWords(periodStartsOn, periodEndsOn)]}
              />
            ))}
          </Rows>
        </Section>
      )}
    </Stack>
  );
}
