import { activityCodes, type ActivityCode } from "@roundtable/shared/reports.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { written } from "../rules.ts";

/** The days of a report, and the same as instants at the table: from the first moment of the first day to that of the day after the last. */
export type Period = { startsOn: Date; endsOn: Date; from: Date; until: Date };
/** Work of the table that the hub counts from its own records. They are events and agencies, never people: counted exactly. */
export type Activity = { code: ActivityCode; count: number };

/** One kind of work and how it is counted. Trainings, meetings and whatever else the hub comes to keep add theirs to the list. */
export type ActivitySource = { code: ActivityCode; count: (reading: Reading, period: Period) => Promise<number> };

const milestonesReached: ActivitySource = {
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
};

const agreementsSigned: ActivitySource = {
  code: "AGREEMENTS_SIGNED",
  count: ({ db, ability, actor }, { startsOn, endsOn }) =>
    db.sharingAgreement.count({
      where: { AND: [readable(ability, "SharingAgreement"), { taskForceId: actor.taskForceId, signedOn: { gte: startsOn, lte: endsOn } }] },
    }),
};

const agreementsInForce: ActivitySource = {
  code: "AGREEMENTS_IN_FORCE",
  count: ({ db, ability, actor }, { until }) =>
    db.sharingAgreement.count({
      where: { AND: [readable(ability, "SharingAgreement"), { taskForceId: actor.taskForceId, startsAt: { lt: until }, endsAt: { gte: until } }] },
    }),
};

const agenciesAtTheTable: ActivitySource = {
  code: "AGENCIES_AT_THE_TABLE",
  count: ({ db, ability, actor }, { until }) =>
    db.membership.count({
      where: {
        AND: [readable(ability, "Membership"), { taskForceId: actor.taskForceId, joinedAt: { lt: until }, OR: [{ leftAt: null }, { leftAt: { gte: until } }] }],
      },
    }),
};

/** Every source, in the order in which they are shown. */
export const activitySources: readonly ActivitySource[] = [milestonesReached, agreementsSigned, agreementsInForce, agenciesAtTheTable];

/** The work of a period, counted now. */
export async function activityOf(reading: Reading, days: { periodStartsOn: Date; periodEndsOn: Date }): Promise<Activity[]> {
  const { timeZone } = await findTaskForce(reading);
  const period = periodAt(days, timeZone);
  const counted: Activity[] = [];
  for (const { code, count } of activitySources) counted.push({ code, count: await count(reading, period) });
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

/** The counts that a filed copy holds, as they were written. */
export function readActivity(json: unknown): Activity[] {
  return Array.isArray(json) ? json.filter(isActivity) : [];
}

function isActivity(one: unknown): one is Activity {
  if (typeof one !== "object" || one === null || !("code" in one) || !("count" in one)) return false;
  const codes: readonly unknown[] = activityCodes;
  return codes.includes(one.code) && typeof one.count === "number";
}
