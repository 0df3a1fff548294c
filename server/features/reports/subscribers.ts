import { z } from "zod";
import type { JobHandler } from "#platform/jobs.ts";
import { type PrintingParts, printSharedReport } from "./commands/print-shared-report.ts";

const Announced = z.object({ reportId: z.uuid() });

/** Makes the protected copy when a report was filed, and again when its numbers were corrected. */
export function reportHandlers(parts: PrintingParts): Record<string, JobHandler> {
  const print: JobHandler = async (payload) => void (await printSharedReport(parts, Announced.parse(payload).reportId));
  return { "report.filed": print, "report.corrected": print };
}
