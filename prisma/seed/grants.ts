import { dayOf } from "../../server/features/referrals/rules/clock.ts";
import { owedBy } from "../../server/features/grants/rules/deadlines.ts";
import { addDays, addMonths } from "../../server/features/roadmap/rules.ts";
import { idOf } from "./agencies.ts";
import type { Seeding } from "./audit.ts";
import { type AwardStory, awardStories, type RequirementStory } from "./grant-stories.ts";
import { piedmont } from "./people.ts";

const day = 86_400_000;
const zone = "America/New_York";
const coordinator = "Dana Birch";

/** The two awards of Piedmont, for services and for law enforcement: each with a calendar of its own, what was filed of it, and what else its funder wants. */
export async function seedGrants(seeding: Seeding): Promise<void> {
  for (const story of awardStories(dayOf(seeding.now, zone))) await seedAward(seeding, story);
}

async function seedAward(seeding: Seeding, { holder, owner, rules, requirements, startsOn, endsOn, ...facts }: AwardStory): Promise<void> {
  const { tx, places, now, log } = seeding;
  const today = dayOf(now, zone);
  const owned = { taskForceId: idOf(places.taskForces, piedmont), holderAgencyId: idOf(places.agencies, holder) };
  const personId = idOf(places.people, coordinator);
  const addedAt = new Date(Math.max(Date.parse(startsOn), now.getTime() - 280 * day));
  const span = { startsOn: new Date(startsOn), endsOn: new Date(endsOn) };
  const people = { ownerPersonId: idOf(places.people, owner), backupPersonId: personId };
  const award = await tx.award.create({ data: { ...facts, ...owned, ...span, ...people, changedAt: addedAt } });
  log(addedAt, { action: "award.add", outcome: "OK", taskForceId: owned.taskForceId, personId, subjectIds: [award.id], detail: { fields: "ACTION" } });

  for (const { isFiledInTime, ...times } of rules) {
    const rule = await tx.reportingRule.create({ data: { ...times, ...owned, awardId: award.id, changedAt: addedAt } });
    const over = owedBy(rule, award).filter((period) => period.endsOn < today && isFiledInTime);
    await tx.reportFiling.createMany({
      data: over.map((period) => ({
        ...owned,
        awardId: award.id,
        ruleId: rule.id,
        periodStartsOn: new Date(period.startsOn),
        periodEndsOn: new Date(period.endsOn),
        filedOn: new Date(earlier(addDays(period.endsOn, 18), today)),
        filedById: personId,
      })),
    });
  }
  for (const story of requirements) await seedRequirement(seeding, { ...owned, awardId: award.id, changedAt: addedAt }, story);
}

type Owned = { taskForceId: string; holderAgencyId: string; awardId: string; changedAt: Date };

async function seedRequirement(
  { tx, places, now }: Seeding,
  owned: Owned,
  { dueIn, metDaysAgo, milestones, waivedBecause, ...facts }: RequirementStory,
): Promise<void> {
  const today = dayOf(now, zone);
  const decidedById = idOf(places.people, coordinator);
  const met = metDaysAgo === undefined ? {} : { status: "MET" as const, decidedOn: new Date(addDays(today, -metDaysAgo)), decidedById, version: 2 };
  const waived =
    waivedBecause === undefined ? {} : { status: "WAIVED" as const, decidedOn: new Date(addMonths(today, -1)), decidedById, waivedBecause, version: 2 };
  const dueOn = dueIn === undefined ? null : new Date(addDays(today, dueIn));
  const { id: requirementId } = await tx.grantRequirement.create({ data: { ...facts, ...owned, dueOn, ...met, ...waived } });
  const found = await tx.milestone.findMany({ where: { taskForceId: owned.taskForceId, code: { in: [...milestones] } }, select: { id: true } });
  const { taskForceId, holderAgencyId } = owned;
  await tx.requirementMilestone.createMany({ data: found.map(({ id: milestoneId }) => ({ taskForceId, holderAgencyId, requirementId, milestoneId })) });
}

const earlier = (one: string, other: string): string => (one < other ? one : other);
