import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";

/** That there is something to see, and where to sign in: which agency's agreement ends is nobody's business on the way (safety.md §6). */
export function agreementExpiringMail(origin: string, locale: Locale): { subject: string; text: string } {
  const text = [m.mail_greeting({}, { locale }), m.mail_activity_sign_in({}, { locale }), origin, m.mail_activity_why({}, { locale })].join("\n\n");
  return { subject: "New activity in your workspace", text: `${text}\n` };
}
