import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Section } from "#web/ui/section.tsx";
import type { EntryFragment } from "./reports.graphql.ts";
import styles from "./pack-entries.module.css";

/** Whose numbers are in the pack, and who answers for them. */
export function PackEntries({ entries }: { entries: readonly EntryFragment[] }) {
  return (
    <Section title={m.reports_agencies_title()}>
      <ul className={styles.list}>
        {entries.map(({ id, agency, state, certifiedAt, certifiedBy }) => (
          <li key={id}>
            <b>{agency.name}</b>
            <span>
              {state === "CERTIFIED" && certifiedAt !== null
                ? m.reports_certified_by({ name: certifiedBy?.name ?? "", date: formatDate(todayIso(new Date(certifiedAt))) })
                : state === "EXCUSED"
                  ? m.reports_entry_excused()
                  : m.reports_entry_draft()}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
