import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";

/**
 * The one mail there is about referrals, whatever happened: it says that there is something to see and where to sign in.
 * The subject is the same in every language, so that nothing about the person shows on a locked screen (CR-27).
 */
export function activityMail(origin: string, locale: Locale): { subject: string; text: string } {
  const text = [m.mail_greeting({}, { locale }), m.mail_activity_sign_in({}, { locale }), origin, m.mail_activity_why({}, { locale })].join("\n\n");
  return { subject: "New activity in your workspace", text: `${text}\n` };
}
