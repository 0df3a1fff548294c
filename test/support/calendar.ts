import ICAL from "ical.js";
import nodeIcal, { type VEvent } from "node-ical";
import { simpleParser } from "mailparser";
import type { Received } from "./mail-sink.ts";

/** One meeting as a calendar program has it. */
export type Entry = { startsAt: string; endsAt: string; summary: string };

/** What a calendar program that reads iCalendar with ical.js would show: every meeting of every event, the earliest first. */
export function readWithIcalJs(text: string): Entry[] {
  const calendar = ICAL.Component.fromString(text);
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  const masters = events.filter((event) => !event.isRecurrenceException());
  return masters
    .flatMap((master) => {
      for (const exception of events) if (exception.isRecurrenceException() && exception.uid === master.uid) master.relateException(exception);
      if (!master.isRecurring()) return [entryOf(master.startDate, master.endDate, master.summary)];
      const iterator = master.iterator();
      const found: Entry[] = [];
      for (let next = iterator.next(); next; next = iterator.next()) {
        const { startDate, endDate, item } = master.getOccurrenceDetails(next);
        found.push(entryOf(startDate, endDate, item.summary));
      }
      return found;
    })
    .toSorted(byStart);
}

const entryOf = (startsAt: ICAL.Time, endsAt: ICAL.Time, summary: string): Entry => ({
  startsAt: startsAt.toJSDate().toISOString(),
  endsAt: endsAt.toJSDate().toISOString(),
  summary,
});
const byStart = (one: Entry, other: Entry) => one.startsAt.localeCompare(other.startsAt);

/** The same, read with node-ical. */
export function readWithNodeIcal(text: string): Entry[] {
  const parsed = nodeIcal.sync.parseICS(text);
  const events = Object.values(parsed).filter((one): one is VEvent => one?.type === "VEVENT");
  return events
    .flatMap((event) => {
      const found = nodeIcal.expandRecurringEvent(event, { from: new Date("2000-01-01T00:00:00Z"), to: new Date("2100-01-01T00:00:00Z") });
      return found.map(({ start, end, summary }) => ({
        startsAt: new Date(start).toISOString(),
        endsAt: new Date(end).toISOString(),
        summary: typeof summary === "string" ? summary : summary.val,
      }));
    })
    .toSorted(byStart);
}

/** The entry that a mail carries, with what stands around it. */
export async function calendarIn({ raw, to }: Received): Promise<{ to: string; method: string; text: string; body: string; subject: string }> {
  const mail = await simpleParser(raw);
  const part = mail.attachments.find(({ contentType }) => contentType === "application/ics" || contentType === "text/calendar");
  const text = part?.content.toString() ?? "";
  return { to: to.join(), method: /^METHOD:(\w+)\r?$/m.exec(text)?.[1] ?? "", text, body: mail.text ?? "", subject: mail.subject ?? "" };
}

/** A property of every event of an entry, as it stands there, with long lines joined. */
export function propertiesOf(text: string, name: string): string[] {
  return text
    .replaceAll(/\r?\n[ \t]/g, "")
    .split(/\r?\n/)
    .filter((line) => new RegExp(`^${name}[;:]`).test(line));
}
