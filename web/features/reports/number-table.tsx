import TriangleAlert from "lucide-react/icons/triangle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import { useId, type ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { StackedTable } from "#web/ui/stacked-table.tsx";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import styles from "./number-table.module.css";
import { writtenNumber } from "./numbers.ts";

/** A row or a column of a funder's form, by its code and in words. */
export type Line = { code: string; words: string; hint?: string };

export type NumberTableProps = {
  /** The code of the section, for the ids of its fields. */
  section: string;
  caption: string;
  rows: readonly Line[];
  columns: readonly Line[];
  /** What stands in a field now, as it was typed. */
  textAt: (row: string, column: string) => string;
  onText: (row: string, column: string, text: string) => void;
  /** What is wrong with one field; undefined when nothing is. */
  errorAt: (row: string, column: string) => string | undefined;
  /** The sums under the columns, and whether they are what they have to be. */
  sums?: readonly { column: string; sum: number; isRight: boolean | null }[];
  sumLabel?: ReactNode;
};

/** The id of one field, so that what is missing can lead to it. */
export function fieldId(section: string, row: string, column: string): string {
  return `n-${section}-${row}-${column}`;
}

/** Numbers typed by row and column. On a phone each row becomes a block with the same labels. */
export function NumberTable({ section, caption, rows, columns, textAt, onText, errorAt, sums, sumLabel }: NumberTableProps) {
  const id = useId();
  const isList = columns.length === 1;
  return (
    <StackedTable holds="numbers" className={classNames(styles.table, isList && styles.list)}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{m.reports_table_row()}</VisuallyHidden>
          </th>
          {columns.map(({ code, words }) => (
            <th key={code} scope="col" id={`${id}-${code}`}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row" id={`${id}-${row.code}`}>
              {row.words}
              {row.hint === undefined ? null : <small className={styles.hint}>{row.hint}</small>}
            </th>
            {columns.map((column) => (
              <td key={column.code} {...(!isList && { "data-label": column.words })}>
                <NumberField
                  id={fieldId(section, row.code, column.code)}
                  labelledBy={isList ? `${id}-${row.code}` : `${id}-${row.code} ${id}-${column.code}`}
                  text={textAt(row.code, column.code)}
                  onText={(text) => onText(row.code, column.code, text)}
                  error={errorAt(row.code, column.code)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {sums === undefined ? null : (
        <tfoot>
          <tr>
            <th scope="row">{sumLabel}</th>
            {columns.map(({ code, words }) => (
              <td key={code} {...(!isList && { "data-label": words })}>
                <Sum sum={sums.find(({ column }) => column === code)} />
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </StackedTable>
  );
}

type NumberFieldProps = { id: string; labelledBy: string; text: string; onText: (text: string) => void; error: string | undefined };

function NumberField({ id, labelledBy, text, onText, error }: NumberFieldProps) {
  return (
    <>
      <input
        id={id}
        className={styles.input}
        value={text}
        onChange={(event) => onText(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        aria-labelledby={labelledBy}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      />
      {error === undefined ? null : (
        <span className={styles.error} id={`${id}-error`}>
          {error}
        </span>
      )}
    </>
  );
}

function Sum({ sum }: { sum: { sum: number; isRight: boolean | null } | undefined }) {
  if (sum === undefined) return null;
  return (
    <b className={classNames(styles.sum, sum.isRight === false && styles.wrong)}>
      {sum.isRight === null ? null : sum.isRight ? <CircleCheck /> : <TriangleAlert />}
      {writtenNumber(sum.sum)}
    </b>
  );
}
