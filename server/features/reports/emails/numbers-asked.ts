import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";

/** The report as it is called, and the day on which it is due. */
export type Asked = { name: string; dueOn: string };

/** What a mail says of a report for which an agency's numbers are asked, or asked again: its name and the date. No award, no agency, no figure. */
export function numbersAsked({ name, dueOn }: Asked, isAgain: boolean, locale: Locale): string[] {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(dueOn));
  const words = isAgain ? m.grant_mail_numbers_returned : m.grant_mail_numbers_asked;
  return [words({ what: name, date }, { locale })];
}
