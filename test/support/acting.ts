import { abilityFor } from "../../server/abilities.ts";
import type { Acting } from "../../server/platform/acting.ts";
import { type Actor, actingAs } from "../../server/platform/actor.ts";
import type { ReadLog } from "../../server/platform/audit.ts";
import { type Clock, systemClock } from "../../server/platform/clock.ts";
import type { Database } from "../../server/platform/db.ts";
import { testKeys } from "./keys.ts";

/** Runs a command or query as `actor`, as a request would, without HTTP and GraphQL around it. */
export function runAs<Result>(
  { db, readLog, clock = systemClock }: { db: Database; readLog: ReadLog; clock?: Clock },
  actor: Actor,
  work: (acting: Acting) => Promise<Result>,
): Promise<Result> {
  return actingAs(
    actor,
    async () => await work({ actor, ability: abilityFor(actor, clock.now()), db, readLog, clock, keys: testKeys(), factorAt: clock.now() }),
  );
}
