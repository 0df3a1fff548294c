import { cellKey, EnterNumbersInput } from "@roundtable/shared/reports.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { formOf } from "../forms/all-forms.ts";
import { NumbersCertified } from "../problems.ts";
import { entryActionsOf, requireOwnEntry } from "../queries/reports.ts";
import { isLinked } from "../rules.ts";
import { moveEntry } from "./move-entry.ts";

/** Saves what the reader's own agency knows so far: as often as it likes, and whether it adds up or not. */
export function enterNumbers(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(EnterNumbersInput, raw);
  return transact(acting, { mutation: "enterNumbers", input }, async (unit) => {
    const { tx, reading, record } = unit;
    const entry = await requireOwnEntry(reading, input.entryId, "report.enter");
    if (!entryActionsOf(reading, entry).includes("ENTER")) throw new NumbersCertified();
    const form = formOf(entry.report.form, entry.report.formVersion);
    const asked = new Set(form.sections.flatMap(({ code, rows, columns }) => rows.flatMap((row) => columns.map((column) => cellKey(code, row, column)))));
    const seen = new Set<string>();
    const { id: entryId, taskForceId, agencyId } = entry;
    const numbers = input.numbers.map((number, at) => {
      const key = cellKey(number.section, number.row, number.column);
      if (!asked.has(key) || seen.has(key))
        throw new InvalidInput([{ path: ["numbers", String(at)], message: seen.has(key) ? "is there twice" : "is not on this form" }]);
      seen.add(key);
      return { ...number, taskForceId, entryId, agencyId, linked: isLinked(form, number) };
    });
    await moveEntry(unit, entry, input.version);
    await tx.reportNumber.deleteMany({ where: { entryId } });
    await tx.reportNumber.createMany({ data: numbers });
    record({ action: "report.enter", outcome: "OK", subjectIds: [entry.reportId], detail: { fields: "ACTION" } });
    return entryId;
  });
}
