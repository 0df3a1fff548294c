import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";

/** The words of a closed session: the same in every entry and every language, so that nothing shows on a locked screen (MT-05). */
export const closedTitle = "Meeting";

/** When a meeting is, in words of its reader: in the zone of the table, by whose name the time is called. */
export function whenInWords({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, timeZone: string, locale: Locale): string {
  const region = `${locale}-US`;
  const day = new Intl.DateTimeFormat(region, { dateStyle: "full", timeZone }).format(startsAt);
  const time = new Intl.DateTimeFormat(region, { timeStyle: "short", timeZone });
  const zone = new Intl.DateTimeFormat(region, { timeZoneName: "short", timeZone }).formatToParts(startsAt).find(({ type }) => type === "timeZoneName");
  return m.meetmail_when({ day, from: time.format(startsAt), to: time.format(endsAt), zone: zone?.value ?? timeZone }, { locale });
}

/** A day and a time of it, in words of its reader. */
export function instantInWords(at: Date, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(`${locale}-US`, { dateStyle: "full", timeStyle: "short", timeZone }).format(at);
}
