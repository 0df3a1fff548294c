import { appendFileSync } from "node:fs";
import { systemClock } from "../../server/platform/clock.ts";
import { openLog } from "../../server/platform/log.ts";
import { PurgeLedger } from "../../server/platform/purge-ledger.ts";
import { openHub } from "../../server/hub.ts";
import { testKeys } from "./keys.ts";

// A hub in a process of its own over a test's database, to be killed while it works. Each mail becomes a line of a file,
// written before the hub learns that it went out: a mail cannot be called back either. Says its address to its parent.
const [urls = "{}", mailFile = ""] = process.argv.slice(2);
const { address } = await openHub(
  {
    urls: JSON.parse(urls),
    clock: systemClock,
    log: openLog("silent"),
    mode: "test",
    documents: "any",
    mailer: {
      send: ({ to, messageId }) => Promise.resolve(appendFileSync(mailFile, `${JSON.stringify({ to, messageId })}\n`)),
      close: () => {},
    },
    keys: testKeys(),
    ledger: new PurgeLedger(`${mailFile}.purged`),
    demo: null,
    origin: undefined,
    mailGridMinutes: 0,
  },
  { host: "127.0.0.1", port: 0 },
);
process.send?.(address);
process.on("disconnect", () => process.exit(0));
