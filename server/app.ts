import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { actingIn, type RequestContext } from "#graphql/context.ts";
import { createEndpoint } from "#graphql/endpoint.ts";
import { limits } from "#graphql/limits.ts";
import { actingAs } from "#platform/actor.ts";
import type { Acting } from "#platform/acting.ts";
import type { Clock } from "#platform/clock.ts";
import { sessionCookie } from "#platform/cookies.ts";
import type { Database } from "#platform/db.ts";
import type { DemoDesk } from "#platform/demo.ts";
import type { ReadLog } from "#platform/audit.ts";
import { traceOf } from "#platform/log.ts";
import { isAddressedHere, isFromOwnPage, readBody, refuseQuestion, remoteAddressOf } from "#platform/request-checks.ts";
import { securityHeaders } from "#platform/security-headers.ts";
import type { SignedIn, Sessions } from "#platform/sessions.ts";
import type { SignInDesk } from "#platform/sign-in-desk.ts";
import type { WebClient } from "#platform/web-client.ts";
import { agencyLoaders } from "#features/agencies/queries/loaders.ts";
import { abilityFor } from "./abilities.ts";

export type AppParts = {
  schema: GraphQLSchema;
  db: Database;
  readLog: Pick<ReadLog, "record">;
  sessions: Sessions;
  signInDesk: SignInDesk;
  clock: Clock;
  demo: DemoDesk | null;
  log: Logger;
  web: WebClient;
  /** The public origin; undefined when the hub serves this machine alone. */
  origin: string | undefined;
  mode: "production" | "development" | "test";
  /** Whether /readyz may say so: migrated, and not about to stop. */
  isReady: () => Promise<boolean>;
  /** Stops the summaries of whoever this token was made for; nothing happens for any other. */
  stopMail: (token: string) => Promise<void>;
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
    const token = cookie.read(request.headers.cookie);
    const refusal = refuseQuestion(request, parts.origin, parts.mode !== "development");
    if (refusal) return refuse(response, refusal.status, refusal.message);
    const body = await readBody(request, limits.bodyBytes);
    if (!body) return refuse(response, 413, "This is too large.");
    // A page that renews itself while nobody touches it must not keep the session from ending.
    const signedIn = token ? await parts.sessions.find(token, { isBusy: request.headers["x-roundtable"] !== "background" }) : null;
    const context: RequestContext = {
      acting: signedIn && actingFor(signedIn),
      signedIn,
      become(session) {
        this.signedIn = session?.signedIn ?? null;
        this.acting = this.signedIn && actingFor(this.signedIn);
        this.http.token = session?.token ?? null;
        response.setHeader("Set-Cookie", cookie.write(this.http.token));
      },
      get load() {
        return agencyLoaders(actingIn(this));
      },
      sessions: parts.sessions,
      signInDesk: parts.signInDesk,
      demo: parts.demo,
      http: { token: signedIn && token, remoteAddress: remoteAddressOf(request, parts.origin) },
    };
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
    if (token) await parts.sessions.end(token);
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
    const stopToken = /^\/stop-mail\/([\w-]{1,200})$/.exec(path)?.[1];
    if (stopToken) return stopMail(request, response, stopToken);
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
