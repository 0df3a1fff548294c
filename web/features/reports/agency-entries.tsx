import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDay } from "#web/lib/dates.ts";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Section } from "#web/ui/section.tsx";
import { UnfoldRow } from "#web/ui/unfold-row.tsx";
import { AskForChanges } from "./ask-for-changes.tsx";
import styles from "./agency-entries.module.css";
import { ExcuseAgency } from "./excuse-agency.tsx";
import { EntryStateChip } from "./report-state-chip.tsx";
import type { EntryFragment, ReportPage_reportFragment } from "./reports.graphql.ts";

/** Whose numbers a report is made of, and who has certified. What each agency counted is only its own to read. */
export function AgencyEntries({ report: { entries, preparedAt, preparedBy } }: { report: ReportPage_reportFragment }) {
  const certified = entries.filter(({ state }) => state === "CERTIFIED").length;
  const isWhole = entries.some(({ isOwn }) => !isOwn);
  return (
    <Section title={m.reports_agencies_title()} {...(isWhole && { aside: m.reports_agencies_certified({ count: certified, total: entries.length }) })}>
      <p className={styles.hint}>
        {preparedBy ? m.reports_prepared_by({ name: preparedBy.name, date: formatDay(preparedAt) }) : null} {m.reports_agencies_hint()}
      </p>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </Section>
  );
}

function Entry({ entry }: { entry: EntryFragment }) {
  const { agency, isOwn, state, viewerCan } = entry;
  return (
    <li className={styles.entry}>
      <div>
        <h3 className={styles.name}>{isOwn ? m.reports_own_agency({ agency: agency.name }) : agency.name}</h3>
        <p className={styles.hint}>{disciplineName(agency.discipline)}</p>
      </div>
      <div className={styles.state}>
        <EntryStateChip state={state} />
        <span className={styles.hint}>{whenWords(entry)}</span>
      </div>
      <UnfoldRow
        folds={[
          viewerCan.includes("REQUEST_CHANGES")
            ? { label: m.reports_ask_changes(), renderForm: (close) => <AskForChanges entry={entry} onDone={close} /> }
            : null,
          viewerCan.includes("EXCUSE") ? { label: m.reports_excuse(), renderForm: (close) => <ExcuseAgency entry={entry} onDone={close} /> } : null,
        ]}
      />
    </li>
  );
}

function whenWords({ state, askedAt, changedAt, certifiedAt, certifiedBy }: EntryFragment): string {
  if (state === "CERTIFIED" && certifiedAt !== null) return m.reports_certified_by({ name: certifiedBy?.name ?? "", date: formatDay(certifiedAt) });
  if (state === "DRAFT") return m.reports_asked({ date: formatDay(askedAt) });
  return formatDay(changedAt);
}
