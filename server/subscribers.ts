import type { JobHandler, Round } from "#platform/jobs.ts";
import { tidyHandlers } from "#platform/tidy.ts";
import { actionHandlers, actionNews } from "#features/agendas/subscribers.ts";
import { auditHandlers } from "#features/audit/subscribers.ts";
import { agreementHandlers, agreementNews } from "#features/agreements/subscribers.ts";
import { grantHandlers, grantNews } from "#features/grants/subscribers.ts";
import { legalProcessHandlers, legalProcessNews } from "#features/legal-process/subscribers.ts";
import { linkNews } from "#features/auth/subscribers.ts";
import { meetingHandlers, meetingNews } from "#features/meetings/subscribers.ts";
import { minutesHandlers } from "#features/minutes/subscribers.ts";
import type { News } from "#features/notifications/queries/news.ts";
import { consentNews, shareNews } from "#features/notifications/queries/share-news.ts";
import { type NotificationParts, notificationHandlers } from "#features/notifications/subscribers.ts";
import { pollHandlers, pollNews } from "#features/polls/subscribers.ts";
import { clockHandlers } from "#features/referrals/subscribers.ts";
import { reportHandlers, reportNews } from "#features/reports/subscribers.ts";
import { type RetentionParts, retentionHandlers } from "#features/retention/subscribers.ts";

/** Everything that is told by mail: each feature's own. */
export const news: readonly News[] = [
  ...actionNews,
  ...agreementNews,
  ...consentNews,
  ...grantNews,
  ...legalProcessNews,
  ...linkNews,
  ...meetingNews,
  ...pollNews,
  ...reportNews,
  ...shareNews,
];

/** Who reacts to which topic. */
export function subscribersOf(parts: NotificationParts & RetentionParts): Record<string, JobHandler> {
  return {
    ...notificationHandlers(parts, news),
    ...clockHandlers(parts),
    ...actionHandlers(parts),
    ...agreementHandlers(parts),
    ...auditHandlers(parts),
    ...grantHandlers(parts),
    ...legalProcessHandlers(parts),
    ...reportHandlers(parts),
    ...meetingHandlers(parts),
    ...minutesHandlers(parts),
    ...pollHandlers(parts),
    ...retentionHandlers(parts),
    ...tidyHandlers(parts),
  };
}

/** Topics that come round by themselves. */
export const clockTopics: Round[] = [
  { topic: "referrals.clock", everyMinutes: 1 },
  { topic: "audit.witness", everyMinutes: 30 },
  { topic: "notifications.outbox", everyMinutes: 1 },
  { topic: "hub.tidy", everyMinutes: 30 },
  { topic: "people.agreements", everyMinutes: 30 },
  { topic: "legal-request.clock", everyMinutes: 30 },
  // In the early morning of every American zone.
  { topic: "grants.clock", dailyAt: "11:17" },
  { topic: "meetings.clock", everyMinutes: 1 },
  { topic: "actions.clock", everyMinutes: 30 },
  // In the small hours of every American zone.
  { topic: "retention.nightly", dailyAt: "08:17" },
  { topic: "minutes.nightly", dailyAt: "08:37" },
];
