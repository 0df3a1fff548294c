import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";

/** The link for a new password, which somebody asked for, perhaps not its reader. */
export function resetMail(origin: string, token: string, locale: Locale): { subject: string; text: string } {
  const text = [m.mail_greeting({}, { locale }), m.mail_reset({}, { locale }), `${origin}/reset#${token}`, m.mail_activity_why({}, { locale })].join("\n\n");
  return { subject: "New activity in your workspace", text: `${text}\n` };
}
