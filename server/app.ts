import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { actingIn, type RequestContext } from "#graphql/context.ts";
import { createEndpoint } from "#graphql/endpoint.ts";
import { limits } from "#graphql/limits.ts";
import { actingAs } from "#platform/actor.ts";
import type { Acting } from "#platform/acting.ts";
import { type AuthDesk, passkeySite, type Visitor } from "#platform/auth-desk.ts";
import type { Clock } from "#platform/clock.ts";
import { sessionCookie } from "#platform/cookies.ts";
import type { Database } from "#platform/db.ts";
import type { DemoDesk } from "#platform/demo.ts";
import type { ReadLog } from "#platform/audit.ts";
import { traceOf } from "#platform/log.ts";
import { isAddressedHere, isFromOwnPage, readBody, refuseQuestion, remoteAddressOf } from "#platform/request-checks.ts";
import { securityHeaders } from "#platform/security-headers.ts";
import { deviceOf } from "#platform/session-rules.ts";
import type { SignedIn } from "#platform/sessions.ts";
import type { WebClient } from "#platform/web-client.ts";
import { agencyLoaders } from "#features/agencies/queries/loaders.ts";
import { abilityFor } from "./abilities.ts";

export type AppParts = {
  schema: GraphQLSchema;
  db: Database;
  readLog: Pick<ReadLog, "record">;
  auth: AuthDesk;
  clock: Clock;
  demo: DemoDesk | null;
  log: Logger;
  web: WebClient;
  /** The public origin; undefined when the hub serves this machine alone. */
  origin: string | undefined;
  mode: "production" | "development" | "test";
  /** Whether /readyz may say so: migrated, and not about to stop. */
  isReady: () => Promise<boolean>;
};

/** Everything the hub answers over HTTP, as a handler for node:http that needs no port to be tested. */
export function createApp(parts: AppParts): RequestListener {
  const isSecure = parts.origin?.startsWith("https:") ?? false;
  const cookie = sessionCookie(isSecure);
  const headers = Object.entries(securityHeaders(isSecure));
  const answerQuestion = createEndpoint({ schema: parts.schema, log: parts.log, isProduction: parts.mode === "production" });

  function actingFor({ actor, factorAt }: SignedIn): Acting {
    const { db, readLog, clock } = parts;
    return { actor, ability: abilityFor(actor, clock.now()), db, readLog, clock, factorAt };
  }

  async function graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const presented = cookie.read(request.headers.cookie);
    const refusal = refuseQuestion(request, parts.origin, parts.mode !== "development");
    if (refusal) return refuse(response, refusal.status, refusal.message);
    const body = await readBody(request, limits.bodyBytes);
    if (!body) return refuse(response, 413, "This is too large.");
    // A page that renews itself while nobody touches it must not keep the session from ending.
    const signedIn = presented ? await parts.auth.sessions.find(presented, { isBusy: request.headers["x-roundtable"] !== "background" }) : null;
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
      demo: parts.demo,
      http,
    };
    if (signedIn?.renewedToken !== undefined) context.become({ token: signedIn.renewedToken, signedIn });
    else if (signedIn) http.token = presented;
    const work = () => answerQuestion(body, context);
    const answer = await (signedIn ? actingAs(signedIn.actor, work) : work());
    send(response, answer.status, "application/json; charset=utf-8", answer.body);
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

  async function show(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "This is only read.");
    const file = await parts.web.file(path);
    if (file) {
      if (file.isConstant) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      return send(response, 200, file.type, file.body);
    }
    const page = request.headers.accept?.includes("text/html") || parts.web.isPage(path) ? await parts.web.page() : undefined;
    if (!page) return send(response, 404, "text/plain; charset=utf-8", "There is nothing here for you.\n");
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
    if (path === "/exit") return exit(request, response);
    return show(request, response, path);
  }

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    route(request, response).catch((error: unknown) => {
      parts.log.error(traceOf(error), "a request failed");
      if (response.headersSent) response.destroy();
      else refuse(response, 503, "The hub cannot answer at the moment.");
    });
  };
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.writeHead(status);
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/** A refusal of the request itself, in the shape of every other error; what was not read of it is not waited for. */
function refuse(response: ServerResponse, status: number, message: string): void {
  if (!response.req.complete) response.setHeader("Connection", "close");
  const code = status === 413 ? "TOO_LARGE" : status >= 500 ? "UNAVAILABLE" : "BAD_REQUEST";
  send(response, status, "application/json; charset=utf-8", JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
