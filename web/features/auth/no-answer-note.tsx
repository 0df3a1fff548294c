import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import type { NoAnswer } from "./answer.ts";

/** Why nothing happened. An ended session says so at sign-in, where it leads. */
export function NoAnswerNote({ why }: { why: NoAnswer | null }) {
  if (why === null || why === "ended") return null;
  return (
    <Note tone={why === "cancelled" ? "amber" : "clay"} isAlert>
      {why === "cancelled" ? m.auth_step_up_cancelled() : m.auth_unreachable()}
    </Note>
  );
}
