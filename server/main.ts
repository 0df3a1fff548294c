import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { applyMigrations } from "../prisma/migrate.ts";
import { openAnchorKey } from "#platform/anchor-key.ts";
import { systemClock } from "#platform/clock.ts";
import type { DemoDesk } from "#platform/demo.ts";
import { openProvenKeys } from "#platform/key-canary.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import { openLog } from "#platform/log.ts";
import { folderMailer, type Mailer, readMailFolder, smtpMailer } from "#platform/mailer.ts";
import { PurgeLedger } from "#platform/purge-ledger.ts";
import { provisionRoles } from "#platform/roles.ts";
import { sealOldRecords } from "#features/referrals/commands/seal-old-records.ts";
import { replayPurges } from "#features/retention/commands/replay-purges.ts";
import { newClaim } from "./claim.ts";
import { type DatabasePlace, openDatabasePlace } from "./database-place.ts";
import { type Env, readEnv, WrongSetting } from "./env.ts";
import { type Hub, openHub } from "./hub.ts";
import type { InboundSettings } from "./inbound.ts";

/** Starts the hub as the environment says. */
async function start(env: Env): Promise<{ hub: Hub; place: DatabasePlace; demo: DemoDesk | null; claim: string | null }> {
  const log = openLog(env.NODE_ENV === "test" ? "warn" : "info");
  // Without its database the hub is of no use; whoever supervises it starts both again.
  const onLost = (): never => fail(new Error("its PostgreSQL ended by itself. The next start recovers what was committed."), "Roundtable stops");
  const place = await openDatabasePlace(env, (line) => log.debug(line), onLost);
  try {
    await applyMigrations(place.ownerUrl);
    const urls = await provisionRoles(place.ownerUrl, place.secret);
    const keys = await openProvenKeys(place.ownerUrl, env.keys);
    const ledger = new PurgeLedger(join(env.HUB_DATA, "purge-ledger"));
    const sealed = await sealOldRecords(place.ownerUrl, keys);
    if (sealed > 0) log.info({ sealed }, "records of an earlier version were sealed");
    const replayed = await replayPurges(place.ownerUrl, ledger);
    if (replayed > 0) log.warn({ replayed }, "purged referrals had come back with a backup, and were purged again");
    const demo = await openDemo(env, place.ownerUrl, keys);
    const claim = demo ? null : await newClaim(place.ownerUrl, systemClock.now());
    const hub = await openHub(
      {
        urls,
        clock: systemClock,
        log,
        mode: env.NODE_ENV,
        documents: env.NODE_ENV === "production" ? "trusted" : "any",
        mailer: mailerFor(env),
        sender: senderOf(env),
        inbound: inboundOf(env),
        keys,
        holdsClockAgainstDatabase: true,
        anchors: { file: join(env.HUB_DATA, "anchors.jsonl"), key: (await openAnchorKey(env.keys.directory)).privateKey },
        ledger,
        demo,
        origin: env.HUB_ORIGIN,
        exitUrl: env.HUB_EXIT_URL,
        mailGridMinutes: demo ? 0 : 15,
      },
      { host: env.HOST, port: env.PORT },
    );
    return { hub, place, demo, claim };
  } catch (error) {
    await place.close();
    throw error;
  }
}

/**
 * The demo's desk, its task force put into the database first when that is empty; null when the people in it are real.
 *
 * @throws WrongSetting when the demo's people, whose passwords everybody knows, would be reachable from elsewhere
 */
async function openDemo(env: Env, ownerUrl: string, keys: KeyRing): Promise<DemoDesk | null> {
  const { demoPeople } = await import("../prisma/seed/people.ts");
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ email: string }>("SELECT email FROM person");
  await client.end();
  const known = new Set(demoPeople.map(({ email }) => email));
  if (env.HUB_ORIGIN && !env.demoAllowed && rows.some(({ email }) => known.has(email)))
    throw new WrongSetting("The database holds the demo, whose passwords are public: HUB_ORIGIN needs a database of its own.");
  if (!env.demoAllowed) return null;
  if (!rows.every(({ email }) => known.has(email))) return null;
  const { renewDemo, seedDemo } = await import("../prisma/seed.ts");
  await (rows.length === 0 ? seedDemo : renewDemo)(ownerUrl, systemClock.now(), keys);
  return { people: demoPeople, mails: (first) => readMailFolder(mailFolder(env), first) };
}

function mailFolder(env: Env): string {
  return join(env.HUB_DATA, "mail");
}

function senderOf(env: Env): string {
  return env.MAIL_FROM ?? `hub@${new URL(env.HUB_ORIGIN ?? "http://roundtable.example.org").hostname}`;
}

/** Where answers of calendar programs arrive, when both settings say so. */
function inboundOf({ MAIL_ANSWERS_DOMAIN: domain, MAIL_ANSWERS_PORT: port }: Env): InboundSettings | undefined {
  return domain === undefined || port === undefined ? undefined : { domain, port };
}

function mailerFor(env: Env): Mailer {
  const sender = senderOf(env);
  return env.SMTP_URL ? smtpMailer(env.SMTP_URL, sender) : folderMailer(mailFolder(env), sender);
}

function announce(address: string, demo: DemoDesk | null, claim: string | null): void {
  const lines = [`Roundtable serves at ${address}`];
  if (claim !== null)
    lines.push(
      "",
      "Nobody uses this hub yet. Whoever opens this link within 72 hours becomes its operator; the next start makes a new one:",
      `  ${address}/claim#${claim}`,
    );
  if (demo) {
    lines.push("", "This is the demo. All people and agencies in it are made up. Sign in as:", "");
    for (const { name, email, password, agency, seats, operator } of demo.people)
      lines.push(
        `  ${email.padEnd(46)} ${password.padEnd(26)} ${name}, ${agency} (${operator ? "operator" : seats.join(", ").toLowerCase().replaceAll("_", " ")})`,
      );
    lines.push(
      "",
      "The sign-in page fills in the six-digit code as well; a script finds each person's secret with `hub demo-people --json`.",
      "Press Ctrl-C to stop.",
    );
  }
  console.log(lines.join("\n"));
}

/** Stops on the first SIGTERM or SIGINT: requests and jobs end first, the database last. */
function stopOnSignal({ hub, place }: { hub: Hub; place: DatabasePlace }): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    // A mail server that does not answer must not keep the hub from stopping.
    Promise.race([hub.close(), setTimeout(9000)])
      .then(() => place.close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function fail(error: unknown, what = "Roundtable cannot start"): never {
  // One sentence for whoever starts the hub; where it happened helps only those who work on it.
  console.error(`${what}: ${sentenceFor(error)}`);
  if (process.env["NODE_ENV"] === "development" && error instanceof Error) console.error(error.stack);
  process.exit(1);
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (port !== undefined && code === "EADDRINUSE") return `port ${port} is taken by another program; set PORT to a free one.`;
  if (port !== undefined && code === "EACCES") return `port ${port} may only be opened by the administrator; set PORT to one from 1024 up.`;
  return error.message;
}

try {
  const env = readEnv();
  const started = await start(env);
  // Before anybody is told that it serves: whoever reads that may stop it at once.
  stopOnSignal(started);
  announce(env.HUB_ORIGIN ?? started.hub.address, started.demo, started.claim);
} catch (error) {
  fail(error);
}
