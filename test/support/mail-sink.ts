import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = { to: string[]; raw: string };

type Answer = number | string | undefined;

/** A real mail server that keeps what it takes and answers as the test says. */
export type MailSink = {
  url: string;
  received: Received[];
  /** What it says to a recipient and to a mail: nothing when it takes them, else a code like 451, or "550 5.7.1". May take its time. */
  answers: { recipient: (address: string) => Answer; mail: (mail: Received) => Promise<Answer> | Answer };
  /** What has arrived since the last time, and forgets it. */
  take(): Received[];
  /** Ends and is no longer there to connect to; `open` begins again at the same port. */
  close(): Promise<void>;
  open(): Promise<void>;
};

const refusal = (answer: number | string) => {
  const [code, words = "no"] = String(answer).split(" ");
  return Object.assign(new Error(words), { responseCode: Number(code) });
};

/** Starts one on a free port of this machine. */
export async function startMailSink(): Promise<MailSink> {
  let server: SMTPServer;
  const sink: MailSink = {
    url: "",
    received: [],
    answers: { recipient: () => undefined, mail: () => undefined },
    take: () => sink.received.splice(0),
    close: () => new Promise((settle) => server.close(() => settle())),
    async open() {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        onRcptTo({ address }, _, callback) {
          const code = sink.answers.recipient(address);
          callback(code === undefined ? null : refusal(code));
        },
        onData(stream, session, callback) {
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          const answer = async () => {
            const mail = { to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() };
            const code = await sink.answers.mail(mail);
            if (code === undefined) sink.received.push(mail);
            callback(code === undefined ? null : refusal(code));
          };
          stream.on("end", () => void answer());
        },
      });
      // A client that is killed in the middle breaks its connection: that is what some tests are about.
      server.on("error", () => {});
      server.listen(sink.url === "" ? 0 : Number(new URL(sink.url).port), "127.0.0.1");
      await once(server.server, "listening");
      sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    },
  };
  await sink.open();
  return sink;
}
