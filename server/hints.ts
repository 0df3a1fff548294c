import { worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { HintRules } from "#platform/streams.ts";

/**
 * Who is told that they should look again. The database has decided already for which agencies a hint about a referral is:
 * never for one that could not see what changed (AZ-01). What a page then finds is decided as for every question.
 */
export const hintRules: HintRules = {
  mayHear({ kind, taskForce, agencies }, actor) {
    if (taskForce !== actor.taskForceId) return false;
    if (kind === "referral") return agencies.includes(actor.agencyId) && worksWithReferrals(actor.seats);
    if (kind === "grants") return actor.seats.includes("COORDINATOR") || (agencies.includes(actor.agencyId) && actor.seats.length > 0);
    if (kind === "roadmap") return actor.seats.length > 0;
    // Of what is not for the whole table the database names the agencies that may see it, and no other hears that anything happened.
    if (kind === "meetings") return actor.seats.length > 0 && (agencies.length === 0 || agencies.includes(actor.agencyId));
    return kind === "people";
  },
  concernsSession: ({ kind, taskForce, agencies }, actor) =>
    (kind === "session" || kind === "people") && (taskForce === actor.taskForceId || agencies.includes(actor.agencyId)),
};
