import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { cellKey, type FormSection } from "@roundtable/shared/reports.ts";
import { StackedTable } from "#web/ui/stacked-table.tsx";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import { columnWord, sectionWord } from "./form-words.ts";
import { rowWord } from "./row-words.ts";

type ReportTableProps = {
  section: FormSection;
  /** What stands in a cell, by its key. */
  renderCell: (key: string) => ReactNode;
};

/** One table of a report. On a phone each row becomes a block with the same labels. */
export function ReportTable({ section: { code, rows, columns }, renderCell }: ReportTableProps) {
  return (
    <StackedTable holds="numbers">
      <caption>
        <VisuallyHidden>{sectionWord(code)}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{m.reports_table_row()}</VisuallyHidden>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {columnWord(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{rowWord(row)}</th>
            {columns.map((column) => (
              <td key={column} data-label={columnWord(column)}>
                {renderCell(cellKey(code, row, column))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </StackedTable>
  );
}
