import { ExcuseAgencyInput } from "@roundtable/shared/reports.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { NotAtThisStep } from "../problems.ts";
import { entryActionsOf, requireKeptEntry } from "../queries/reports.ts";
import { moveEntry } from "./move-entry.ts";
import { tellReport } from "./tell-report.ts";

/** Goes on without an agency's numbers, for a reason that stands in the report. Not once it has certified: the difference would be its numbers. */
export function excuseAgency(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ExcuseAgencyInput, raw);
  return transact(acting, { mutation: "excuseAgency", input }, async (unit) => {
    const entry = await requireKeptEntry(unit.reading, input.entryId, "report.excuse");
    if (!entryActionsOf(unit.reading, entry).includes("EXCUSE")) throw new NotAtThisStep(entry.report.state === "FILED" ? "ALREADY_FILED" : "CERTIFIED_BEFORE");
    await moveEntry(unit, entry, input.version, "EXCUSED");
    await tellReport(unit, "report.excuse", entry, { kind: "EXCUSED", reason: input.reason });
    return entry.id;
  });
}
