/** What a calendar program sends when somebody answers an invitation. */
export type ReplyFacts = {
  to: string;
  from: string;
  /** From whom the mail says it is, when that is not whom the entry names. */
  sender?: string;
  uid: string;
  sequence: number;
  partstat: "ACCEPTED" | "TENTATIVE" | "DECLINED";
  /** When the meeting begins by its rule, as local time in New York: 20310219T100000. */
  local: string;
  /** The same in UTC: 20310219T150000Z. */
  utc: string;
  /** Whether the answer is to one meeting of a series. */
  isOne?: boolean;
  stamp?: string;
};

const stampOf = ({ stamp }: ReplyFacts) => stamp ?? `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
const crlf = (lines: readonly (string | false)[]) => lines.filter((line) => line !== false).join("\r\n");

/** As Google Calendar writes it: a series with its zone and rule, one meeting in UTC; the entry beside a text and again as a file. */
function google(facts: ReplyFacts): string {
  const { to, from, uid, sequence, partstat, utc, local, isOne } = facts;
  const calendar = crlf([
    "BEGIN:VCALENDAR",
    "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
    "VERSION:2.0",
    "CALSCALE:GREGORIAN",
    "METHOD:REPLY",
    ...(isOne === true
      ? ["BEGIN:VEVENT", `DTSTART:${utc}`, `DTEND:${utc.replace("T15", "T16")}`]
      : [
          "BEGIN:VTIMEZONE",
          "TZID:America/New_York",
          "X-LIC-LOCATION:America/New_York",
          "BEGIN:DAYLIGHT",
          "TZOFFSETFROM:-0500",
          "TZOFFSETTO:-0400",
          "TZNAME:EDT",
          "DTSTART:19700308T020000",
          "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
          "END:DAYLIGHT",
          "BEGIN:STANDARD",
          "TZOFFSETFROM:-0400",
          "TZOFFSETTO:-0500",
          "TZNAME:EST",
          "DTSTART:19701101T020000",
          "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
          "END:STANDARD",
          "END:VTIMEZONE",
          "BEGIN:VEVENT",
          `DTSTART;TZID=America/New_York:${local}`,
          `DTEND;TZID=America/New_York:${local.replace("T10", "T11")}`,
          "RRULE:FREQ=MONTHLY;BYDAY=3WE",
        ]),
    `DTSTAMP:${stampOf(facts)}`,
    `ORGANIZER;CN=Roundtable:mailto:${to}`,
    `UID:${uid}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${partstat};CN=${from};\r\n X-NUM-GUESTS=0:mailto:${from}`,
    isOne === true && `RECURRENCE-ID:${utc}`,
    "CREATED:20260101T000000Z",
    "DESCRIPTION:",
    "LAST-MODIFIED:20260101T000000Z",
    `SEQUENCE:${sequence}`,
    "STATUS:CONFIRMED",
    "SUMMARY:Core team meeting",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
  return crlf([
    "MIME-Version: 1.0",
    `From: ${facts.sender ?? from}`,
    `To: ${to}`,
    "Subject: Accepted: Core team meeting",
    'Content-Type: multipart/mixed; boundary="0000000000001"',
    "",
    "--0000000000001",
    'Content-Type: multipart/alternative; boundary="0000000000002"',
    "",
    "--0000000000002",
    'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
    "",
    "This person has answered this invitation.",
    "",
    "--0000000000002",
    'Content-Type: text/calendar; charset="UTF-8"; method=REPLY',
    "Content-Transfer-Encoding: 7bit",
    "",
    calendar,
    "--0000000000002--",
    "--0000000000001",
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(calendar).toString("base64"),
    "--0000000000001--",
    "",
  ]);
}

/** As Outlook with Exchange writes it: a zone under Windows' own name, sent along; the entry in base64, the address in capitals. */
function outlook(facts: ReplyFacts): string {
  const { to, from, uid, sequence, partstat, local, isOne } = facts;
  const zone = "Eastern Standard Time";
  const calendar = crlf([
    "BEGIN:VCALENDAR",
    "METHOD:REPLY",
    "PRODID:Microsoft Exchange Server 2010",
    "VERSION:2.0",
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    "BEGIN:STANDARD",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0500",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:-0500",
    "TZOFFSETTO:-0400",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    `ATTENDEE;PARTSTAT=${partstat};CN="Person, One":MAILTO:${from.toUpperCase()}`,
    "COMMENT;LANGUAGE=en-US:\\n",
    `UID:${uid}`,
    isOne === true && `RECURRENCE-ID;TZID=${zone}:${local}`,
    "SUMMARY;LANGUAGE=en-US:Accepted: Core team meeting",
    `DTSTART;TZID=${zone}:${local}`,
    `DTEND;TZID=${zone}:${local.replace("T10", "T11")}`,
    "CLASS:PUBLIC",
    "PRIORITY:5",
    `DTSTAMP:${stampOf(facts)}`,
    "TRANSP:OPAQUE",
    "STATUS:CONFIRMED",
    `SEQUENCE:${sequence}`,
    "X-MICROSOFT-CDO-APPT-SEQUENCE:0",
    "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
  return crlf([
    `From: "Person, One" <${facts.sender ?? from}>`,
    `To: <${to}>`,
    "Subject: Accepted: Core team meeting",
    "Content-Language: en-US",
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="_000_ABCDEF_"',
    "",
    "--_000_ABCDEF_",
    'Content-Type: text/plain; charset="us-ascii"',
    "",
    "",
    "--_000_ABCDEF_",
    'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(calendar)
      .toString("base64")
      .replaceAll(/(.{76})/g, "$1\r\n"),
    "",
    "--_000_ABCDEF_--",
    "",
  ]);
}

/** As Apple's Calendar sends it through Mail: the zone's own name, long lines folded, and everything in quoted-printable. */
function apple(facts: ReplyFacts): string {
  const { to, from, uid, sequence, partstat, local, isOne } = facts;
  const calendar = crlf([
    "BEGIN:VCALENDAR",
    "CALSCALE:GREGORIAN",
    "VERSION:2.0",
    "METHOD:REPLY",
    "PRODID:-//Apple Inc.//macOS 15.1//EN",
    "BEGIN:VEVENT",
    "CREATED:20260101T000000Z",
    `UID:${uid}`,
    isOne === true && `RECURRENCE-ID;TZID=America/New_York:${local}`,
    `DTSTART;TZID=America/New_York:${local}`,
    "DURATION:PT1H30M",
    `ATTENDEE;CN="Person One";CUTYPE=INDIVIDUAL;EMAIL="${from}";PARTSTAT=\r\n ${partstat};ROLE=REQ-PARTICIPANT:mailto:${from}`,
    "SUMMARY:Core team meeting",
    "LAST-MODIFIED:20260101T000000Z",
    `DTSTAMP:${stampOf(facts)}`,
    `ORGANIZER;CN="Roundtable";EMAIL="${to}":mailto\r\n :${to}`,
    `SEQUENCE:${sequence}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
  return crlf([
    "Content-Type: multipart/mixed; boundary=Apple-Mail-1",
    `Subject: Declined: Core team meeting`,
    `From: Person One <${facts.sender ?? from}>`,
    "Mime-Version: 1.0 (Mac OS X Mail 16.0)",
    `To: ${to}`,
    "",
    "--Apple-Mail-1",
    "Content-Transfer-Encoding: 7bit",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Person One has answered your invitation.",
    "",
    "--Apple-Mail-1",
    "Content-Disposition: attachment; filename=iCal-20260101-000000.ics",
    "Content-Type: text/calendar; charset=utf-8; method=REPLY; name=iCal-20260101-000000.ics",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    calendar.replaceAll("=", "=3D"),
    "--Apple-Mail-1--",
    "",
  ]);
}

export const calendarPrograms = { google, outlook, apple };
