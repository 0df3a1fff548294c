import { CertifyNumbersInput, problemsOf } from "@roundtable/shared/reports.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { formOf } from "../forms/all-forms.ts";
import { LeadCertifies, NumbersCertified, NumbersNotReady } from "../problems.ts";
import { entryActionsOf, ownNumbers, requireOwnEntry } from "../queries/reports.ts";
import { moveEntry } from "./move-entry.ts";
import { tellReport } from "./tell-report.ts";

/** An agency answers for its numbers: complete, and adding up (domain.md §2.3). From then on they count in the report. */
export function certifyNumbers(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CertifyNumbersInput, raw);
  return transact(acting, { mutation: "certifyNumbers", input }, async (unit) => {
    const { reading, announce } = unit;
    const entry = await requireOwnEntry(reading, input.entryId, "report.certify");
    const can = entryActionsOf(reading, entry);
    if (!can.includes("CERTIFY")) throw can.includes("ENTER") ? new LeadCertifies() : new NumbersCertified();
    const problems = problemsOf(formOf(entry.report.form, entry.report.formVersion).sections, await ownNumbers(reading, entry.id));
    if (problems.sums.length + problems.missing.length > 0) throw new NumbersNotReady(problems);
    await moveEntry(unit, entry, input.version, "CERTIFIED");
    await tellReport(unit, "report.certify", entry, { kind: "CERTIFIED" });
    if (entry.report.state === "FILED") announce({ topic: "report.corrected", payload: { reportId: entry.reportId } });
    return entry.id;
  });
}
