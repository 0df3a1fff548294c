import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHub } from "../server/hub.ts";
import { systemClock } from "../server/platform/clock.ts";
import { KeyRing } from "../server/platform/key-ring.ts";
import { PurgeLedger } from "../server/platform/purge-ledger.ts";
import { openLog } from "../server/platform/log.ts";
import type { Mailer } from "../server/platform/mailer.ts";
import type { RoleUrls } from "../server/platform/roles.ts";

// The hub as it runs in production, with everything it checks and writes down; only mail goes nowhere.
const urls = JSON.parse(process.argv[2] ?? "{}") as RoleUrls;
const noMail = { send: () => Promise.resolve(), close: () => {} } as unknown as Mailer;
const keys = new KeyRing([{ id: "be9c0001", key: randomBytes(32) }]);
const ledger = new PurgeLedger(join(tmpdir(), `roundtable-bench-purged-${process.pid}`));
const { address } = await openHub(
  {
    urls,
    clock: systemClock,
    log: openLog("warn"),
    mode: "production",
    documents: process.argv[3] === "trusted" ? "trusted" : "any",
    requestsPerMinute: 1_000_000,
    mailer: noMail,
    keys,
    ledger,
    demo: null,
    origin: undefined,
    mailGridMinutes: 15,
  },
  { host: "127.0.0.1", port: 0 },
);
process.send?.(address);
// Asked for it, it says how many milliseconds of processor time it has taken, and asked anything else, how many bytes of memory it holds.
process.on("message", (asked: object) => {
  const { user, system } = process.cpuUsage();
  process.send?.("cpu" in asked ? (user + system) / 1000 : process.memoryUsage().rss);
});
process.on("disconnect", () => process.exit(0));
