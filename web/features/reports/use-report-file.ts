import { useMutation } from "@apollo/client/react";
import { ExportReportDocument } from "./steps/export-report.graphql.ts";
import { useFile } from "./use-file.ts";

/** Fetches a report as comma-separated values and hands it to the browser as a file. */
export function useReportFile(reportId: string) {
  const [take, { loading }] = useMutation(ExportReportDocument);
  const file = useFile(async (clientKey) => {
    const { data } = await take({ variables: { input: { clientKey, reportId } } });
    return data?.result.__typename === "ReportFile" ? data.result : null;
  });
  return { ...file, isBusy: loading };
}
