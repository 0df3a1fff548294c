import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import nodemailer from "nodemailer";

/** An entry for the calendar of the one who gets the mail, as iCalendar writes it. */
export type CalendarPart = { method: "REQUEST" | "CANCEL"; text: string };

/**
 * One plain-text mail to one person. `messageId` is the caller's, so that a repeat is recognisable as one. `stopUrl` is where a
 * mail program ends such mails with one click (RFC 8058); of summaries only.
 */
export type Mail = { to: string; subject: string; text: string; messageId: string; stopUrl?: string; calendar?: CalendarPart };

export type Mailer = {
  /** @throws MailRefused when the mail server did not take it */
  send(mail: Mail): Promise<void>;
  close(): void;
};

/** A mail as the folder keeps it. */
export type SentMail = { id: string; to: string; subject: string; text: string; sentAt: Date };

/** Control characters could end a header and begin another (EM-03). */
export class UnsafeAddress extends Error {
  override name = "UnsafeAddress";
}

/** What the first digit of an SMTP answer says: 4 not now, 5 no; 0 when there was no answer. */
export type RefusalClass = 0 | 4 | 5;

/**
 * The mail server did not take a mail. What it said stays here: it may quote the address. `isAddress` is true when it refused
 * the recipient for good, and not the connection, the sender or the text, which say nothing about the address.
 */
export class MailRefused extends Error {
  override name = "MailRefused";
  readonly class: RefusalClass;
  readonly isAddress: boolean;
  constructor(answer: RefusalClass, isAddress: boolean) {
    super("the mail server did not take the mail");
    this.class = answer;
    this.isAddress = isAddress;
  }
}

const oneAddress = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

/** A new Message-ID that says nothing about the mail or the machine that sends it. */
export function newMessageId(): string {
  return `<${randomUUID()}@roundtable.invalid>`;
}

/** The headers and nothing else: no X-Mailer, no host name, one recipient (safety.md §6). */
function message(from: string, { to, subject, text, messageId, stopUrl, calendar }: Mail) {
  if (!oneAddress.test(to) || /[\r\n]/.test(subject) || /[\s<>,]/.test(stopUrl ?? "")) throw new UnsafeAddress("a mail goes to exactly one plain address");
  const stop = stopUrl === undefined ? {} : { "List-Unsubscribe": `<${stopUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  return {
    from: { name: "", address: from },
    to: { name: "", address: to },
    subject,
    text,
    messageId,
    xMailer: false as const,
    textEncoding: "quoted-printable" as const,
    ...(calendar && { icalEvent: { method: calendar.method, content: calendar.text, filename: "meeting.ics" } }),
    headers: { "Auto-Submitted": "auto-generated", ...stop },
  };
}

/**
 * Sends through the mail server at `url`. One that does not greet within 20 seconds is not there; one that has the mail may think
 * about it for five minutes, because whoever gives up earlier and sends again makes a slow server deliver twice.
 */
export function smtpMailer(url: string, from: string): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const transport = nodemailer.createTransport({
    host: hostname,
    port: Number(port || (protocol === "smtps:" ? 465 : 587)),
    secure: protocol === "smtps:",
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    // The greeting would otherwise tell the name of this machine.
    name: "localhost",
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 300_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      const composed = message(from, mail);
      await transport.sendMail(composed).catch((error: unknown) => {
        throw refusalOf(error);
      });
    },
    close: () => transport.close(),
  };
}

function refusalOf(error: unknown): MailRefused {
  const { responseCode = 0, response = "", command } = error as { responseCode?: number; response?: string; command?: string };
  const answer = responseCode >= 500 ? 5 : responseCode >= 400 ? 4 : 0;
  // 5.7.x is a rule of the server, as when it relays for nobody (RFC 3463): that is no fault of the address.
  return new MailRefused(answer, answer === 5 && command === "RCPT TO" && !/^\d{3}[ -]5\.7\./.test(response));
}

/** Asks the mail server at `url` whether it would take mail, and sends none. @returns why not, in a few words of ours */
export async function greetMailServer(url: string): Promise<string | undefined> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const transport = nodemailer.createTransport({
    host: hostname,
    port: Number(port || (protocol === "smtps:" ? 465 : 587)),
    secure: protocol === "smtps:",
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    name: "localhost",
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 5000,
  });
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // What it answers may quote the user's name.
    return refusals[code] ?? "it did not answer as a mail server does";
  } finally {
    transport.close();
  }
}

const refusals: Record<string, string> = {
  EAUTH: "it does not know this user and password",
  EDNS: "there is no such host",
  ENOTFOUND: "there is no such host",
  ECONNREFUSED: "nobody answers at this port",
  ESOCKET: "the connection fails, or its certificate is not trusted",
  ETIMEDOUT: "it does not answer in time",
  ETLS: "TLS does not come about",
};

/** Writes each mail into `directory` instead of sending it, as an .eml file that mail programs open. */
export function folderMailer(directory: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    async send(mail) {
      const { message: written } = await transport.sendMail(message(from, mail));
      if (!Buffer.isBuffer(written)) throw new Error("the mail was not written in one piece");
      await mkdir(directory, { recursive: true, mode: 0o700 });
      // The Message-ID names the file, so that a repeat replaces it; the time before it keeps them in order.
      const path = join(directory, `${Date.now()}-${mail.messageId.replace(/@.*/, "").replaceAll(/[^\w-]/g, "")}.eml`);
      await writeFile(`${path}.part`, written, { mode: 0o600 });
      await rename(`${path}.part`, path);
    },
    close: () => transport.close(),
  };
}

/** The newest mails of a folder that `folderMailer` wrote into. */
export async function readMailFolder(directory: string, first: number): Promise<SentMail[]> {
  const names = await readdir(directory).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith(".eml"))
    .toSorted()
    .toReversed()
    .slice(0, first);
  return Promise.all(newest.map(async (name) => readMail(name, await readFile(join(directory, name), "utf8"))));
}

function readMail(name: string, written: string): SentMail {
  const split = written.indexOf("\n\n");
  const headers = written.slice(0, split).replaceAll(/\n[ \t]+/g, " ");
  const header = (wanted: string): string => new RegExp(`^${wanted}: (.*)$`, "im").exec(headers)?.[1] ?? "";
  const body = written.slice(split + 2);
  const isEncoded = header("Content-Transfer-Encoding") === "quoted-printable";
  return {
    id: name.replace(/\.eml$/, ""),
    to: header("To"),
    subject: header("Subject"),
    text: (isEncoded ? readQuotedPrintable(body) : body).trimEnd(),
    sentAt: new Date(header("Date")),
  };
}

function readQuotedPrintable(text: string): string {
  const bytes = text.replaceAll("=\n", "").replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
