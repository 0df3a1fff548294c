import { z } from "zod";
import { activityCodes, type ActivityCode } from "@roundtable/shared/reports.ts";
import { type TrainingAudience, trainingAudiences } from "@roundtable/shared/trainings.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { heldMeetings, ofOpenBodies } from "#features/agendas/queries/held.ts";
import { trainingTotals } from "#features/trainings/queries.ts";
import { written } from "../rules.ts";
import { workOfMeetings, workOfTrainings } from "../rules/activity.ts";

/** The days of a report, and the same as instants at the table: from the first moment of the first day to that of the day after the last. */
export type Period = { startsOn: Date; endsOn: Date; from: Date; until: Date };
/**
 * Work of the table that the hub counts from its own records: events, agencies, and people who met or came to learn, never
 * survivors. Counted exactly. With an audience it is the part of the same code's number that is of that audience.
 */
export type Activity = { code: ActivityCode; audience: TrainingAudience | null; count: number };

/** One kind of record and what is counted of it. Whatever else the hub comes to keep adds its own to the list. */
type ActivitySource = (reading: Reading, period: Period) => Promise<Activity[]>;
type Single = { code: ActivityCode; count: (reading: Reading, period: Period) => Promise<number> };
const single =
  ({ code, count }: Single): ActivitySource =>
  async (reading, period) => [{ code, audience: null, count: await count(reading, period) }];

const milestonesReached = single({
  code: "MILESTONES_REACHED",
  async count({ db, ability, actor }, { from, until }) {
    const reached = {
      taskForceId: actor.taskForceId,
      kind: "STATUS",
      toStatus: "IN_PLACE",
      NOT: { fromStatus: "IN_PLACE" },
      at: { gte: from, lt: until },
    } as const;
    const rows = await db.milestoneEvent.findMany({
      where: { AND: [readable(ability, "MilestoneEvent"), reached] },
      select: { milestoneId: true },
      distinct: ["milestoneId"],
    });
    return rows.length;
  },
});

const agreementsSigned = single({
  code: "AGREEMENTS_SIGNED",
  count: ({ db, ability, actor }, { startsOn, endsOn }) =>
    db.sharingAgreement.count({
      where: { AND: [readable(ability, "SharingAgreement"), { taskForceId: actor.taskForceId, signedOn: { gte: startsOn, lte: endsOn } }] },
    }),
});

const agreementsInForce = single({
  code: "AGREEMENTS_IN_FORCE",
  count: ({ db, ability, actor }, { until }) =>
    db.sharingAgreement.count({
      where: { AND: [readable(ability, "SharingAgreement"), { taskForceId: actor.taskForceId, startsAt: { lt: until }, endsAt: { gte: until } }] },
    }),
});

const agenciesAtTheTable = single({
  code: "AGENCIES_AT_THE_TABLE",
  count: ({ db, ability, actor }, { until }) =>
    db.membership.count({
      where: {
        AND: [readable(ability, "Membership"), { taskForceId: actor.taskForceId, joinedAt: { lt: until }, OR: [{ leftAt: null }, { leftAt: { gte: until } }] }],
      },
    }),
});

const trainingsHeld: ActivitySource = async (reading, { startsOn, endsOn }) =>
  workOfTrainings(await trainingTotals(reading, { from: written(startsOn), to: written(endsOn) }));

// A number that depended on who asks would tell of a restricted body by its difference.
const meetingsOfTheTable: ActivitySource = async (reading, { from, until }) =>
  workOfMeetings(await heldMeetings(reading, { AND: [ofOpenBodies, { startedAt: { gte: from, lt: until } }] }));

/** Every source, in the order in which they are shown. */
const activitySources: readonly ActivitySource[] = [
  milestonesReached,
  agreementsSigned,
  agreementsInForce,
  agenciesAtTheTable,
  meetingsOfTheTable,
  trainingsHeld,
];

/** The work of a period, counted now. */
export async function activityOf(reading: Reading, days: { periodStartsOn: Date; periodEndsOn: Date }): Promise<Activity[]> {
  const { timeZone } = await findTaskForce(reading);
  const period = periodAt(days, timeZone);
  const counted: Activity[] = [];
  for (const source of activitySources) counted.push(...(await source(reading, period)));
  return counted;
}

/** The instants between which a period lies in a time zone. */
export function periodAt({ periodStartsOn, periodEndsOn }: { periodStartsOn: Date; periodEndsOn: Date }, timeZone: string): Period {
  const midnight = (day: Temporal.PlainDate): Date => new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
  return {
    startsOn: periodStartsOn,
    endsOn: periodEndsOn,
    from: midnight(Temporal.PlainDate.from(written(periodStartsOn))),
    until: midnight(Temporal.PlainDate.from(written(periodEndsOn)).add({ days: 1 })),
  };
}

const Kept = z.object({ code: z.enum(activityCodes), audience: z.enum(trainingAudiences).nullable().default(null), count: z.int() });

/** The counts that a filed copy holds, as they were written; what an earlier version did not know of has no audience. */
export function readActivity(json: unknown): Activity[] {
  return Array.isArray(json) ? json.flatMap((one) => Kept.safeParse(one).data ?? []) : [];
}
