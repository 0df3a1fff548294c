import { useId, useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { Viewer } from "../lib/viewer.ts";
import { Button } from "../ui/button.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { Note } from "../ui/note.tsx";
import { initials, Seat } from "../ui/seat.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import styles from "./account.module.css";

/** One's own seat: who one is here, and the way to sign out. */
export function Account({ viewer, onSignOut, onTaskForce }: { viewer: Viewer; onSignOut: () => void; onTaskForce: (id: string) => Promise<void> }) {
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const id = useId();
  const sitDownAt = async (taskForceId: string) => {
    setFailed(false);
    try {
      await onTaskForce(taskForceId);
      setOpen(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div
      className={styles.account}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== "Escape" || !isOpen) return;
        setOpen(false);
        currentTarget.querySelector("button")?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button type="button" className={styles.open} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <Seat>{initials(viewer.name)}</Seat>
        <VisuallyHidden>{m.shell_account({ name: viewer.name, agency: viewer.agencyName })}</VisuallyHidden>
      </button>
      {/* Focusable, so that pressing a word in it does not count as leaving it. */}
      <div id={id} className={styles.panel} hidden={!isOpen} tabIndex={-1}>
        <p className={styles.name}>{viewer.name}</p>
        <p className={styles.words}>{viewer.agencyName}</p>
        <p className={styles.words}>{viewer.seats.join(", ")}</p>
        <p className={styles.words}>{viewer.taskForceName}</p>
        {viewer.taskForces
          .filter((table) => table.id !== viewer.taskForceId)
          .map((table) => (
            <Button key={table.id} kind="quiet" onPress={() => void sitDownAt(table.id)}>
              {m.auth_task_force_go({ name: table.name })}
            </Button>
          ))}
        {hasFailed ? (
          <Note tone="clay" isAlert>
            {m.auth_not_moved()}
          </Note>
        ) : null}
        <ButtonLink kind="quiet" to="/mail-preferences" onClick={() => setOpen(false)}>
          {m.mailing_title()}
        </ButtonLink>
        <ButtonLink kind="quiet" to="/account" onClick={() => setOpen(false)}>
          {m.account_title()}
        </ButtonLink>
        <Button kind="second" isFull onPress={onSignOut}>
          {m.shell_sign_out()}
        </Button>
      </div>
    </div>
  );
}
