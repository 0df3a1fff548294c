import BadgeCheck from "lucide-react/icons/badge-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { FileReportInput } from "@roundtable/shared/reports.ts";
import { addDays, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import styles from "./file-report.module.css";
import { ReportProblem } from "./problem-note.tsx";
import type { ReportPage_reportFragment } from "./reports.graphql.ts";
import { FileReportDocument } from "./steps/file-report.graphql.ts";

/** Notes the filing and freezes the numbers, after a question; until every agency has certified the button says why not yet. */
export function FileReport({ report }: { report: ReportPage_reportFragment }) {
  const { state, filing, entries, viewerCan } = report;
  const open = entries.filter((entry) => entry.state === "DRAFT" || entry.state === "RETURNED").length;
  const oversees = entries.some(({ isOwn }) => !isOwn) || report.award !== null;
  if (state === "FILED") return filing ? <Frozen filing={filing} /> : null;
  if (!oversees) return null;
  return (
    <div className={styles.part}>
      <Section title={m.reports_file_title()}>
        <Stack>
          <p className={styles.check}>
            {open === 0 ? <BadgeCheck className={styles.done} /> : <CircleDashed />}
            {open === 0 ? m.reports_file_all() : m.reports_next_waiting({ count: open })}
          </p>
          {viewerCan.includes("FILE") || open > 0 ? <FileForm report={report} isReady={viewerCan.includes("FILE")} /> : <p>{m.reports_next_review_wait()}</p>}
        </Stack>
      </Section>
    </div>
  );
}

function FileForm({ report, isReady }: { report: ReportPage_reportFragment; isReady: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [filedOn, setFiledOn] = useState<string | null>(() => todayIso());
  const toast = useToast();
  const step = useChange({ document: FileReportDocument, check: FileReportInput });
  const error = issueWords(step.issues, "filedOn", m.reports_file_day_wrong());
  const act = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, reportId: report.id, version: report.version, filedOn: filedOn ?? "" })))) return;
    setOpen(false);
    toast(m.reports_file_done());
  };
  return (
    <>
      <div>
        <Button onPress={() => setOpen(true)} {...(!isReady && { notYet: m.reports_file_not_yet() })}>
          {m.reports_file_act()}
        </Button>
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={m.reports_file_question()}
        actLabel={m.reports_file_act()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.reports_certify_safe()}
      >
        <ReportProblem problem={step.problem} />
        <p>{m.reports_file_body()}</p>
        <DateField
          id="filedOn"
          label={m.grants_mark_day()}
          {...(error !== undefined && { error })}
          value={filedOn}
          onChange={setFiledOn}
          min={addDays(report.periodEndsOn, 1)}
          max={todayIso()}
        />
      </Dialog>
    </>
  );
}

function Frozen({ filing }: { filing: NonNullable<ReportPage_reportFragment["filing"]> }) {
  return (
    <div className={styles.part}>
      <Section title={m.reports_frozen_title()}>
        <p>{m.reports_frozen_body()}</p>
        <p className={styles.print}>
          {m.reports_frozen_print()} <code translate="no">{(filing.sha256.match(/.{1,8}/gu) ?? []).join(" ")}</code>
        </p>
      </Section>
    </div>
  );
}
