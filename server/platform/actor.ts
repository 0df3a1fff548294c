import { AsyncLocalStorage } from "node:async_hooks";
import { Discipline, SeatRole } from "@roundtable/shared/roles.ts";
import { z } from "zod";

/**
 * On whose behalf a request or job runs. Parsed, never cast: a missing agency must stop the request and not turn into
 * `where: { agencyId: undefined }`, which would mean every agency.
 */
export const Actor = z.strictObject({
  sessionId: z.uuid(),
  personId: z.uuid(),
  agencyId: z.uuid(),
  taskForceId: z.uuid(),
  discipline: Discipline,
  seats: z.array(SeatRole),
  operator: z.boolean(),
  /** Accepted the confidentiality statement in force, and less than a year ago. */
  statementAccepted: z.boolean(),
});
export type Actor = z.infer<typeof Actor>;

/** Thrown when the database is asked something on behalf of nobody. Always a defect of ours, never a user's mistake. */
export class NoActor extends Error {
  override name = "NoActor";
  constructor() {
    super("no actor: the database is only asked on behalf of somebody");
  }
}

const storage = new AsyncLocalStorage<Actor>();

/** Runs `work`, and every database statement in it, on behalf of `actor`. Await everything inside: a query started here and awaited outside has no actor. */
export function actingAs<Result>(actor: Actor, work: () => Result): Result {
  return storage.run(actor, work);
}

/** The actor of the running request. @throws NoActor outside one */
export function currentActor(): Actor {
  const actor = storage.getStore();
  if (!actor) throw new NoActor();
  return actor;
}
