import { RevokeCalendarFeedInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findOwnFeed } from "../queries.ts";

/** Takes the secret address away: it is answered as one that never was. @throws NotFound without one */
export function revokeCalendarFeed(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RevokeCalendarFeedInput, raw);
  return transact(acting, { mutation: "revokeCalendarFeed", input }, async ({ tx, reading, record }) => {
    const feed = await findOwnFeed(reading, input.bodyId ?? null);
    if (!feed) throw new NotFound();
    await tx.calendarFeed.deleteMany({ where: { id: feed.id } });
    record({ action: "calendar-feed.revoke", outcome: "OK", subjectIds: [feed.id], detail: { fields: "ACTION" } });
    return feed.id;
  });
}
