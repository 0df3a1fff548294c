import { createServer, type RequestListener, type Server } from "node:http";
import { once } from "node:events";
import { Server as NetServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ReadLog } from "#platform/audit.ts";
import type { AuthDesk } from "#platform/auth-desk.ts";
import { openActorDatabase, openRoleDatabase } from "#platform/db.ts";
import type { DemoDesk } from "#platform/demo.ts";
import { HintLine } from "#platform/hint-line.ts";
import { installJobs, startJobs } from "#platform/jobs.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import type { Mailer } from "#platform/mailer.ts";
import type { PurgeLedger } from "#platform/purge-ledger.ts";
import { RequestBudget } from "#platform/request-budget.ts";
import { refuseUnsafeRole } from "#platform/role-check.ts";
import type { RoleUrls } from "#platform/roles.ts";
import { bareRefusal } from "#platform/security-headers.ts";
import { Sessions } from "#platform/sessions.ts";
import { SignInDesk } from "#platform/sign-in-desk.ts";
import { Streams } from "#platform/streams.ts";
import { WebClient } from "#platform/web-client.ts";
import { answerByMail } from "#features/answers/commands/answer-by-mail.ts";
import { stopSummaries } from "#features/notifications/commands/stop-summaries.ts";
import { type AnchorBook, startAnchoring } from "./anchoring.ts";
import { type AppParts, createApp } from "./app.ts";
import { calendarFeed } from "./calendar-feed.ts";
import { hintRules } from "./hints.ts";
import { type InboundSettings, openInbound } from "./inbound.ts";
import { Readiness } from "./readiness.ts";
import { schema } from "./schema.ts";
import { clockTopics, subscribersOf } from "./subscribers.ts";

export type HubParts = Pick<AppParts, "clock" | "keys" | "log" | "mode" | "documents"> & {
  /** The migrated database, as each of its roles. */
  urls: Pick<RoleUrls, "hub_app" | "hub_auth" | "hub_worker">;
  mailer: Mailer;
  /** Seals what a stolen dump must not tell. */
  keys: KeyRing;
  /** Where the end of the log is signed and kept outside the database; not at all in a test that is about something else. */
  anchors?: AnchorBook;
  /** Whether nobody is answered while the clock and the database's are apart; a test that moves the clock leaves it out. */
  holdsClockAgainstDatabase?: boolean;
  /** What was purged, outside the database. */
  ledger: PurgeLedger;
  demo: DemoDesk | null;
  /** The public origin; undefined when the hub serves this machine alone. */
  origin: string | undefined;
  exitUrl?: string;
  /** Mails about referrals leave at whole multiples of so many minutes; 0 is at once. */
  mailGridMinutes: number;
  /** From whom the hub's mail comes; in a test that is about something else, nobody. */
  sender?: string | undefined;
  /** What one person may ask in a minute, when it is not the usual number. */
  requestsPerMinute?: number;
  /** Of how many statements each connection keeps the plan; left out, as many as a small machine has room for. */
  keptPlans?: number;
  /** How many connections to the database requests share; each plans for itself. */
  connections?: number;
  /** Where answers of calendar programs arrive; not at all when it is left out. */
  inbound?: InboundSettings | undefined;
  /** Where the built web client lies, when it is not web/dist. */
  webDirectory?: string;
};

export type Hub = {
  /** Where it serves, with the port it was given. */
  address: string;
  /** Says on /readyz that it is about to end, finishes what is being done, and closes; ten seconds at the most. */
  close(): Promise<void>;
};

const webDist = join(fileURLToPath(new URL("..", import.meta.url)), "web", "dist");

/**
 * Puts the hub together over a migrated database and serves it.
 *
 * @throws UnsafeRole when requests would be served with a role that policies do not bind; an error of node:net when the port is taken
 */
