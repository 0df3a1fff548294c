import { simpleParser } from "mailparser";
import { expect } from "vitest";
import { demoPeople } from "../../prisma/seed/people.ts";
import { calendarIn, propertiesOf, readWithIcalJs, readWithNodeIcal } from "./calendar.ts";
import type { MailSink, Received } from "./mail-sink.ts";

export type StoryFacts = {
  /** Where the hub is; no mail leads anywhere else. */
  origin: string;
  sender: string;
  /** What open meetings of the stories were called: the only words of anybody that a mail may hold. */
  titles: readonly string[];
  places: readonly string[];
  /** What stood in the stories and belongs in no mail: names of bodies, titles of closed sessions, codes, words of agendas. */
  secrets: readonly string[];
};

type ReadMail = Awaited<ReturnType<typeof calendarIn>>;

/** The newest mail to somebody that holds a link to answer with and what else is asked of it; waits until there is one. */
export async function mailToAnswer(sink: MailSink, email: string, holds: (mail: ReadMail) => boolean): Promise<ReadMail> {
  const newest = async () => {
    const read = await Promise.all(sink.received.filter(({ to }) => to.includes(email)).map((mail) => calendarIn(mail)));
    return read.findLast((mail) => mail.body.includes("/answer#") && holds(mail));
  };
  await expect.poll(async () => (await newest()) !== undefined, { timeout: 20_000 }).toBe(true);
  const found = await newest();
  if (!found) throw new Error("there is no such mail");
  return found;
}

const headers = new Set(
  "from to subject message-id date mime-version content-type content-transfer-encoding auto-submitted list-unsubscribe list-unsubscribe-post".split(" "),
);
const ofAnEvent = new Set("UID SEQUENCE DTSTAMP DTSTART DTEND SUMMARY STATUS ORGANIZER ATTENDEE RRULE EXDATE RECURRENCE-ID LOCATION URL".split(" "));
const names = [...new Set(demoPeople.flatMap(({ name, agency, email, workPhone }) => [name, agency, email, workPhone]))];
const bare = (words: string) => words.replaceAll(/\s+/gu, " ");

/** Checks every mail of a story against EM-01 to EM-04. @returns how many held an entry for a calendar */
export async function checkMails(received: readonly Received[], facts: StoryFacts): Promise<number> {
  const sequences = new Map<string, number>();
  const messageIds = new Set<string>();
  let entries = 0;
  for (const mail of received) {
    const { to, body, subject, text, method } = await calendarIn(mail);
    await checkHeaders(mail, facts);
    messageIds.add(/^Message-ID: (.+)$/im.exec(mail.raw)?.[1] ?? "");
    // EM-01: the same subject for everything, and nothing of anybody but whose mail it is.
    expect(subject).toBe("New activity in your workspace");
    const own = demoPeople.find(({ email }) => email === to);
    const told = bare(`${body}\n${text.replaceAll(/\r?\n[ \t]/gu, "")}`);
    for (const word of [...names.filter((name) => name !== own?.email), ...facts.secrets]) expect(told, `a mail to ${to}`).not.toContain(word);
    for (const [link] of body.matchAll(/https?:\/\/\S+/gu)) expect(link.startsWith(`${facts.origin}/`) || link === facts.origin, link).toBe(true);
    if (text === "") continue;
    entries += 1;
    checkEntry({ to, text, method }, facts);
    const [uid = ""] = propertiesOf(text, "UID");
    const sequence = Number(propertiesOf(text, "SEQUENCE")[0]?.split(":")[1]);
    expect(sequence, `${uid} to ${to}`).toBeGreaterThanOrEqual(sequences.get(`${to} ${uid}`) ?? 0);
    sequences.set(`${to} ${uid}`, sequence);
  }
  expect(messageIds.size).toBe(received.length);
  return entries;
}

/** EM-02 and EM-03: one person, said to be from a program, and not a header more than there should be. */
async function checkHeaders({ raw, to }: Received, { sender }: StoryFacts): Promise<void> {
  const parsed = await simpleParser(raw);
  const [recipient = ""] = to;
  expect(to).toHaveLength(1);
  expect(parsed.headerLines.map(({ key }) => key).filter((key) => !headers.has(key))).toEqual([]);
  expect(new Set(parsed.headerLines.map(({ key }) => key)).size).toBe(parsed.headerLines.length);
  expect([parsed.headers.get("auto-submitted"), parsed.from?.text, [parsed.to].flat().map((one) => one?.text)]).toEqual([
    "auto-generated",
    sender,
    [recipient],
  ]);
  expect(parsed.messageId).toMatch(/^<[\da-f-]{36}@roundtable\.invalid>$/u);
  expect(parsed.html).toBe(false);
  expect(parsed.attachments.map(({ contentType }) => contentType).filter((type) => !/^(?:text\/calendar|application\/ics)$/u.test(type))).toEqual([]);
}

/** EM-04: title, time and place of an open meeting, the constant word of a closed one, and nobody but whose calendar it is. */
function checkEntry({ to, text, method }: { to: string; text: string; method: string }, { sender, titles, places }: StoryFacts): void {
  expect(["REQUEST", "CANCEL"]).toContain(method);
  const [read, again] = [readWithIcalJs(text), readWithNodeIcal(text)];
  expect(read).toEqual(again);
  expect(read.length).toBeGreaterThan(0);
  const inside = text.replaceAll(/\r?\n[ \t]/gu, "").matchAll(/BEGIN:VEVENT\r?\n([\s\S]*?)END:VEVENT/gu);
  for (const [, event = ""] of inside) {
    const lines = event.trim().split(/\r?\n/u);
    expect(lines.map((line) => /^[A-Z-]+/u.exec(line)?.[0] ?? line).filter((name) => !ofAnEvent.has(name))).toEqual([]);
    const value = (name: string) => lines.filter((line) => new RegExp(`^${name}[;:]`, "u").test(line));
    expect(value("DTSTAMP").join()).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/u);
    expect(value("ATTENDEE")).toHaveLength(1);
    expect(value("ATTENDEE")[0]?.toLowerCase()).toMatch(new RegExp(`:mailto:${RegExp.escape(to)}$`, "u"));
    expect(value("ORGANIZER")[0]?.toLowerCase()).toMatch(new RegExp(`:mailto:${RegExp.escape(sender)}$`, "u"));
    const [summary = ""] = value("SUMMARY").map((line) => line.slice("SUMMARY:".length).replaceAll("\\", ""));
    expect(["Meeting", ...titles]).toContain(summary);
    const [place] = value("LOCATION").map((line) => line.slice("LOCATION:".length).replaceAll("\\", ""));
    expect(summary === "Meeting" ? [undefined] : places).toContain(place);
  }
}
