import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { Section } from "#web/ui/section.tsx";
import { Timeline } from "#web/ui/timeline.tsx";
import type { EventFragment } from "./reports.graphql.ts";
import styles from "./report-page.module.css";
import { eventWord, reasonWord } from "./words.ts";

/** What has happened to a report, the latest first; it is never changed and never removed. */
export function ReportHistory({ history }: { history: readonly EventFragment[] }) {
  if (history.length === 0) return null;
  return (
    <div className={styles.history}>
      <Section title={m.reports_history_title()}>
        <Timeline
          items={history.map(({ id, at, kind, person, agency, reason, note }) => ({
            key: id,
            state: "past",
            title: eventWord(kind, { name: person?.name ?? m.reports_somebody(), agency: agency?.name ?? "" }),
            detail: [formatDayTime(at), reasonWord(reason), note].filter((words) => words !== null).join(" · "),
          }))}
        />
      </Section>
    </div>
  );
}
