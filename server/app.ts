import { createHash } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { actingIn, type RequestContext } from "#graphql/context.ts";
import { badRequest, createEndpoint } from "#graphql/endpoint.ts";
import { limits } from "#graphql/limits.ts";
import type { Documents } from "#graphql/trusted.ts";
import { actingAs } from "#platform/actor.ts";
import type { Acting } from "#platform/acting.ts";
import type { AnswerDesk } from "#platform/answer-desk.ts";
import { type AuthDesk, passkeySite, type Visitor } from "#platform/auth-desk.ts";
import type { Clock } from "#platform/clock.ts";
import { sessionCookie } from "#platform/cookies.ts";
import type { Database } from "#platform/db.ts";
import type { DemoDesk } from "#platform/demo.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import type { ReadLog } from "#platform/audit.ts";
import { traceOf } from "#platform/log.ts";
import { isAddressedHere, isFromOwnPage, readBody, refuseQuestion, remoteAddressOf } from "#platform/request-checks.ts";
import type { RequestBudget } from "#platform/request-budget.ts";
import { securityHeaders } from "#platform/security-headers.ts";
import { deviceOf } from "#platform/session-rules.ts";
import type { SignedIn } from "#platform/sessions.ts";
import type { Streams } from "#platform/streams.ts";
import type { WebClient } from "#platform/web-client.ts";
import { agencyLoaders } from "#features/agencies/queries/loaders.ts";
import type { FeedReader } from "#features/calendar/queries.ts";
import { abilityFor } from "./abilities.ts";

export type AppParts = {
  schema: GraphQLSchema;
  db: Database;
  readLog: Pick<ReadLog, "record">;
  auth: AuthDesk;
  clock: Clock;
  /** Seals what a stolen dump must not tell. */
  keys: KeyRing;
  demo: DemoDesk | null;
  log: Logger;
  web: WebClient;
  streams: Pick<Streams, "open">;
  /** Whether changes at other hubs are heard at this moment. */
  isListening: () => boolean;
  budget: Pick<RequestBudget, "take">;
  /** The public origin; undefined when the hub serves this machine alone. */
  origin: string | undefined;
  mode: "production" | "development" | "test";
  /** "trusted" wherever people are served: nothing but the web client's own documents is carried out. */
  documents: Documents;
  /** Whether /readyz may say so: migrated, and not about to stop. */
  isReady: () => Promise<boolean>;
  /** Whether what protects the data is in force; until it is, nobody is answered. */
  isSound: () => Promise<boolean>;
  /** Stops the summaries of whoever this token was made for; nothing happens for any other. */
  stopMail: (token: string) => Promise<void>;
  /** Finds whose calendar feed a secret opens; null for one that is none, or no more. */
  feedReader: (secret: string) => Promise<FeedReader | null>;
  /** Their calendar, as a file. */
  feedOf: (acting: Acting, reader: FeedReader) => Promise<string>;
  /** What answers by a link from a mail work with. */
  answers: AnswerDesk;
};

