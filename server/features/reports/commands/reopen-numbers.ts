import { ReopenNumbersInput } from "@roundtable/shared/reports.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { LeadCertifies, NotAtThisStep } from "../problems.ts";
import { entryActionsOf, requireOwnEntry } from "../queries/reports.ts";
import { moveEntry } from "./move-entry.ts";
import { tellReport } from "./tell-report.ts";

/** An agency opens its numbers again after the report was filed, to correct them. The filed copy stays as it is (GR-4). */
export function reopenNumbers(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ReopenNumbersInput, raw);
  return transact(acting, { mutation: "reopenNumbers", input }, async (unit) => {
    const entry = await requireOwnEntry(unit.reading, input.entryId, "report.reopen");
    if (!entryActionsOf(unit.reading, entry).includes("REOPEN")) {
      if (entry.report.state !== "FILED") throw new NotAtThisStep("NOT_FILED");
      throw entry.state === "CERTIFIED" ? new LeadCertifies() : new NotAtThisStep("NOT_CERTIFIED");
    }
    await moveEntry(unit, entry, input.version, "DRAFT");
    await tellReport(unit, "report.reopen", entry, { kind: "REOPENED", reason: input.reason });
    return entry.id;
  });
}
