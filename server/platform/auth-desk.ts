import type pg from "pg";
import type { Acting } from "./acting.ts";
import type { Clock } from "./clock.ts";
import type { KeyRing } from "./key-ring.ts";
import { isLoopbackHost } from "./request-checks.ts";
import type { Sessions, SignedIn } from "./sessions.ts";
import type { SignInDesk } from "./sign-in-desk.ts";

/** What signing in works with. */
export type AuthDesk = {
  /** Of role hub_auth. */
  pool: pg.Pool;
  clock: Clock;
  /** Opens the secrets of authenticator apps. */
  keys: KeyRing;
  sessions: Sessions;
  signInDesk: SignInDesk;
};

/** Under which name passkeys are made and used: the origin of the page, and the name in it. */
export type PasskeySite = { origin: string; name: string };

/** What the HTTP layer knows of who asks. */
export type Visitor = {
  /** The token of a whole session that runs. */
  token: string | null;
  /** Whatever stands in the cookie. */
  presented: string | null;
  remoteAddress: string;
  /** Browser and system in two words. */
  device: string;
  /** Null where passkeys do not work. */
  site: PasskeySite | null;
};

/** Whoever is about to sign in, or changes what they sign in with. */
export type AtDesk = { auth: AuthDesk; http: Visitor; acting: Acting | null; signedIn: SignedIn | null };

/**
 * The site that passkeys belong to. They need a name: at a bare network address there are none. Without a public origin
 * the hub serves this machine alone, and there the browser says under which of the machine's names it was opened.
 */
export function passkeySite(origin: string | undefined, host: string | undefined): PasskeySite | null {
  const opened = origin ?? (host !== undefined && isLoopbackHost(host) ? `http://${host}` : undefined);
  const { hostname } = (opened === undefined ? null : URL.parse(opened)) ?? { hostname: "" };
  const isName = hostname !== "" && !/^[\d.]+$|^\[/.test(hostname);
  return opened !== undefined && isName ? { origin: opened, name: hostname } : null;
}
