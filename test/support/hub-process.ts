import { appendFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../server/platform/clock.ts";
import { openLog } from "../../server/platform/log.ts";
import { type Mailer, smtpMailer } from "../../server/platform/mailer.ts";
import { PurgeLedger } from "../../server/platform/purge-ledger.ts";
import { openHub } from "../../server/hub.ts";
import { testKeys } from "./keys.ts";

// A hub in a process of its own over a test's database, to be killed while it works. Mail goes to an SMTP server, or each
// becomes a line of a file, written before the hub learns that it went out: a mail cannot be called back either. Says its
// address to its parent, by message and on its output.
const [urls = "{}", mail = ""] = process.argv.slice(2);

const intoFile: Mailer = {
  send: ({ to, messageId }) => Promise.resolve(appendFileSync(mail, `${JSON.stringify({ to, messageId })}\n`)),
  close: () => {},
};
const { address } = await openHub(
  {
    urls: JSON.parse(urls),
    clock: systemClock,
    log: openLog("silent"),
    mode: "test",
    documents: "any",
    mailer: mail.startsWith("smtp:") ? smtpMailer(mail, "hub@example.org") : intoFile,
    keys: testKeys(),
    ledger: new PurgeLedger(join(tmpdir(), `roundtable-purged-${process.pid}`)),
    demo: null,
    origin: undefined,
    mailGridMinutes: 0,
  },
  { host: "127.0.0.1", port: 0 },
);
process.send?.(address);
process.stdout.write(`serves at ${address}\n`);
process.on("disconnect", () => process.exit(0));
