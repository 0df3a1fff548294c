import { createServer, type RequestListener, type Server } from "node:http";
import { once } from "node:events";
import { Server as NetServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migrationsAreCurrent } from "../prisma/migrate.ts";
import { ReadLog } from "#platform/audit.ts";
import type { AuthDesk } from "#platform/auth-desk.ts";
import { openActorDatabase, openRoleDatabase } from "#platform/db.ts";
import type { DemoDesk } from "#platform/demo.ts";
import { installJobs, startJobs } from "#platform/jobs.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import type { Mailer } from "#platform/mailer.ts";
import { refuseUnsafeRole } from "#platform/role-check.ts";
import type { RoleUrls } from "#platform/roles.ts";
import { Sessions } from "#platform/sessions.ts";
import { SignInDesk } from "#platform/sign-in-desk.ts";
import { WebClient } from "#platform/web-client.ts";
import { type AppParts, createApp } from "./app.ts";
import { schema } from "./schema.ts";
import { clockTopics, subscribersOf } from "./subscribers.ts";

export type HubParts = Pick<AppParts, "clock" | "log" | "mode"> & {
  /** The migrated database, as each of its roles. */
  urls: Pick<RoleUrls, "hub_app" | "hub_auth" | "hub_worker">;
  mailer: Mailer;
  /** Seals what a stolen dump must not tell. */
  keys: KeyRing;
  demo: DemoDesk | null;
  /** The public origin; undefined when the hub serves this machine alone. */
  origin: string | undefined;
  exitUrl?: string;
  /** Mails about referrals leave at whole multiples of so many minutes; 0 is at once. */
  mailGridMinutes: number;
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
  const { urls, clock, log, mailer, origin, mode, demo } = parts;
  await Promise.all([refuseUnsafeRole(urls.hub_app), installJobs(urls.hub_worker)]);
  const db = openActorDatabase(urls.hub_app);
  const workerDb = openRoleDatabase(urls.hub_worker);
  const readLog = new ReadLog(urls.hub_app);
  const authPool = new pg.Pool({ connectionString: urls.hub_auth, max: 6, options: "-c statement_timeout=5000 -c lock_timeout=2000" });
  // A pool drops a connection that broke while idle; without a listener its error would end the process.
  authPool.on("error", () => log.warn("a database connection broke"));

  let isClosing = false;
  const isReady = isCurrent(urls.hub_app, () => isClosing);
  const auth: AuthDesk = { pool: authPool, clock, keys: parts.keys, sessions: new Sessions(authPool, clock), signInDesk: new SignInDesk(authPool, clock) };
  const web = new WebClient(parts.webDirectory ?? webDist, parts.exitUrl);
  const closeDatabases = () => Promise.all([readLog.close(), db.$disconnect(), workerDb.$disconnect(), authPool.end()]);
  const app = createApp({ schema, db, readLog, auth, clock, demo, log, web, origin, mode, isReady });
  const untilClosing: RequestListener = (request, response) => {
    if (isClosing) response.setHeader("Connection", "close");
    app(request, response);
  };
  const server = await listen(untilClosing, host, port).catch(async (error: unknown) => {
    await closeDatabases();
    throw error;
  });
  const address = addressOf(server, host);
  const jobs = await startJobs({
    url: urls.hub_worker,
    handlers: subscribersOf({ db: workerDb, mailer, clock, origin: origin ?? address, gridMinutes: parts.mailGridMinutes }),
    cron: clockTopics,
    log,
  });

  async function close(): Promise<void> {
    isClosing = true;
    const given = new AbortController();
    void setTimeout(8000, undefined, { signal: given.signal }).then(
      () => server.closeAllConnections(),
      () => {},
    );
    await Promise.all([stopServing(server), jobs.stop()]);
    given.abort();
    mailer.close();
    await closeDatabases();
  }
  return { address, close };
}

const graceMilliseconds = 250;

/** Asks the database at most once a second, however often a load balancer asks. */
function isCurrent(url: string, isClosing: () => boolean): () => Promise<boolean> {
  let asked = { at: -Infinity, answer: Promise.resolve(false) };
  return async () => {
    if (performance.now() - asked.at > 1000) asked = { at: performance.now(), answer: migrationsAreCurrent(url) };
    return (await asked.answer) && !isClosing();
  };
}

async function listen(app: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 5000, connectionsCheckingInterval: 5000 }, app);
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
