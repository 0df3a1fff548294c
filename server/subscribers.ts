import type { JobHandler } from "#platform/jobs.ts";
import { type NotificationParts, notificationHandlers } from "#features/notifications/subscribers.ts";

/** Who reacts to which topic. */
export function subscribersOf(parts: NotificationParts): Record<string, JobHandler> {
  return { ...notificationHandlers(parts) };
}

/** Topics that come round by themselves. */
export const clockTopics: { topic: string; everyMinutes: number }[] = [];
