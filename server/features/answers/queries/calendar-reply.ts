import type { MeetingAnswer } from "@roundtable/shared/meetings.ts";
import ICAL from "ical.js";

/** What a calendar program answered, as it says (RFC 5546, 3.2.3). Nothing of it is believed yet. */
export type CalendarReply = {
  uid: string;
  sequence: number;
  /** The address of who answers, in small letters. */
  attendee: string;
  answer: MeetingAnswer;
  /** When the program made the answer. */
  stampedAt: Date;
  /** Of one meeting of a series: when it begins by the rule. */
  recurrenceAt: Date | null;
};

const answers: Record<string, MeetingAnswer> = { ACCEPTED: "YES", TENTATIVE: "MAYBE", DECLINED: "NO" };

/** Reads the answer of a calendar program; null for everything else, and for what cannot be read. */
export function readCalendarReply(text: string): CalendarReply | null {
  try {
    const calendar = ICAL.Component.fromString(text);
    if (String(calendar.getFirstPropertyValue("method")).toUpperCase() !== "REPLY") return null;
    const event = calendar.getFirstSubcomponent("vevent");
    const attendees = event?.getAllProperties("attendee") ?? [];
    const [attendee] = attendees;
    // An answer is of one person; one that names several was made by nobody's program.
    if (!event || !attendee || attendees.length !== 1) return null;
    const answer = answers[attendee.getFirstParameter("partstat").toUpperCase()];
    const stamp = event.getFirstPropertyValue("dtstamp");
    const sequence = Number(event.getFirstPropertyValue("sequence") ?? 0);
    const uid = event.getFirstPropertyValue("uid");
    if (answer === undefined || typeof uid !== "string" || !(stamp instanceof ICAL.Time) || !Number.isInteger(sequence)) return null;
    const address = String(attendee.getFirstValue()).replace(/^mailto:/i, "");
    return { uid, sequence, attendee: address.toLowerCase(), answer, stampedAt: instantIn(stamp, calendar), recurrenceAt: recurrenceIn(event, calendar) };
  } catch {
    return null;
  }
}

function recurrenceIn(event: ICAL.Component, calendar: ICAL.Component): Date | null {
  const property = event.getFirstProperty("recurrence-id");
  const at = property?.getFirstValue();
  return at instanceof ICAL.Time ? instantIn(at, calendar, property?.getFirstParameter("tzid") ?? "") : null;
}

/** An instant by the zone that the program sent along, else by the one of that name. @throws RangeError for a zone that nobody knows */
function instantIn(at: ICAL.Time, calendar: ICAL.Component, tzid = ""): Date {
  if (tzid === "") return at.toJSDate();
  const component = calendar.getAllSubcomponents("vtimezone").find((one) => one.getFirstPropertyValue("tzid") === tzid);
  if (!component) return new Date(Temporal.PlainDateTime.from(at.toString()).toZonedDateTime(tzid).epochMilliseconds);
  const zoned = at.clone();
  zoned.zone = new ICAL.Timezone({ component, tzid });
  return zoned.toJSDate();
}
