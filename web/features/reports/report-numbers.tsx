import { m } from "@roundtable/shared/i18n/messages.js";
import { cellKey } from "@roundtable/shared/reports.ts";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { caveatWord, methodWord, sectionWord } from "./form-words.ts";
import { writtenNumber } from "./numbers.ts";
import styles from "./report-numbers.module.css";
import { ReportTable } from "./report-table.tsx";
import type { CellFragment, FormFragment, ReportPage_reportFragment } from "./reports.graphql.ts";
import { ShownNumber } from "./shown-number.tsx";

/** The numbers of a report, table by table, each with how it was made; closed until every agency has certified. */
export function ReportNumbers({ report }: { report: ReportPage_reportFragment }) {
  const { state, cells, form } = report;
  const isOpen = state === "IN_REVIEW" || state === "FILED";
  if (!isOpen)
    return (
      <Section title={m.reports_numbers_title()}>
        <Note>{m.reports_numbers_closed()}</Note>
      </Section>
    );
  return (
    <Stack gap="l">
      {form.sections.map((section) => (
        <NumbersSection key={section.code} section={section} cells={cells} />
      ))}
    </Stack>
  );
}

/** One table with its method and caveats; also in the pack. */
export function NumbersSection({ section, cells }: { section: FormFragment["sections"][number]; cells: readonly CellFragment[] }) {
  const known = new Map(cells.map((cell) => [cellKey(cell.section, cell.row, cell.column), cell]));
  return (
    <Section title={sectionWord(section.code)} aside={methodWord(section.method)}>
      <ReportTable
        section={section}
        renderCell={(key) => {
          const cell = known.get(key);
          return cell ? <Cell cell={cell} /> : <span className={styles.own}>{m.reports_not_counted()}</span>;
        }}
      />
      <ul className={styles.caveats}>
        {section.caveats.map((caveat) => (
          <li key={caveat}>{caveatWord(caveat)}</li>
        ))}
      </ul>
    </Section>
  );
}

function Cell({ cell: { own, whole } }: { cell: CellFragment }) {
  return (
    <span className={styles.cell}>
      <ShownNumber shown={whole} />
      {own === null ? null : <small className={styles.own}>{m.reports_of_it_ours({ number: writtenNumber(own) })}</small>}
    </span>
  );
}
