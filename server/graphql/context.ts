import type { Acting } from "#platform/acting.ts";
import type { Sessions } from "#platform/sessions.ts";
import type { DemoDesk } from "#platform/demo.ts";
import { Unauthenticated } from "#platform/errors.ts";

/** One request. `acting` is null when nobody is signed in; then only fields marked public answer. */
export type RequestContext = {
  acting: Acting | null;
  sessions: Sessions;
  /** The demo's people and mails; null outside the demo. */
  demo: DemoDesk | null;
  /** What the HTTP layer knows: the present session token, and how to set or clear the cookie. */
  http: { token: string | null; remoteAddress: string; setToken(token: string | null): void };
};

/** Who asks. @throws Unauthenticated without a session */
export function actingIn(context: RequestContext): Acting {
  if (!context.acting) throw new Unauthenticated();
  return context.acting;
}
