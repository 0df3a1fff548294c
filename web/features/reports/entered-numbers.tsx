import { m } from "@roundtable/shared/i18n/messages.js";
import { cellKey } from "@roundtable/shared/reports.ts";
import { formatDayTime } from "#web/lib/dates.ts";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { sectionWord } from "./form-words.ts";
import { writtenNumber } from "./numbers.ts";
import { ReopenNumbers } from "./reopen-numbers.tsx";
import { ReportTable } from "./report-table.tsx";
import type { FormFragment, OwnEntryFragment } from "./reports.graphql.ts";

type EnteredNumbersProps = { entry: OwnEntryFragment; sections: FormFragment["sections"] };

/** An agency's own numbers once they cannot be typed any more. */
export function EnteredNumbers({ entry, sections }: EnteredNumbersProps) {
  const values = new Map(entry.numbers.map(({ section, row, column, value }) => [cellKey(section, row, column), value]));
  return (
    <Stack gap="l">
      {entry.certifiedAt === null ? (
        <Note>{m.reports_own_excused()}</Note>
      ) : (
        <Note tone="green" title={m.reports_own_certified({ name: entry.certifiedBy?.name ?? "", when: formatDayTime(entry.certifiedAt) })}>
          {m.reports_already_body()}
        </Note>
      )}
      {entry.viewerCan.includes("REOPEN") ? <ReopenNumbers entry={entry} /> : null}
      {entry.numbers.length === 0
        ? null
        : sections.map((section) => (
            <Section key={section.code} title={sectionWord(section.code)}>
              <ReportTable
                section={section}
                renderCell={(key) => {
                  const value = values.get(key);
                  return value === undefined ? m.reports_empty() : writtenNumber(value);
                }}
              />
            </Section>
          ))}
    </Stack>
  );
}
