import type { WeekendRule } from "@roundtable/shared/grants.ts";
import type { Database } from "#platform/db.ts";
import type { Told } from "#features/notifications/queries/news.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import type { Locale } from "@roundtable/shared/roles.ts";
import { type Called, nameOf } from "../emails/due-soon.ts";
import { reminderOn } from "../rules/calendar.ts";
import { holderSeats, owedBy, written } from "../rules/deadlines.ts";

/** Every `db` here is of role hub_worker, which sees of an award neither its number nor its money. */

/** Something that is due on a day and not done, and who sees to it. */
type Owed = Called & {
  subjectId: string;
  taskForceId: string;
  holderAgencyId: string;
  /** The first day of a report's period; null of a requirement. */
  startsOn: string | null;
  dueOn: string;
  weekend: WeekendRule | null;
  personIds: string[];
};

const awardColumns = {
  taskForceId: true,
  holderAgencyId: true,
  startsOn: true,
  endsOn: true,
  ownerPersonId: true,
  backupPersonId: true,
  rules: true,
  requirements: { where: { status: "OPEN", dueOn: { not: null } }, select: { id: true, title: true, dueOn: true, ownerPersonId: true } },
} as const;

async function loadOwed(db: Database, where: { rules?: { some: { id: string } }; requirements?: { some: { id: string } } } = {}): Promise<Owed[]> {
  const awards = await db.award.findMany({ where: { ...where, closedOn: null }, select: awardColumns });
  const filings = await db.reportFiling.findMany({
    where: { ruleId: { in: awards.flatMap(({ rules }) => rules.map(({ id }) => id)) } },
    select: { ruleId: true, periodStartsOn: true },
  });
  const filed = new Set(filings.map(({ ruleId, periodStartsOn }) => `${ruleId}:${written(periodStartsOn)}`));
  return awards.flatMap((award) => {
    const { taskForceId, holderAgencyId, ownerPersonId, backupPersonId } = award;
    const seenToBy = (owner: string | null) => [...new Set([owner, backupPersonId])].filter((id) => id !== null);
    const reports = award.rules.flatMap((rule) =>
      owedBy(rule, award)
        .filter(({ startsOn }) => !filed.has(`${rule.id}:${startsOn}`))
        .map(({ startsOn, dueOn }): Owed => ({
          ...rule,
          subjectId: rule.id,
          taskForceId,
          holderAgencyId,
          startsOn,
          dueOn,
          personIds: seenToBy(ownerPersonId),
        })),
    );
    const others = award.requirements.flatMap(({ id, title, dueOn, ownerPersonId: own }): Owed[] =>
      dueOn === null
        ? []
        : [
            {
              title,
              subjectId: id,
              taskForceId,
              holderAgencyId,
              startsOn: null,
              dueOn: written(dueOn),
              weekend: null,
              personIds: seenToBy(own ?? ownerPersonId),
            },
          ],
    );
    return [...reports, ...others];
  });
}

/**
 * Announces what is due in 30, 14, 7 or 1 days to who sees to it, once for a due date, a mark and a person (GR-2). A mark
 * that passed while nothing ran is made up for; what is filed, met or waived is not announced any more.
 */
export async function announceDueDates(db: Database, now: Date): Promise<void> {
  const zones = new Map((await db.taskForce.findMany({ select: { id: true, timeZone: true } })).map(({ id, timeZone }) => [id, timeZone]));
  for (const { subjectId, taskForceId, dueOn, personIds } of await loadOwed(db)) {
    const daysBefore = reminderOn(dueOn, dayOf(now, zones.get(taskForceId) ?? "UTC"));
    if (daysBefore === undefined) continue;
    for (const personId of personIds) {
      const payload = JSON.stringify({ subjectId, dueOn, personId });
      await db.$transaction(async (tx) => {
        const { count } = await tx.grantReminder.createMany({
          data: [{ taskForceId, subjectId, dueOn: new Date(dueOn), daysBefore, personId, announcedAt: now }],
          skipDuplicates: true,
        });
        if (count > 0) await tx.$executeRaw`SELECT app.add_job('grants.due', ${payload}::jsonb, null, null)`;
      });
    }
  }
}

/** What a reminder is about, as long as it is owed on that day and not done. */
export async function findOwed(db: Database, { subjectId, dueOn }: { subjectId: string; dueOn: string }): Promise<Owed | undefined> {
  const byRule = await loadOwed(db, { rules: { some: { id: subjectId } } });
  const owed = byRule.length > 0 ? byRule : await loadOwed(db, { requirements: { some: { id: subjectId } } });
  return owed.find((one) => one.subjectId === subjectId && one.dueOn === dueOn);
}

/** What the report of one period is called and when it is due, as long as it is owed and not filed. */
export async function findOwedReport(
  db: Database,
  { ruleId, startsOn }: { ruleId: string; startsOn: string },
  locale: Locale,
): Promise<{ name: string; dueOn: string } | undefined> {
  const owed = (await loadOwed(db, { rules: { some: { id: ruleId } } })).find((one) => one.subjectId === ruleId && one.startsOn === startsOn);
  return owed && { name: nameOf(owed, locale), dueOn: owed.dueOn };
}

/** Who is reminded: somebody who still sees to it and may still see it. Nobody once it is done. */
export async function remindedOf(db: Database, reminder: { subjectId: string; dueOn: string; personId: string }): Promise<Told | undefined> {
  const owed = await findOwed(db, reminder);
  if (!owed?.personIds.includes(reminder.personId)) return undefined;
  const { taskForceId, holderAgencyId } = owed;
  const person = await db.person.findFirst({
    where: {
      id: reminder.personId,
      disabledAt: null,
      joinedAt: { not: null },
      agency: { is: { disabledAt: null, memberships: { some: { taskForceId, leftAt: null } } } },
      OR: [
        { agencyId: holderAgencyId, seats: { some: { taskForceId, role: { in: [...holderSeats] } } } },
        { seats: { some: { taskForceId, role: "COORDINATOR" } } },
      ],
    },
    select: { id: true },
  });
  return person ? { personIds: [person.id], taskForceId } : undefined;
}
