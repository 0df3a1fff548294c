import type { FactorWay } from "@roundtable/shared/auth.ts";
import type { AtDesk } from "#platform/auth-desk.ts";
import { Unauthenticated } from "#platform/errors.ts";
import type { HalfSession } from "#platform/sessions.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { nextStep, type SignInStep } from "../rules.ts";
import { findMeans } from "./factors.ts";

/** Whose second step it is, and with which token. */
export type UnderWay = HalfSession & { token: string; step: SignInStep };

/** The second step that is under way. @throws Unauthenticated when there is none, or it took too long */
export async function requireStep(desk: Pick<AtDesk, "auth" | "http">): Promise<UnderWay> {
  const found = await findStep(desk);
  if (!found) throw new Unauthenticated();
  return found;
}

/** Who is setting up a factor: somebody who joins, in a half session, or somebody who is signed in. */
export type Enrolling = { personId: string; taskForceId: string; sessionId: string; token: string; isJoining: boolean };

/**
 * Who may set up such a factor now. With half a session only somebody who has no second factor yet: anybody else would get
 * around the one they have (AU-02).
 *
 * @throws ReauthNeeded in a session whose second factor was given a while ago; Unauthenticated when it is nobody
 */
export async function requireEnrolling(desk: AtDesk, way: FactorWay): Promise<Enrolling> {
  const { acting, http } = desk;
  if (acting && http.token !== null) {
    requireRecentFactor(acting);
    const { personId, taskForceId, sessionId } = acting.actor;
    return { personId, taskForceId, sessionId, token: http.token, isJoining: false };
  }
  const { id: sessionId, personId, taskForceId, token, step } = await requireStep(desk);
  if (step.next !== "ENROLMENT" || !step.ways.includes(way)) throw new Unauthenticated();
  return { personId, taskForceId, sessionId, token, isJoining: true };
}

/** What is asked for in this browser now; null when nothing is. */
export async function stepUnderWay(desk: Pick<AtDesk, "auth" | "http">): Promise<SignInStep | null> {
  return (await findStep(desk))?.step ?? null;
}

/** What comes after the first step for this person, at the address where the hub was opened. */
export async function stepFor({ auth, http }: Pick<AtDesk, "auth" | "http">, personId: string): Promise<SignInStep> {
  return nextStep(await findMeans(auth.pool, personId), http.site !== null);
}

async function findStep(desk: Pick<AtDesk, "auth" | "http">): Promise<UnderWay | null> {
  const { auth, http } = desk;
  const token = http.presented;
  const half = await auth.sessions.findStep(token);
  return half && token !== null ? { ...half, token, step: await stepFor(desk, half.personId) } : null;
}
