import { createHash, randomBytes } from "node:crypto";
import { MakeCalendarFeedInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { requireOwnFeedRight } from "../queries.ts";

/**
 * Makes the secret address of a person's calendar feed, or of theirs of one body, in the place of the one there was. It opens
 * deadlines and meetings without signing in, so it takes a second factor given just now.
 *
 * @returns the secret; null when this is a repeat, because it is shown once and only its hash is kept
 */
export async function makeCalendarFeed(acting: Acting, raw: unknown): Promise<string | null> {
  requireRecentFactor(acting);
  const input = parse(MakeCalendarFeedInput, raw);
  const { personId, taskForceId } = acting.actor;
  const bodyId = input.bodyId ?? null;
  let shown: string | null = null;
  await transact(acting, { mutation: "makeCalendarFeed", input }, async ({ tx, reading, record }) => {
    await requireOwnFeedRight(reading, bodyId, "calendar-feed.make");
    const secret = randomBytes(32).toString("base64url");
    await tx.calendarFeed.deleteMany({ where: { personId, taskForceId, bodyId } });
    const { id } = await tx.calendarFeed.create({
      data: { personId, taskForceId, bodyId, secretHash: createHash("sha256").update(secret).digest(), madeAt: acting.clock.now() },
      select: { id: true },
    });
    record({ action: "calendar-feed.make", outcome: "OK", subjectIds: bodyId === null ? [id] : [id, bodyId], detail: { fields: "ACTION" } });
    shown = secret;
    return id;
  });
  return shown;
}
