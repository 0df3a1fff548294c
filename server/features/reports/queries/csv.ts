import { cellKey } from "@roundtable/shared/reports.ts";
import type { Reading } from "#platform/acting.ts";
import { findAgencyAtTable } from "#features/agencies/queries.ts";
import { formOf } from "../forms/all-forms.ts";
import { adviceFor, written } from "../rules.ts";
import { adviceForWork } from "../rules/activity.ts";
import { writeCsv } from "../rules/csv.ts";
import type { Shown } from "../rules/disclosure.ts";
import { activityOf, readActivity } from "./activity.ts";
import { cellsOf } from "./cells.ts";
import type { ReportView } from "./reports.ts";

/** What its reader sees of a report, as a file: every number with how it was made and what to know of it. */
export async function csvOf(reading: Reading, report: ReportView): Promise<{ fileName: string; text: string }> {
  const form = formOf(report.form, report.formVersion);
  const cells = new Map((await cellsOf(reading, report)).map((cell) => [cellKey(cell.section, cell.row, cell.column), cell]));
  const hasExcused = report.entries.some(({ state }) => state === "EXCUSED");
  const period = `${written(report.periodStartsOn)} to ${written(report.periodEndsOn)}`;
  const rows: (string | number | null)[][] = [
    ["Form", form.title, `version ${form.version}`],
    ["Period", period],
    [
      "State",
      report.state,
      ...(report.filing ? [`filed ${written(report.filing.filedOn)}`, `SHA-256 ${Buffer.from(report.filing.sha256).toString("hex")}`] : []),
    ],
    ["Your agency", (await findAgencyAtTable(reading, reading.actor.agencyId))?.name ?? ""],
    [],
    ["Section", "Row", "Column", "Your agency", "Whole report", "Method", "Caveats"],
  ];
  for (const section of form.sections) {
    const { method, caveats } = adviceFor(section, hasExcused);
    for (const row of section.rows)
      for (const column of section.columns) {
        const cell = cells.get(cellKey(section.code, row, column));
        rows.push([section.code, row, column, cell?.own ?? null, inText(cell?.whole), method, caveats.join(" ")]);
      }
  }
  const work = report.filing ? readActivity(report.filing.work) : report.state === "FILED" ? [] : await activityOf(reading, report);
  for (const { code, audience, count } of work) {
    const { method, caveats } = adviceForWork(code);
    rows.push(["ACTIVITY", code, audience, null, count, method, caveats.join(" ")]);
  }
  rows.push(
    [],
    ["Sum of agency counts; a person may be counted by more than one agency."],
    ["<11 is fewer than 11; zero is not told apart. An empty cell of the whole report is held back or not open yet."],
  );
  return { fileName: `report-${written(report.periodEndsOn)}.csv`, text: writeCsv(rows) };
}

function inText(shown: Shown | undefined): string | number | null {
  if (shown?.kind === "NUMBER") return shown.value;
  return shown?.kind === "FEW" ? "<11" : null;
}
