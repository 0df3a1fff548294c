import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { Note } from "#web/ui/note.tsx";
import type { EventFragment } from "./reports.graphql.ts";
import styles from "./returned-note.module.css";
import { reasonWord } from "./words.ts";

/** Why numbers came back: the reason from the list, and what was written with it. */
export function ReturnedNote({ history }: { history: readonly EventFragment[] }) {
  const asked = history.find(({ kind }) => kind === "CHANGES_REQUESTED");
  if (!asked) return null;
  return (
    <div className={styles.place}>
      <Note tone="amber" title={m.reports_returned_title({ name: asked.person?.name ?? "", when: formatDayTime(asked.at) })}>
        {reasonWord(asked.reason)}. {asked.note}
      </Note>
    </div>
  );
}
