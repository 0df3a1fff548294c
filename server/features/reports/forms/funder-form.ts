import { type FormSection, type ReportForm, type ReportSection, type ReportUnit, sectionFacts } from "@roundtable/shared/reports.ts";

/** One version of a funder's form: which tables of the log of counts it asks for. A version that reports were made with never changes; a new one is added beside it. */
export type FunderForm = { code: ReportForm; version: number; title: string; source: string; sections: readonly (FormSection & { unit: ReportUnit })[] };

/**
 * A form of whole tables of the log, or of the rows it names.
 *
 * @param source what the funder published of the form, and how much of it is known; people read it
 */
export function makeForm(
  code: ReportForm,
  version: number,
  about: { title: string; source: string },
  sections: readonly (ReportSection | { section: ReportSection; rows: readonly string[] })[],
): FunderForm {
  return {
    code,
    version,
    ...about,
    sections: sections.map((asked) => {
      const section = typeof asked === "string" ? asked : asked.section;
      const facts = sectionFacts[section];
      const rows = typeof asked === "string" ? facts.rows : asked.rows;
      const unknown = rows.filter((row) => !facts.rows.includes(row));
      if (unknown.length > 0) throw new Error(`${code} asks for rows that nobody counts: ${unknown.join(", ")}`);
      return { code: section, rows, columns: facts.columns, unit: facts.unit, sumsTo: facts.sumsTo };
    }),
  };
}