/** Everything the hub answers over HTTP, as a handler for node:http that needs no port to be tested. */
export function createApp(parts: AppParts): RequestListener {
  const isSecure = parts.origin?.startsWith("https:") ?? false;
  const cookie = sessionCookie(isSecure);
  const headers = Object.entries(securityHeaders(isSecure));
  const { schema, log, mode, documents } = parts;
  const endpoint = createEndpoint({ schema, log, documents, isProduction: mode === "production" });

  function actingFor({ actor, factorAt }: Pick<SignedIn, "actor" | "factorAt">): Acting {
    const { db, readLog, clock, keys } = parts;
    return { actor, ability: abilityFor(actor, clock.now()), db, readLog, clock, keys, factorAt };
  }

  async function graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const presented = cookie.read(request.headers.cookie);
    const refusal = refuseQuestion(request, parts.origin, { isOpen: mode === "development" });
    if (refusal) return refuse(response, refusal.status, refusal.message);
    if (!(await parts.isSound())) return refuse(response, 503, unavailable);
    const body = await readBody(request, limits.bodyBytes);
    // The same words as for everything else that does not fit (GQ-02).
    if (!body) return refuse(response, 413, badRequest().message);
    // A page that renews itself while nobody touches it must not keep the session from ending.
    const signedIn = presented ? await parts.auth.sessions.find(presented, { isBusy: request.headers["x-roundtable"] !== "background" }) : null;
    if (isTooMuch(request, response, signedIn)) return;
    const http: Visitor = {
      token: null,
      presented,
      remoteAddress: remoteAddressOf(request, parts.origin),
      device: deviceOf(request.headers["user-agent"]),
      site: passkeySite(parts.origin, request.headers.host),
    };
    const keep = (token: string | null) => response.setHeader("Set-Cookie", cookie.write(token));
    const context: RequestContext = {
      acting: signedIn && actingFor(signedIn),
      signedIn,
      become(session) {
        this.signedIn = session.signedIn;
        this.acting = actingFor(session.signedIn);
        this.http.token = this.http.presented = session.token;
        keep(session.token);
        return session.signedIn;
      },
      stepIn(token) {
        this.leave();
        this.http.presented = token;
        keep(token);
      },
      leave() {
        this.signedIn = this.acting = this.http.token = this.http.presented = null;
        keep(null);
      },
      get load() {
        return agencyLoaders(actingIn(this));
      },
      auth: parts.auth,
      answers: parts.answers,
      demo: parts.demo,
      http,
    };
    if (signedIn?.renewedToken !== undefined) context.become({ token: signedIn.renewedToken, signedIn });
    else if (signedIn) http.token = presented;
    const work = async () => {
      if (mode === "development") return sendOn(response, await endpoint.negotiate(asFetched(request, body), context));
      const answer = await endpoint.answer(body, context);
      send(response, answer.status, "application/json; charset=utf-8", answer.body);
    };
    await (signedIn ? actingAs(signedIn.actor, work) : work());
  }

  /** Counts the request, on the person when one is signed in: a whole agency may share one address. True when it was refused. */
  function isTooMuch(request: IncomingMessage, response: ServerResponse, signedIn: SignedIn | null): boolean {
    const wait = signedIn ? parts.budget.take("person", signedIn.actor.personId) : parts.budget.take("address", remoteAddressOf(request, parts.origin));
    if (wait === 0) return false;
    response.setHeader("Retry-After", wait);
    refuse(response, 429, "These are too many requests. Wait a minute.");
    return true;
  }

  /** Tells an open page when to look again (server-sent events). It counts as nobody's activity. */
  async function events(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "GET") return refuse(response, 405, "This is only read.");
    if (!isFromOwnPage(request, parts.origin)) return refuse(response, 403, "This came from another site.");
    const token = cookie.read(request.headers.cookie);
    const signedIn = token ? await parts.auth.sessions.find(token, { isBusy: false }) : null;
    if (isTooMuch(request, response, signedIn)) return;
    if (!token || !signedIn) return refuse(response, 401, "Sign in to go on.");
    if (!parts.isListening()) return refuse(response, 503, "The hub cannot answer at the moment.");
    const refusal = parts.streams.open(response, token, signedIn);
    if (refusal) refuse(response, refusal.status, refusal.message);
  }

  /** Quick exit and signing out: also by a beacon, which can carry no header of ours. */
  async function exit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return refuse(response, 405, "Leaving is sent with POST.");
    if (!isFromOwnPage(request, parts.origin)) return refuse(response, 403, "This came from another site.");
    request.resume();
    // First of all the browser lets go of it: that must not wait for a database that does not answer.
    response.setHeader("Set-Cookie", cookie.write(null));
    response.setHeader("Clear-Site-Data", '"cache", "storage"');
    const token = cookie.read(request.headers.cookie);
    if (token) await parts.auth.sessions.end(token);
    response.writeHead(204).end();
  }

  /**
   * Stops summaries by one click in a mail program (RFC 8058), which knows no session and sends no header of ours. A GET only
   * leads to the page that asks: programs that look into links must not stop anything.
   */
  async function stopMail(request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
    if (request.method === "GET" || request.method === "HEAD") return void response.writeHead(303, { Location: `/unsubscribe#${token}` }).end();
    if (request.method !== "POST") return refuse(response, 405, "This is sent with POST.");
    const body = await readBody(request, 1024);
    if (!body) return refuse(response, 413, "This is too large.");
    if (!body.includes("List-Unsubscribe=One-Click")) return refuse(response, 400, "This is not a click on the link of a summary.");
    await parts.stopMail(token);
    response.writeHead(204).end();
  }

  /** A person's deadlines and meetings for a calendar program, which knows no session: the secret in the address says whose. */
  async function calendar(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "This is only read.");
    if (isTooMuch(request, response, null)) return;
    if (!(await parts.isSound())) return refuse(response, 503, unavailable);
    const reader = await parts.feedReader(secret);
    if (!reader) return nothing(response);
    const acting = actingFor({ actor: reader.actor, factorAt: new Date(0) });
    const file = Buffer.from(await actingAs(reader.actor, () => parts.feedOf(acting, reader)));
    // What a program has already it need not be sent again; kept on the way it never is.
    const tag = `"${createHash("sha256").update(file).digest("base64url")}"`;
    response.setHeader("ETag", tag);
    if (request.headers["if-none-match"]?.split(/\s*,\s*/).some((known) => known.replace(/^W\//, "") === tag)) return void response.writeHead(304).end();
    send(response, 200, "text/calendar; charset=utf-8", file);
  }

  async function show(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "This is only read.");
    const file = await parts.web.file(path);
    if (file) {
      if (file.isConstant) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      return send(response, 200, file.type, file.body);
    }
    const page = request.headers.accept?.includes("text/html") || parts.web.isPage(path) ? await parts.web.page() : undefined;
    if (!page) return nothing(response);
    send(response, parts.web.isPage(path) ? 200 : 404, "text/html; charset=utf-8", page);
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = URL.parse(request.url ?? "", "http://hub")?.pathname ?? "//";
    if (path === "/livez") return send(response, 200, "text/plain; charset=utf-8", "ok\n");
    if (path === "/readyz") {
      const isReady = await parts.isReady();
      return send(response, isReady ? 200 : 503, "text/plain; charset=utf-8", isReady ? "ready\n" : "not ready\n");
    }
    if (!isAddressedHere(request, parts.origin)) return refuse(response, 421, "This hub answers to this machine only.");
    if (path === "/graphql") return graphql(request, response);
    if (path === "/events") return events(request, response);
    if (path === "/exit") return exit(request, response);
    const stopToken = /^\/stop-mail\/([\w-]{1,200})$/.exec(path)?.[1];
    if (stopToken) return stopMail(request, response, stopToken);
    const feedSecret = /^\/calendar\/([\w-]{1,200})\.ics$/.exec(path)?.[1];
    if (feedSecret) return calendar(request, response, feedSecret);
    return show(request, response, path);
  }

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    route(request, response).catch((error: unknown) => {
      parts.log.error(traceOf(error), "a request failed");
      if (response.headersSent) response.destroy();
      else refuse(response, 503, unavailable);
    });
  };
}

