import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";

/** In the demo, what the authenticator app would show. */
export function DemoCodeNote({ code }: { code: string | null }) {
  return code === null ? null : <Note tone="amber">{m.auth_demo_code({ code })}</Note>;
}
