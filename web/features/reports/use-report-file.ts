import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
import { saveCsv } from "#web/lib/save-csv.ts";
import { failureOf } from "../referrals/reading.ts";
import type { ChangeProblem } from "../roadmap/use-change.ts";
import { ExportReportDocument } from "./steps/export-report.graphql.ts";

/** Fetches a report as comma-separated values and hands it to the browser as a file. */
export function useReportFile(reportId: string) {
  const [take, { loading }] = useMutation(ExportReportDocument);
  const [problem, setProblem] = useState<ChangeProblem | null>(null);
  const key = useRef<string>(null);
  const save = async (): Promise<void> => {
    key.current ??= crypto.randomUUID();
    setProblem(null);
    try {
      const { data } = await take({ variables: { input: { clientKey: key.current, reportId } } });
      key.current = null;
      if (data?.result.__typename === "ReportFile") saveCsv(data.result.fileName, data.result.text);
      else setProblem("fault");
    } catch (error) {
      setProblem(failureOf(error));
    }
  };
  return { save, problem, isBusy: loading };
}
