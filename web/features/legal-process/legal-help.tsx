import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";

/** What to do before anybody is answered; the words of docs/runbooks/subpoena.md, shorter. */
export function LegalHelp() {
  return (
    <Note tone="plum" title={m.legal_help_title()}>
      <Stack gap="s">
        <p>{m.legal_help_subpoena()}</p>
        <p>{m.legal_help_keep()}</p>
        <p>{m.legal_help_release()}</p>
        <p>{m.legal_help_holds()}</p>
      </Stack>
    </Note>
  );
}
