import { RevokeCalendarFeedInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findOwnFeed, requireOwnFeedRight } from "../queries.ts";

/** Takes the secret address away: it is answered as one that never was. @throws NotFound without one */
export function revokeCalendarFeed(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RevokeCalendarFeedInput, raw);
  return transact(acting, { mutation: "revokeCalendarFeed", input }, async ({ tx, reading, record }) => {
    const bodyId = input.bodyId ?? null;
    await requireOwnFeedRight(reading, bodyId, "calendar-feed.revoke");
    const feed = await findOwnFeed(reading, bodyId);
    if (!feed) throw new NotFound();
    await tx.calendarFeed.deleteMany({ where: { id: feed.id } });
    record({ action: "calendar-feed.revoke", outcome: "OK", subjectIds: bodyId === null ? [feed.id] : [feed.id, bodyId], detail: { fields: "ACTION" } });
    return feed.id;
  });
}
