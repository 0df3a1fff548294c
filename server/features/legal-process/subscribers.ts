import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import type { News } from "#features/notifications/queries/news.ts";
import { announceDeadlines, leadsToRemind, partnerLeads } from "./queries.ts";

const Announced = z.object({ requestId: z.uuid() });

/** Looks for deadlines of legal requests that come near. `db` is of role hub_worker. */
export function legalProcessHandlers({ db, clock }: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return { "legal-request.clock": () => announceDeadlines(db, clock.now()) };
}

/** Leads are reminded of what they have not decided, and the other agency's leads hear that there is something to know. */
export const legalProcessNews: News[] = [
  { topic: "legal-request.deadline", kind: "REMINDERS", whom: (db, payload) => leadsToRemind(db, Announced.parse(payload).requestId) },
  { topic: "referral.legal-notice", kind: "REFERRALS", whom: (db, payload) => partnerLeads(db, Announced.parse(payload).requestId) },
];
