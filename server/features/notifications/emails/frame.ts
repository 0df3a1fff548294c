import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";

/** What may differ between two mails in one language; all of it is left out unless its kind permits it (rules/kinds.ts). */
export type FrameParts = {
  origin: string;
  /** Stands in the place of the address of the hub: the way in for somebody who cannot sign in yet. */
  link?: string;
  /** Words about what it is, of kinds that tell nothing of any survivor. */
  about?: readonly string[];
  /** Of a summary: where it can be stopped. */
  stopLink?: string;
};

/**
 * The one mail there is, whatever happened: it says that there is something to see and where to sign in. The subject is the
 * same in every language, so that nothing about the person shows on a locked screen (CR-27).
 */
export function frameMail({ origin, link, about = [], stopLink }: FrameParts, locale: Locale): { subject: string; text: string } {
  const stop = stopLink === undefined ? [] : [m.mail_stop({}, { locale }), stopLink];
  const parts = [
    m.mail_greeting({}, { locale }),
    ...about,
    m.mail_activity_sign_in({}, { locale }),
    link ?? origin,
    m.mail_activity_why({}, { locale }),
    ...stop,
  ];
  return { subject: "New activity in your workspace", text: `${parts.join("\n\n")}\n` };
}
