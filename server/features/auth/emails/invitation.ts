import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";

/** Invites somebody. It names neither the agency nor what it is about: others may read this mailbox. The token stands behind the #, which browsers keep to themselves. */
export function invitationMail(origin: string, token: string, locale: Locale): { subject: string; text: string } {
  const text = [m.mail_greeting({}, { locale }), m.mail_invitation({}, { locale }), `${origin}/join#${token}`, m.mail_activity_why({}, { locale })].join(
    "\n\n",
  );
  return { subject: "New activity in your workspace", text: `${text}\n` };
}
