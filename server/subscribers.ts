import type { JobHandler } from "#platform/jobs.ts";
import { tidyHandlers } from "#platform/tidy.ts";
import type { News } from "#features/notifications/queries/news.ts";
import { shareNews } from "#features/notifications/queries/share-news.ts";
import { type NotificationParts, notificationHandlers } from "#features/notifications/subscribers.ts";
import { clockHandlers } from "#features/referrals/subscribers.ts";

/** Everything that is told by mail: each feature's own. */
export const news: readonly News[] = [...shareNews];

/** Who reacts to which topic. */
export function subscribersOf(parts: NotificationParts): Record<string, JobHandler> {
  return { ...notificationHandlers(parts, news), ...clockHandlers(parts), ...tidyHandlers(parts) };
}

/** Topics that come round by themselves. */
export const clockTopics: { topic: string; everyMinutes: number }[] = [
  { topic: "referrals.clock", everyMinutes: 1 },
  { topic: "notifications.outbox", everyMinutes: 1 },
  { topic: "hub.tidy", everyMinutes: 30 },
];
