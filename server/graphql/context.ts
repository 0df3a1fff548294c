import type { AgencyLoaders } from "#features/agencies/queries/loaders.ts";
import type { Acting } from "#platform/acting.ts";
import type { DemoDesk } from "#platform/demo.ts";
import { Unauthenticated } from "#platform/errors.ts";
import type { Sessions, SignedIn } from "#platform/sessions.ts";
import type { SignInDesk } from "#platform/sign-in-desk.ts";

/** One request. `acting` is null when nobody is signed in; then only fields marked public answer. */
export type RequestContext = {
  acting: Acting | null;
  /** The session behind `acting`; null exactly when that is. */
  signedIn: SignedIn | null;
  /** Carries the request on as somebody else, or as nobody: after sign-in, sign-out and a change of table. Sets the cookie. */
  become(session: { token: string; signedIn: SignedIn } | null): void;
  /** Look-ups of agencies, people and regions that gather the ids of one moment. @throws Unauthenticated without a session */
  readonly load: AgencyLoaders;
  sessions: Sessions;
  signInDesk: SignInDesk;
  /** The demo's people and mails; null outside the demo. */
  demo: DemoDesk | null;
  /** What the HTTP layer knows: the present session token and where the request came from. */
  http: { token: string | null; remoteAddress: string };
};

/** Who asks. @throws Unauthenticated without a session */
export function actingIn(context: RequestContext): Acting {
  if (!context.acting) throw new Unauthenticated();
  return context.acting;
}
