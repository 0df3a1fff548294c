import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
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
      if (data?.result.__typename === "ReportFile") download(data.result.fileName, data.result.text);
      else setProblem("fault");
    } catch (error) {
      setProblem(failureOf(error));
    }
  };
  return { save, problem, isBusy: loading };
}

function download(name: string, text: string): void {
  // The mark at the start tells spreadsheets that accents are written in UTF-8.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
