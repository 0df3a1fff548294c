import type { Actor } from "#platform/actor.ts";
import { type AppAbility, buildAbility } from "#platform/casl.ts";
import { agencyRules } from "#features/agencies/ability.ts";
import { agendaRules } from "#features/agendas/ability.ts";
import { agreementRules } from "#features/agreements/ability.ts";
import { calendarRules } from "#features/calendar/ability.ts";
import { grantRules } from "#features/grants/ability.ts";
import { bodyRules } from "#features/bodies/ability.ts";
import { legalProcessRules } from "#features/legal-process/ability.ts";
import { meetingRules } from "#features/meetings/ability.ts";
import { minutesRules } from "#features/minutes/ability.ts";
import { notificationRules } from "#features/notifications/ability.ts";
import { peopleRules } from "#features/people/ability.ts";
import { pollRules } from "#features/polls/ability.ts";
import { referralRules } from "#features/referrals/ability.ts";
import { reportRules } from "#features/reports/ability.ts";
import { retentionRules } from "#features/retention/ability.ts";
import { roadmapRules } from "#features/roadmap/ability.ts";
import { trainingRules } from "#features/trainings/ability.ts";

/** Everything this actor may do, at this moment. Asked once a request; the same policy stands in prisma/migrations as row-level security. */
export function abilityFor(actor: Actor, now: Date): AppAbility {
  return buildAbility(actor, now, [
    agencyRules,
    agendaRules,
    agreementRules,
    calendarRules,
    grantRules,
    bodyRules,
    legalProcessRules,
    meetingRules,
    minutesRules,
    notificationRules,
    peopleRules,
    pollRules,
    referralRules,
    reportRules,
    retentionRules,
    roadmapRules,
    trainingRules,
  ]);
}
