import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { NoAnswerNote } from "./no-answer-note.tsx";
import type { PasskeyTrouble } from "./use-passkey.ts";

const words = { closed: m.auth_passkey_cancelled, known: m.auth_passkey_known, refused: m.auth_passkey_refused };

/** Why a passkey did not help, and what else one can do. */
export function PasskeyNote({ trouble }: { trouble: PasskeyTrouble | null }) {
  if (trouble === null) return null;
  if (trouble === "unreachable" || trouble === "ended" || trouble === "cancelled") return <NoAnswerNote why={trouble} />;
  return (
    <Note tone={trouble === "closed" ? "amber" : "clay"} isAlert>
      {typeof trouble === "object" ? m.auth_wait({ minutes: trouble.minutes }) : words[trouble]()}
    </Note>
  );
}