const unavailable = "The hub cannot answer at the moment.";

/** The request as a program that knows only the web's own types takes it. */
function asFetched({ method, url, headers }: IncomingMessage, body: Buffer): Request {
  const kept = Object.entries({ accept: headers.accept, "content-type": headers["content-type"] }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return new Request(`http://hub${url}`, { method, headers: kept, body: method === "POST" ? new Uint8Array(body) : null });
}

async function sendOn(response: ServerResponse, { status, headers, body }: Response): Promise<void> {
  for (const name of ["allow", "accept"]) if (headers.has(name)) response.setHeader(name, headers.get(name) ?? "");
  send(response, status, headers.get("content-type") ?? "text/plain; charset=utf-8", Buffer.from(await new Response(body).arrayBuffer()));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.writeHead(status);
  response.end(response.req.method === "HEAD" ? undefined : body);
}

function nothing(response: ServerResponse): void {
  send(response, 404, "text/plain; charset=utf-8", "There is nothing here for you.\n");
}

const codes: Partial<Record<number, string>> = { 401: "UNAUTHENTICATED", 429: "TOO_MANY" };

/** A refusal of the request itself, in the shape of every other error; what was not read of it is not waited for. */
function refuse(response: ServerResponse, status: number, message: string): void {
  if (!response.req.complete) response.setHeader("Connection", "close");
  const code = codes[status] ?? (status >= 500 ? "UNAVAILABLE" : "BAD_REQUEST");
  send(response, status, "application/json; charset=utf-8", JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
