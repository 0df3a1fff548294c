import { useEffect, useRef } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { OfflineNote } from "#web/ui/offline-note.tsx";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { newestEvent, otherAgency } from "./share-sides.ts";
import styles from "./step-note.module.css";
import type { StepProblem } from "./use-step.ts";
import { statusWord } from "./step-words.ts";

type StepNoteProps = { problem: StepProblem; share: SharePage_shareFragment };

/** What went wrong with a step, with the state as it is now and whom to call. Stays until the next attempt. */
export function StepNote(props: StepNoteProps) {
  const place = useRef<HTMLDivElement>(null);
  const { problem } = props;
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  return (
    <div ref={place} className={styles.place}>
      <Words {...props} />
    </div>
  );
}

function Words({ problem, share }: StepNoteProps) {
  const status = statusWord(share.status);
  if (problem === "offline") return <OfflineNote phone={otherAgency(share).intakePhone} />;
  if (problem === "conflict") {
    const agency = newestEvent(share)?.agency?.name;
    const title = agency === undefined ? m.referrals_conflict_title_plain() : m.referrals_conflict_title({ agency });
    return (
      <Note tone="amber" title={title} isAlert>
        {m.referrals_conflict_body({ status })}
      </Note>
    );
  }
  if (problem === "not-possible")
    return (
      <Note tone="amber" title={m.referrals_not_possible_title()} isAlert>
        {m.referrals_not_possible_body({ status })}
      </Note>
    );
  if (problem === "invalid")
    return (
      <Note tone="clay" title={m.referrals_invalid_title()} isAlert>
        {m.referrals_invalid_body()}
      </Note>
    );
  return (
    <Note tone="clay" title={m.referrals_failed_title()} isAlert>
      {m.referrals_failed_body()}
    </Note>
  );
}
