import { NotFound } from "#platform/errors.ts";
import type { Sessions, SignedIn } from "#platform/sessions.ts";

/** Sits down at another of the person's tables, under a new token; the session ends no later for it. @throws NotFound for a table that is not theirs */
export async function chooseTaskForce(
  sessions: Sessions,
  { actor }: SignedIn,
  token: string,
  taskForceId: string,
): Promise<{ token: string; signedIn: SignedIn }> {
  const tables = await sessions.tablesOf(actor.personId);
  if (!tables.some(({ id }) => id === taskForceId)) throw new NotFound();
  return sessions.goOn(token, { action: "auth.choose-task-force", taskForceId });
}
