import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { OfflineNote } from "#web/ui/offline-note.tsx";
import type { Failure } from "./use-intent.ts";

/** Why something was not done. What was typed is still there. */
export function FailureNote({ failure }: { failure: Failure | null }) {
  if (failure === null) return null;
  if (failure === "offline") return <OfflineNote />;
  return (
    <Note tone="clay" title={failure === "not-found" ? m.ui_not_found_title() : m.referrals_failed_title()} isAlert>
      {failure === "not-found" ? m.journey_gone() : m.referrals_failed_body()}
    </Note>
  );
}
