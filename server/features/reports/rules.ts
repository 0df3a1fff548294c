import {
  cellKey,
  type CountCaveat,
  type CountMethod,
  type EntryAction,
  type EntryState,
  type ReportForm,
  type ReportSection,
  type ReportState,
} from "@roundtable/shared/reports.ts";
import type { GrantReport } from "@roundtable/shared/grants.ts";
import type { FunderForm } from "./forms/funder-form.ts";
import type { Shown } from "./rules/disclosure.ts";

/** The form that a report to a funder is made with; undefined for what is not put together here. */
export const formsOfReports: Partial<Record<GrantReport, ReportForm>> = {
  OVC_HT: "OVC_HT",
  LE_PMT: "LE_MEASURES",
  VOCA_PMT: "VOCA_PMT",
  OTIP_PPR: "OTIP",
  NC_STATE: "NC_STATE",
};

/** A day of the database, which it hands over as midnight UTC, as 2026-11-23. */
export const written = (day: Date): string => day.toISOString().slice(0, 10);

/** What a reader may do with an entry now, besides what they may do at all. The database says the same (RT071). */
export function stepsOf(
  { state, everCertified }: { state: EntryState; everCertified: boolean },
  report: ReportState,
  may: { enter: boolean; certify: boolean; keep: boolean },
): EntryAction[] {
  const isOpen = state === "DRAFT" || state === "RETURNED";
  const isFiled = report === "FILED";
  const steps: [EntryAction, boolean][] = [
    ["ENTER", may.enter && isOpen],
    ["CERTIFY", may.certify && isOpen],
    ["REOPEN", may.certify && state === "CERTIFIED" && isFiled],
    ["REQUEST_CHANGES", may.keep && state === "CERTIFIED" && !isFiled],
    ["EXCUSE", may.keep && state === "DRAFT" && !everCertified && !isFiled],
  ];
  return steps.flatMap(([step, isPossible]) => (isPossible ? [step] : []));
}

/** Whether a number belongs to the tables that add up to the new people: one of them could be worked out from the others. */
export function isLinked({ sections }: FunderForm, { section, row }: { section: string; row: string }): boolean {
  return sections.some(({ code, sumsTo }) => sumsTo !== null && (code === section || (section === "PEOPLE" && row === sumsTo)));
}

/** One cell as the database opens it to a reader: what their own agency counted, and the whole report. */
export type Cell = { section: string; row: string; column: string; own: number | null; whole: Shown };

/** Cells that the form asks for and whose numbers a form's earlier draft does not hold are left out, not zero. */
export function inFormOrder(form: FunderForm, cells: readonly Cell[]): Cell[] {
  const known = new Map(cells.map((cell) => [cellKey(cell.section, cell.row, cell.column), cell]));
  return form.sections.flatMap(({ code, rows, columns }) => rows.flatMap((row) => columns.flatMap((column) => known.get(cellKey(code, row, column)) ?? [])));
}

/** A cell that is not what was filed. Of what is held back neither the number nor the difference is known. */
export type Changed = { section: string; row: string; column: string; frozen: Cell; now: Cell; difference: number | null };

/** What differs between the filed numbers and the same period counted again (GR-4). */
export function differencesOf(frozen: readonly Cell[], now: readonly Cell[]): Changed[] {
  const before = new Map(frozen.map((cell) => [cellKey(cell.section, cell.row, cell.column), cell]));
  return now.flatMap((cell) => {
    const was = before.get(cellKey(cell.section, cell.row, cell.column));
    if (!was || (was.own === cell.own && isSame(was.whole, cell.whole))) return [];
    const { section, row, column } = cell;
    return [
      {
        section,
        row,
        column,
        frozen: was,
        now: cell,
        difference: was.whole.kind === "NUMBER" && cell.whole.kind === "NUMBER" ? cell.whole.value - was.whole.value : null,
      },
    ];
  });
}

function isSame(one: Shown, other: Shown): boolean {
  return one.kind === other.kind && (one.kind !== "NUMBER" || other.kind !== "NUMBER" || one.value === other.value);
}

/** Tables in which one person may stand in several rows (domain.md §2.3). Family members are counted once, as new or as continuing. */
const overlapping: ReadonlySet<ReportSection> = new Set(["CLASSIFICATION", "VICTIMIZATION", "INTAKE", "LE_VICTIMS", "LE_SUSPECTS"]);

/** How the numbers of a section are made, and what to know before using them; printed beside each table. */
export function adviceFor({ code, unit, columns }: FunderForm["sections"][number], hasExcused: boolean): { method: CountMethod; caveats: CountCaveat[] } {
  const caveats: [CountCaveat, boolean][] = [
    ["MAY_COUNT_TWICE", unit !== "EVENTS"],
    ["POTENTIAL_NOT_ADDED", columns.includes("POTENTIAL")],
    ["SEVERAL_PER_PERSON", unit === "SERVICES" || overlapping.has(code)],
    ["HELD_BACK_WHEN_FEW", true],
    ["AGENCY_EXCUSED", hasExcused],
  ];
  return { method: "SUM_OF_AGENCIES", caveats: caveats.flatMap(([caveat, holds]) => (holds ? [caveat] : [])) };
}
