import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import styles from "./entry.module.css";
import type { LegalEntryFragment } from "./legal-requests.graphql.ts";
import { decisionWord } from "./words.ts";

type Version = LegalEntryFragment["versions"][number];

/** How an entry stood after each change, the latest first. */
export function History({ versions }: { versions: readonly Version[] }) {
  return (
    <ol className={styles.list}>
      {versions.map((version) => (
        <li key={version.id} className={styles.item}>
          <p>{m.legal_history_line({ day: dayOf(version.at), name: version.by?.name ?? "", decision: decisionWord(version.decision) })}</p>
          {daysOf(version).map((line) => (
            <p key={line} className={styles.more}>
              {line}
            </p>
          ))}
          {version.note === null ? null : <p className={styles.more}>{version.note}</p>}
        </li>
      ))}
    </ol>
  );
}

function daysOf({ answerBy, counselToldOn, survivorToldOn, partnerToldAt }: Version): string[] {
  const days: [string, string | null][] = [
    [m.legal_answer_by(), answerBy],
    [m.legal_counsel(), counselToldOn],
    [m.legal_survivor(), survivorToldOn],
    [m.legal_partner_told(), partnerToldAt && todayIso(new Date(partnerToldAt))],
  ];
  return days.flatMap(([label, day]) => (day === null ? [] : [`${label}: ${formatDate(day)}`]));
}

function dayOf(at: string): string {
  return formatDate(todayIso(new Date(at)));
}
