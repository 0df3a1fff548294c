import type { IncomingMessage } from "node:http";

/** Why a request is not carried out, before anything in it is read. */
export type Refusal = { status: number; message: string };

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Whether a Host header names this machine itself. */
export function isLoopbackHost(host: string): boolean {
  return loopbackHost.test(host);
}

/**
 * Whether the request was addressed to this hub. Without a public origin only the machine's own names will do, or a page
 * elsewhere could point its own name at this machine and talk to the hub as if it were itself.
 */
export function isAddressedHere(request: IncomingMessage, origin: string | undefined): boolean {
  return origin !== undefined || isLoopbackHost(request.headers.host ?? "");
}

/** Whether the browser says that one of the hub's own pages sent this. Programs that are no browser say nothing. */
export function isFromOwnPage(request: IncomingMessage, origin: string | undefined): boolean {
  const { origin: claimed, "sec-fetch-site": site, host } = request.headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return claimed === undefined || claimed === (origin ?? `http://${host ?? ""}`);
}

/**
 * What a question to /graphql must be: a POST of JSON from one of our pages, with a header that no form on another site can
 * send (GQ-05, GQ-06). `isOpen` only in development: then a plain GraphQL client may also send GET, and no header.
 */
export function refuseQuestion(request: IncomingMessage, origin: string | undefined, { isOpen }: { isOpen: boolean }): Refusal | undefined {
  const isRead = isOpen && request.method === "GET";
  if (request.method !== "POST" && !isRead) return { status: 405, message: "Questions are sent with POST." };
  if (!isFromOwnPage(request, origin)) return { status: 403, message: "This came from another site." };
  if (!isRead && !/^application\/json(;\s*charset=utf-8)?$/i.test(request.headers["content-type"] ?? ""))
    return { status: 415, message: "Questions are sent as application/json." };
  if (!isOpen && request.headers["x-roundtable"] === undefined) return { status: 403, message: "The header x-roundtable is missing." };
  return undefined;
}

/** The whole body, or undefined as soon as it is larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part as Uint8Array);
    size += bytes.length;
    if (size > limit) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/**
 * The network address behind a request, for counting failed sign-ins. A proxy on this machine is believed about whom it
 * passes on, but only where a public origin says that there is one.
 */
export function remoteAddressOf(request: IncomingMessage, origin: string | undefined): string {
  const peer = request.socket.remoteAddress ?? "unknown";
  const isLocalPeer = peer === "127.0.0.1" || peer === "::1" || peer === "::ffff:127.0.0.1";
  const forwarded =
    origin && isLocalPeer
      ? String(request.headers["x-forwarded-for"] ?? "")
          .split(",")
          .at(-1)
          ?.trim()
      : undefined;
  return forwarded || peer;
}
