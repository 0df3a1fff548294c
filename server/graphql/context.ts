import type { AgencyLoaders } from "#features/agencies/queries/loaders.ts";
import type { Acting } from "#platform/acting.ts";
import type { AnswerDesk } from "#platform/answer-desk.ts";
import type { AuthDesk, Visitor } from "#platform/auth-desk.ts";
import type { DemoDesk } from "#platform/demo.ts";
import { Unauthenticated } from "#platform/errors.ts";
import type { SignedIn } from "#platform/sessions.ts";

/** One request. `acting` is null when nobody is signed in; then only fields marked public answer. */
export type RequestContext = {
  acting: Acting | null;
  /** The session behind `acting`; null exactly when that is. */
  signedIn: SignedIn | null;
  /** Carries the request on in this session, after signing in or going on under a new token. Sets the cookie. */
  become(session: { token: string; signedIn: SignedIn }): SignedIn;
  /** Carries the request on as nobody, with half a session in the cookie. */
  stepIn(token: string): void;
  /** Carries the request on as nobody, and empties the cookie. */
  leave(): void;
  /** Look-ups of agencies, people and regions that gather the ids of one moment. @throws Unauthenticated without a session */
  readonly load: AgencyLoaders;
  /** What signing in works with. */
  auth: AuthDesk;
  /** What an answer by a link from a mail works with, for which nobody signs in. */
  answers: AnswerDesk;
  /** The demo's people and mails; null outside the demo. */
  demo: DemoDesk | null;
  /** What the HTTP layer knows of who asks. */
  http: Visitor;
};

/** Who asks. @throws Unauthenticated without a session */
export function actingIn(context: RequestContext): Acting {
  if (!context.acting) throw new Unauthenticated();
  return context.acting;
}
