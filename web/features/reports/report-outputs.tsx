import Download from "lucide-react/icons/download";
import Printer from "lucide-react/icons/printer";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { ReportProblem } from "./problem-note.tsx";
import type { ReportPage_reportFragment } from "./reports.graphql.ts";
import { useReportFile } from "./use-report-file.ts";

/** A report on paper and as a file for a spreadsheet: what its reader may see, and no more. */
export function ReportOutputs({ report: { id, viewerCan } }: { report: ReportPage_reportFragment }) {
  const file = useReportFile(id);
  return (
    <Section title={m.reports_outputs_title()}>
      <Stack>
        <p>{m.reports_outputs_words()}</p>
        <ReportProblem problem={file.problem} />
        <Cluster>
          <ButtonLink kind="second" icon={<Printer />} to="/g/p/$id" params={{ id }}>
            {m.reports_pack()}
          </ButtonLink>
          {viewerCan.includes("EXPORT") ? (
            <Button kind="second" icon={<Download />} isBusy={file.isBusy} onPress={() => void file.save()}>
              {m.reports_csv()}
            </Button>
          ) : null}
        </Cluster>
      </Stack>
    </Section>
  );
}
