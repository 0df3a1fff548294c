import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { PrepareReportInput } from "@roundtable/shared/reports.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import type { PeriodRowFragment } from "../grants/grants.graphql.ts";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { AskableAgenciesDocument } from "./askable-agencies.graphql.ts";
import { ReportProblem } from "./problem-note.tsx";
import { PrepareReportDocument } from "./steps/prepare-report.graphql.ts";

type PrepareReportProps = { period: PeriodRowFragment; title: string; onDone: () => void; onClose: () => void };

/** Begins the report of one period and asks agencies for their numbers. */
export function PrepareReport({ period, title, onDone, onClose }: PrepareReportProps) {
  const { data } = useQuery(AskableAgenciesDocument, { fetchPolicy: "cache-first" });
  const [agencyIds, setAgencyIds] = useState<string[]>([]);
  const toast = useToast();
  const step = useChange({ document: PrepareReportDocument, check: PrepareReportInput });
  const error = issueWords(step.issues, "agencyIds", m.reports_prepare_missing());
  const submit = async () => {
    const input = (clientKey: string) => ({ clientKey, ruleId: period.rule.id, periodStartsOn: period.startsOn, agencyIds });
    if (!(await step.send(input))) return;
    toast(m.reports_prepared());
    onDone();
    onClose();
  };
  return (
    <Sheet labelledBy="prepare">
      <Form onSubmit={() => void submit()} labelledBy="prepare">
        <div>
          <h4 id="prepare">{m.reports_prepare_title({ title })}</h4>
          <p>{m.reports_prepare_words()}</p>
        </div>
        <ReportProblem problem={step.problem} />
        <CheckboxRows
          id="agencyIds"
          label={m.reports_prepare_whom()}
          {...(error !== undefined && { error })}
          value={agencyIds}
          onChange={setAgencyIds}
          options={(data?.agencies.nodes ?? []).map(({ id, name, discipline }) => ({ value: id, label: name, hint: disciplineName(discipline) }))}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.reports_prepare_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
