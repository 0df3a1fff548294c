import { RequestChangesInput } from "@roundtable/shared/reports.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { NotAtThisStep } from "../problems.ts";
import { entryActionsOf, requireKeptEntry } from "../queries/reports.ts";
import { moveEntry } from "./move-entry.ts";
import { tellReport } from "./tell-report.ts";

/** Gives certified numbers back to their agency, with a reason. Sums close until it has certified again. */
export function requestChanges(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RequestChangesInput, raw);
  return transact(acting, { mutation: "requestChanges", input }, async (unit) => {
    const entry = await requireKeptEntry(unit.reading, input.entryId, "report.request-changes");
    if (!entryActionsOf(unit.reading, entry).includes("REQUEST_CHANGES"))
      throw new NotAtThisStep(entry.report.state === "FILED" ? "ALREADY_FILED" : "NOT_CERTIFIED");
    await moveEntry(unit, entry, input.version, "RETURNED");
    await tellReport(unit, "report.request-changes", entry, { kind: "CHANGES_REQUESTED", reason: input.reason, note: input.note || null });
    unit.announce({ topic: "report.numbers-returned", payload: { entryId: entry.id, byId: acting.actor.personId } });
    return entry.id;
  });
}
