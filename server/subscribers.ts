import type { JobHandler } from "#platform/jobs.ts";
import { tidyHandlers } from "#platform/tidy.ts";
import { agreementHandlers } from "#features/agreements/subscribers.ts";
import { type NotificationParts, notificationHandlers } from "#features/notifications/subscribers.ts";
import { clockHandlers } from "#features/referrals/subscribers.ts";

/** Who reacts to which topic. */
export function subscribersOf(parts: NotificationParts): Record<string, JobHandler> {
  return { ...notificationHandlers(parts), ...clockHandlers(parts), ...agreementHandlers(parts), ...tidyHandlers(parts) };
}

/** Topics that come round by themselves. */
export const clockTopics: { topic: string; everyMinutes: number }[] = [
  { topic: "referrals.clock", everyMinutes: 1 },
  { topic: "hub.tidy", everyMinutes: 30 },
  { topic: "people.agreements", everyMinutes: 30 },
];
