import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { m } from "@roundtable/shared/i18n/messages.js";
import { cellKey, type FormSection, type NumberProblems, type ReportColumn } from "@roundtable/shared/reports.ts";
import { Button } from "#web/ui/button.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { columnWord, sectionHint, sectionWord } from "./form-words.ts";
import { NumberTable } from "./number-table.tsx";
import { numberTyped, writtenNumber, type Typed } from "./numbers.ts";
import { rowWord } from "./row-words.ts";
import styles from "./section-sheet.module.css";

type SectionSheetProps = {
  section: FormSection;
  typed: Typed;
  onText: (cell: string, text: string) => void;
  problems: NumberProblems;
  /** Cells that hold no number. */
  unreadable: readonly string[];
  /** Something on the page is not saved yet: the way to save is here too, so that nobody on a phone goes back for it. */
  isUnsaved: boolean;
};

/** One table of a form, to be filled in; what its columns come to is checked while somebody types. */
export function SectionSheet({ section, typed, onText, problems, unreadable, isUnsaved }: SectionSheetProps) {
  const { code, rows, columns, sumsTo } = section;
  const keyOf = (row: string, column: string) => cellKey(code, row, column);
  const sumOf = (column: ReportColumn) => rows.reduce((all, row) => all + (numberTyped(typed[keyOf(row, column)] ?? "") ?? 0), 0);
  const missing = problems.missing.filter((one) => one.section === code);
  const isFull = (column: ReportColumn) => missing.every((one) => one.column !== column);
  const wrong = problems.sums.filter((one) => one.section === code);
  return (
    <Sheet labelledBy={`section-${code}`}>
      <div>
        <h2 id={`section-${code}`} tabIndex={-1}>
          {sectionWord(code)}
        </h2>
        <p className={styles.hint}>{sectionHint(section)}</p>
      </div>
      <NumberTable
        section={code}
        caption={sectionWord(code)}
        rows={rows.map((row) => ({ code: row, words: rowWord(row) }))}
        columns={columns.map((column) => ({ code: column, words: columnWord(column) }))}
        textAt={(row, column) => typed[keyOf(row, column)] ?? ""}
        onText={(row, column, text) => onText(keyOf(row, column), text)}
        errorAt={(row, column) => (unreadable.includes(keyOf(row, column)) ? m.reports_number_unreadable() : undefined)}
        {...(sumsTo !== null && {
          sumLabel: m.reports_sum(),
          sums: columns.map((column) => ({ column, sum: sumOf(column), isRight: isFull(column) ? !wrong.some((one) => one.column === column) : null })),
        })}
      />
      <p className={styles.state} role="status">
        {wrong.length > 0 ? <TriangleAlert className={styles.wrong} /> : missing.length > 0 ? <CircleDashed /> : <CircleCheck className={styles.right} />}
        <span>
          {wrong.length > 0
            ? wrong.map(sumSentence).join(" ")
            : missing.length > 0
              ? m.reports_fields_empty({ count: missing.length })
              : sumsTo === null
                ? m.reports_section_full()
                : m.reports_section_right()}
        </span>
      </p>
      {isUnsaved ? (
        <div>
          <Button type="submit" kind="quiet">
            {m.reports_save_so_far()}
          </Button>
        </div>
      ) : null}
    </Sheet>
  );
}

/** "Confirmed: the rows come to 33, and your new people are 35. 2 are missing." */
export function sumSentence({ column, sum, expected }: NumberProblems["sums"][number]): string {
  const words = { column: columnWord(column), sum: writtenNumber(sum), expected: writtenNumber(expected), difference: writtenNumber(Math.abs(sum - expected)) };
  return sum < expected ? m.reports_sum_short(words) : m.reports_sum_over(words);
}
