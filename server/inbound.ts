import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import type { Logger } from "pino";
import { SMTPServer } from "smtp-server";
import { traceOf } from "#platform/log.ts";

/** Where answers of calendar programs arrive: a mail server on this machine hands them on to this port (LMTP). */
export type InboundSettings = {
  /** The domain of the addresses, answer+<secret>@<domain>. */
  domain: string;
  /** Where the hub listens, on the loopback only. */
  port: number;
};

/** What came to one address: the secret in it, from whom the mail says it is, in small letters, and the entry for calendars in it. */
export type MailedAnswer = { secret: string; from: string; calendar: string };

/** No calendar program answers with more. */
const largest = 262_144;

/**
 * Takes the answers of calendar programs. Whatever it is and whatever comes of it, a mail to an address that could be one of ours
 * is taken: nobody learns from the answer which secret there is. Nothing of it is kept or logged.
 */
export async function openInbound(
  { domain, port }: InboundSettings,
  { answer, log }: { answer: (mail: MailedAnswer) => Promise<void>; log: Logger },
): Promise<{ port: number; close: () => Promise<void> }> {
  const ours = new RegExp(`^answer\\+([0-9a-f]{40})@${RegExp.escape(domain)}$`, "i");
  const server = new SMTPServer({
    lmtp: true,
    // The banner would otherwise tell the name of this machine.
    name: "localhost",
    banner: "ready",
    disabledCommands: ["AUTH", "STARTTLS"],
    authOptional: true,
    size: largest,
    maxClients: 10,
    socketTimeout: 30_000,
    onRcptTo({ address }, _, callback) {
      callback(ours.test(address) ? null : Object.assign(new Error("there is nobody here by that name"), { responseCode: 550 }));
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => void (stream.sizeExceeded ? parts.splice(0) : parts.push(part)));
      const answered = async (): Promise<void> => {
        const secrets = session.envelope.rcptTo.flatMap(({ address }) => ours.exec(address)?.[1]?.toLowerCase() ?? []);
        let refusal: Error | null = null;
        try {
          await take(Buffer.concat(parts), secrets);
        } catch (error) {
          log.warn(traceOf(error), "an answer by mail could not be worked on");
          refusal = Object.assign(new Error("try again later"), { responseCode: 451 });
        }
        callback(refusal);
      };
      stream.on("end", () => void answered());
    },
  });
  async function take(raw: Buffer, secrets: string[]): Promise<void> {
    const found = await answerIn(raw);
    if (found) for (const secret of secrets) await answer({ secret, ...found });
  }
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return { port: (server.server.address() as AddressInfo).port, close: () => new Promise((settle) => server.close(() => settle())) };
}

/** The entry that a mail carries, as text, and the one person it says it is from; undefined where either is missing. */
async function answerIn(raw: Buffer): Promise<Omit<MailedAnswer, "secret"> | undefined> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true }).catch(() => undefined);
  const entry = mail?.attachments.find(({ contentType }) => contentType === "text/calendar" || contentType === "application/ics");
  const [from, ...others] = mail?.from?.value ?? [];
  return entry && from?.address !== undefined && others.length === 0
    ? { from: from.address.toLowerCase(), calendar: entry.content.toString("utf8") }
    : undefined;
}
