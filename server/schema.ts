import "#graphql/scalars.ts";
import "#features/auth/schema.ts";
import "#features/agencies/schema.ts";
import "#features/agencies/schema/mutations.ts";
import "#features/agendas/schema.ts";
import "#features/agreements/schema.ts";
import "#features/calendar/schema.ts";
import "#features/answers/schema.ts";
import "#features/bodies/schema.ts";
import "#features/directory/schema.ts";
import "#features/grants/schema.ts";
import "#features/legal-process/schema.ts";
import "#features/meetings/schema.ts";
import "#features/meeting-tasks/schema.ts";
import "#features/minutes/schema.ts";
import "#features/notifications/schema.ts";
import "#features/people/schema.ts";
import "#features/polls/schema.ts";
import "#features/referrals/schema.ts";
import "#features/reports/schema.ts";
import "#features/retention/schema.ts";
import "#features/roadmap/schema.ts";
import "#features/trainings/schema.ts";
import { builder } from "#graphql/builder.ts";

/** Everything one can ask of the hub; printed into shared/schema.graphql by server/print-schema.ts. */
export const schema = builder.toSchema();