export async function openHub(parts: HubParts, { host, port }: { host: string; port: number }): Promise<Hub> {
  const { urls, clock, keys, log, mailer, origin, mode, documents, demo } = parts;
  await Promise.all([refuseUnsafeRole(urls.hub_app), installJobs(urls.hub_worker)]);
  const db = openActorDatabase(urls.hub_app, parts.connections, parts.keptPlans);
  const workerDb = openRoleDatabase(urls.hub_worker);
  const readLog = new ReadLog(urls.hub_app);
  const authPool = new pg.Pool({ connectionString: urls.hub_auth, max: 6, options: "-c statement_timeout=5000 -c lock_timeout=2000" });
  // A pool drops a connection that broke; without listeners, its own and that of whoever uses it, the error would end the process.
  authPool.on("error", () => log.warn("a database connection broke"));
  authPool.on("connect", (client) => void client.on("error", () => {}));

  let isClosing = false;
  const readiness = new Readiness({ url: urls.hub_app, clock: parts.holdsClockAgainstDatabase ? clock : undefined });
  await readiness.state();
  const isReady = async () => (await readiness.state()) === "READY" && !isClosing;
  const isSound = () => readiness.isSound();
  const sessions = new Sessions(authPool, clock);
  const auth: AuthDesk = { pool: authPool, clock, keys, sessions, signInDesk: new SignInDesk(authPool, clock) };
  const web = new WebClient(parts.webDirectory ?? webDist, parts.exitUrl);
  const closing = new AbortController();
  const budget = new RequestBudget(authPool, clock, log, parts.requestsPerMinute);
  const streams = new Streams({ ...hintRules, sessions, clock, log });
  const line = new HintLine(urls.hub_app, { onHint: (hint) => streams.hear(hint), onLost: () => streams.endAll() }, log);
  const stopMail = (token: string) => stopSummaries({ db: workerDb, keys, clock }, token);
  const feed = calendarFeed({ pool: authPool, clock, origin: () => origin ?? address });
  const live = { stopMail, answers: { db: workerDb, clock }, ...feed, streams, budget, isListening: () => line.isOpen };
  const closeDatabases = async () => {
    await Promise.all([line.close(), budget.close()]);
    await Promise.all([readLog.close(), db.$disconnect(), workerDb.$disconnect(), authPool.end()]);
  };
  const app = createApp({ schema, db, readLog, auth, clock, keys, demo, log, web, origin, mode, documents, isReady, isSound, ...live });
  const untilClosing: RequestListener = (request, response) => {
    if (isClosing) response.setHeader("Connection", "close");
    app(request, response);
  };
  const server = await line
    .open()
    .then(() => listen(untilClosing, { host, port, isSecure: origin?.startsWith("https:") ?? false }))
    .catch(async (error: unknown) => {
      await closeDatabases();
      throw error;
    });
  const address = addressOf(server, host);
  const anchoring = parts.anchors && (await startAnchoring({ url: urls.hub_worker, book: parts.anchors, clock, log }));
  const jobs = await startJobs({
    url: urls.hub_worker,
    handlers: subscribersOf({
      db: workerDb,
      workerUrl: urls.hub_worker,
      ledger: parts.ledger,
      mailer,
      clock,
      keys,
      origin: origin ?? address,
      gridMinutes: parts.mailGridMinutes,
      sender: parts.sender ?? "hub@roundtable.invalid",
      replyDomain: parts.inbound?.domain,
      closing: closing.signal,
    }),
    cron: clockTopics,
    log,
  });

  const answers = parts.inbound && (await openInbound(parts.inbound, { answer: (mail) => answerByMail({ db: workerDb, clock }, mail), log }));

  async function close(): Promise<void> {
    isClosing = true;
    streams.close();
    closing.abort();
    const given = new AbortController();
    void setTimeout(8000, undefined, { signal: given.signal }).then(
      () => server.closeAllConnections(),
      () => {},
    );
    await Promise.all([stopServing(server), jobs.stop(), answers?.close()]);
    given.abort();
    await anchoring?.stop();
    mailer.close();
    await closeDatabases();
  }
  return { address, close };
}

const graceMilliseconds = 250;

async function listen(app: RequestListener, { host, port, isSecure }: { host: string; port: number; isSecure: boolean }): Promise<Server> {
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 5000, connectionsCheckingInterval: 5000 }, app);
  server.on("clientError", (_, socket) => (socket.writable ? socket.end(bareRefusal(isSecure)) : socket.destroy()));
  // What is expected of us beside an answer is not looked at; Node would refuse it without our headers.
  server.on("checkExpectation", app);
  server.listen(port, host);
  await once(server, "listening");
  return server;
}

async function stopServing(server: Server): Promise<void> {
  const closed = once(server, "close");
  // What was sent just before is still on its way: it is answered, and only then is nobody let in any more.
  await setTimeout(graceMilliseconds);
  // Not the method of node:http, which would also cut off a connection whose question has not been read yet.
  NetServer.prototype.close.call(server);
  await setTimeout(graceMilliseconds);
  server.closeIdleConnections();
  await closed;
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
