import { systemClock } from "../../server/platform/clock.ts";
import { openLog } from "../../server/platform/log.ts";
import { smtpMailer } from "../../server/platform/mailer.ts";
import { openHub } from "../../server/hub.ts";
import { testKeys } from "./keys.ts";

/** A whole hub in a process of its own, for tests that kill it. What it needs comes as one JSON text; it says when it serves. */
const { urls, smtpUrl } = JSON.parse(process.argv[2] ?? "{}") as { urls: Parameters<typeof openHub>[0]["urls"]; smtpUrl: string };
const hub = await openHub(
  {
    urls,
    clock: systemClock,
    log: openLog("silent"),
    mode: "test",
    mailer: smtpMailer(smtpUrl, "hub@example.org"),
    keys: testKeys(),
    demo: null,
    origin: undefined,
    mailGridMinutes: 0,
  },
  { host: "127.0.0.1", port: 0 },
);
process.stdout.write(`serves at ${hub.address}\n`);
