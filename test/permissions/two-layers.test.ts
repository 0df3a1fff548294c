import pg from "pg";
import { expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { abilityFor } from "../../server/abilities.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { type AppAbility, readable, subject } from "../../server/platform/casl.ts";
import { createTestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { randomWorld } from "../support/random-world.ts";
import { becomeActor } from "../support/statements.ts";
import { loadRecords, readableBy, type RecordName, type Records } from "./oracle.ts";

type Ids = Promise<{ id: string }[]>;
const onlyId = { select: { id: true } } as const;

/**
 * The first layer: what the ability asks of the database, run as its owner, whom no policy of the second layer limits.
 * Within an AND, as every query of the server asks it: there Prisma reads some conditions in another way.
 */
const asked: Record<RecordName, (db: PrismaClient, ability: AppAbility) => Ids> = {
  TaskForce: (db, ability) => db.taskForce.findMany({ where: { AND: [readable(ability, "TaskForce"), {}] }, ...onlyId }),
  Region: (db, ability) => db.region.findMany({ where: { AND: [readable(ability, "Region"), {}] }, ...onlyId }),
  Membership: (db, ability) => db.membership.findMany({ where: { AND: [readable(ability, "Membership"), {}] }, ...onlyId }),
  SharingAgreement: (db, ability) => db.sharingAgreement.findMany({ where: { AND: [readable(ability, "SharingAgreement"), {}] }, ...onlyId }),
  Seat: (db, ability) => db.seat.findMany({ where: { AND: [readable(ability, "Seat"), {}] }, ...onlyId }),
  Agency: (db, ability) => db.agency.findMany({ where: { AND: [readable(ability, "Agency"), {}] }, ...onlyId }),
  Person: (db, ability) => db.person.findMany({ where: { AND: [readable(ability, "Person"), {}] }, ...onlyId }),
  AgencyService: (db, ability) => db.agencyService.findMany({ where: { AND: [readable(ability, "AgencyService"), {}] }, ...onlyId }),
  AgencyRegion: (db, ability) => db.agencyRegion.findMany({ where: { AND: [readable(ability, "AgencyRegion"), {}] }, ...onlyId }),
  Referral: (db, ability) => db.referral.findMany({ where: { AND: [readable(ability, "Referral"), {}] }, ...onlyId }),
  ReferralKey: async (db, ability) =>
    (await db.referralKey.findMany({ where: { AND: [readable(ability, "ReferralKey"), {}] } })).map(({ referralId }) => ({ id: referralId })),
  SurvivorGroup: async (db, ability) =>
    (await db.survivorGroup.findMany({ where: { AND: [readable(ability, "SurvivorGroup"), {}] } })).map((row) => ({
      id: `${row.referralId}/${row.fieldGroup}`,
    })),
  LegalHold: (db, ability) => db.legalHold.findMany({ where: { AND: [readable(ability, "LegalHold"), {}] }, ...onlyId }),
  LegalRequest: (db, ability) => db.legalRequest.findMany({ where: { AND: [readable(ability, "LegalRequest"), {}] }, ...onlyId }),
  LegalRequestVersion: (db, ability) => db.legalRequestVersion.findMany({ where: { AND: [readable(ability, "LegalRequestVersion"), {}] }, ...onlyId }),
  PurgedReferral: async (db, ability) =>
    (await db.purgedReferral.findMany({ where: { AND: [readable(ability, "PurgedReferral"), {}] } })).map(({ referralId }) => ({ id: referralId })),
  Consent: (db, ability) => db.consent.findMany({ where: { AND: [readable(ability, "Consent"), {}] }, ...onlyId }),
  Share: (db, ability) => db.share.findMany({ where: { AND: [readable(ability, "Share"), {}] }, ...onlyId }),
  ShareBrief: async (db, ability) =>
    (await db.shareBrief.findMany({ where: { AND: [readable(ability, "ShareBrief"), {}] } })).map(({ shareId }) => ({ id: shareId })),
  ShareKey: async (db, ability) =>
    (await db.shareKey.findMany({ where: { AND: [readable(ability, "ShareKey"), {}] } })).map(({ shareId }) => ({ id: shareId })),
  ShareGroup: async (db, ability) =>
    (await db.shareGroup.findMany({ where: { AND: [readable(ability, "ShareGroup"), {}] } })).map((row) => ({ id: `${row.shareId}/${row.fieldGroup}` })),
  ShareEvent: (db, ability) => db.shareEvent.findMany({ where: { AND: [readable(ability, "ShareEvent"), {}] }, ...onlyId }),
  InformationRequest: (db, ability) => db.informationRequest.findMany({ where: { AND: [readable(ability, "InformationRequest"), {}] }, ...onlyId }),
  Notice: (db, ability) => db.notice.findMany({ where: { AND: [readable(ability, "Notice"), {}] }, ...onlyId }),
  MailPreference: (db, ability) => db.mailPreference.findMany({ where: { AND: [readable(ability, "MailPreference"), {}] }, ...onlyId }),
  MailReach: async (db, ability) =>
    (await db.mailReach.findMany({ where: { AND: [readable(ability, "MailReach"), {}] }, select: { personId: true } })).map(({ personId }) => ({
      id: personId,
    })),
  Roadmap: (db, ability) => db.roadmap.findMany({ where: { AND: [readable(ability, "Roadmap"), {}] }, ...onlyId }),
  RoadmapStage: (db, ability) => db.roadmapStage.findMany({ where: { AND: [readable(ability, "RoadmapStage"), {}] }, ...onlyId }),
  RoadmapArea: (db, ability) => db.roadmapArea.findMany({ where: { AND: [readable(ability, "RoadmapArea"), {}] }, ...onlyId }),
  RoadmapElement: (db, ability) => db.roadmapElement.findMany({ where: { AND: [readable(ability, "RoadmapElement"), {}] }, ...onlyId }),
  Milestone: (db, ability) => db.milestone.findMany({ where: { AND: [readable(ability, "Milestone"), {}] }, ...onlyId }),
  MilestoneDependency: (db, ability) => db.milestoneDependency.findMany({ where: { AND: [readable(ability, "MilestoneDependency"), {}] }, ...onlyId }),
  MilestoneEvent: (db, ability) => db.milestoneEvent.findMany({ where: { AND: [readable(ability, "MilestoneEvent"), {}] }, ...onlyId }),
  Evidence: (db, ability) => db.evidence.findMany({ where: { AND: [readable(ability, "Evidence"), {}] }, ...onlyId }),
  Training: (db, ability) => db.training.findMany({ where: { AND: [readable(ability, "Training"), {}] }, ...onlyId }),
  SelfAssessment: (db, ability) => db.selfAssessment.findMany({ where: { AND: [readable(ability, "SelfAssessment"), {}] }, ...onlyId }),
  AssessmentAnswer: (db, ability) => db.assessmentAnswer.findMany({ where: { AND: [readable(ability, "AssessmentAnswer"), {}] }, ...onlyId }),
  ElementRating: (db, ability) => db.elementRating.findMany({ where: { AND: [readable(ability, "ElementRating"), {}] }, ...onlyId }),
  RoadmapGoal: (db, ability) => db.roadmapGoal.findMany({ where: { AND: [readable(ability, "RoadmapGoal"), {}] }, ...onlyId }),
  Award: (db, ability) => db.award.findMany({ where: { AND: [readable(ability, "Award"), {}] }, ...onlyId }),
  ReportingRule: (db, ability) => db.reportingRule.findMany({ where: { AND: [readable(ability, "ReportingRule"), {}] }, ...onlyId }),
  ReportFiling: (db, ability) => db.reportFiling.findMany({ where: { AND: [readable(ability, "ReportFiling"), {}] }, ...onlyId }),
  GrantRequirement: (db, ability) => db.grantRequirement.findMany({ where: { AND: [readable(ability, "GrantRequirement"), {}] }, ...onlyId }),
  RequirementMilestone: (db, ability) => db.requirementMilestone.findMany({ where: { AND: [readable(ability, "RequirementMilestone"), {}] }, ...onlyId }),
  CalendarFeed: (db, ability) => db.calendarFeed.findMany({ where: { AND: [readable(ability, "CalendarFeed"), {}] }, ...onlyId }),
  Report: (db, ability) => db.report.findMany({ where: { AND: [readable(ability, "Report"), {}] }, ...onlyId }),
  ReportEntry: (db, ability) => db.reportEntry.findMany({ where: { AND: [readable(ability, "ReportEntry"), {}] }, ...onlyId }),
  ReportNumber: (db, ability) => db.reportNumber.findMany({ where: { AND: [readable(ability, "ReportNumber"), {}] }, ...onlyId }),
  ReportEvent: (db, ability) => db.reportEvent.findMany({ where: { AND: [readable(ability, "ReportEvent"), {}] }, ...onlyId }),
  ReportSnapshot: (db, ability) => db.reportSnapshot.findMany({ where: { AND: [readable(ability, "ReportSnapshot"), {}] }, ...onlyId }),
  SharedReport: (db, ability) => db.sharedReport.findMany({ where: { AND: [readable(ability, "SharedReport"), {}] }, ...onlyId }),
  DisciplineChange: (db, ability) => db.disciplineChange.findMany({ where: { AND: [readable(ability, "DisciplineChange"), {}] }, ...onlyId }),
  TrainingRecord: (db, ability) => db.trainingRecord.findMany({ where: { AND: [readable(ability, "TrainingRecord"), {}] }, ...onlyId }),
  StatementAcceptance: (db, ability) => db.statementAcceptance.findMany({ where: { AND: [readable(ability, "StatementAcceptance"), {}] }, ...onlyId }),
  Body: (db, ability) => db.body.findMany({ where: { AND: [readable(ability, "Body"), {}] }, ...onlyId }),
  BodySeat: (db, ability) => db.bodySeat.findMany({ where: { AND: [readable(ability, "BodySeat"), {}] }, ...onlyId }),
  MeetingSeries: (db, ability) => db.meetingSeries.findMany({ where: { AND: [readable(ability, "MeetingSeries"), {}] }, ...onlyId }),
  Meeting: (db, ability) => db.meeting.findMany({ where: { AND: [readable(ability, "Meeting"), {}] }, ...onlyId }),
  MeetingReply: (db, ability) => db.meetingReply.findMany({ where: { AND: [readable(ability, "MeetingReply"), {}] }, ...onlyId }),
  DayOff: (db, ability) => db.dayOff.findMany({ where: { AND: [readable(ability, "DayOff"), {}] }, ...onlyId }),
  Poll: (db, ability) => db.poll.findMany({ where: { AND: [readable(ability, "Poll"), {}] }, ...onlyId }),
  PollOption: (db, ability) => db.pollOption.findMany({ where: { AND: [readable(ability, "PollOption"), {}] }, ...onlyId }),
  PollAnswer: (db, ability) => db.pollAnswer.findMany({ where: { AND: [readable(ability, "PollAnswer"), {}] }, ...onlyId }),
  Sitting: (db, ability) => db.sitting.findMany({ where: { AND: [readable(ability, "Sitting"), {}] }, ...onlyId }),
  Attendance: (db, ability) => db.attendance.findMany({ where: { AND: [readable(ability, "Attendance"), {}] }, ...onlyId }),
  AgendaItem: (db, ability) => db.agendaItem.findMany({ where: { AND: [readable(ability, "AgendaItem"), {}] }, ...onlyId }),
  CaseItem: (db, ability) => db.caseItem.findMany({ where: { AND: [readable(ability, "CaseItem"), {}] }, ...onlyId }),
  AgendaNote: (db, ability) => db.agendaNote.findMany({ where: { AND: [readable(ability, "AgendaNote"), {}] }, ...onlyId }),
  Decision: (db, ability) => db.decision.findMany({ where: { AND: [readable(ability, "Decision"), {}] }, ...onlyId }),
  ActionItem: (db, ability) => db.actionItem.findMany({ where: { AND: [readable(ability, "ActionItem"), {}] }, ...onlyId }),
  Handout: (db, ability) => db.handout.findMany({ where: { AND: [readable(ability, "Handout"), {}] }, ...onlyId }),
  Minutes: (db, ability) => db.minutes.findMany({ where: { AND: [readable(ability, "Minutes"), {}] }, ...onlyId }),
  MinutesEntry: (db, ability) => db.minutesEntry.findMany({ where: { AND: [readable(ability, "MinutesEntry"), {}] }, ...onlyId }),
};
const names = Object.keys(asked) as RecordName[];

const tableOf = (name: RecordName) => name.replaceAll(/(?<!^)[A-Z]/g, "_$&").toLowerCase();
const keys: Partial<Record<RecordName, string>> = {
  ReferralKey: "referral_id",
  PurgedReferral: "referral_id",
  SurvivorGroup: "(referral_id || '/' || field_group)",
  MailReach: "person_id",
  ShareBrief: "share_id",
  ShareKey: "share_id",
  ShareGroup: "(share_id || '/' || field_group)",
};
const keyOf = (name: RecordName) => keys[name] ?? "id";

/** The second layer: whatever the policies leave of `SELECT id FROM table` without any condition. */
async function leftByPolicies(app: pg.Client, actor: Actor): Promise<Map<string, string[]>> {
  await app.query("BEGIN");
  await becomeActor(app, actor);
  const { rows } = await app.query<{ name: string; ids: string[] }>({
    // Planned once: with all policies in it, planning takes longer than answering.
    name: "left by policies",
    text: names.map((name) => `SELECT '${name}' AS name, coalesce(array_agg(${keyOf(name)}::text), '{}') AS ids FROM ${tableOf(name)}`).join(" UNION ALL "),
  });
  await app.query("COMMIT");
  return new Map(rows.map(({ name, ids }) => [name, ids]));
}

/** Each kind of record is asked of the database for every third actor, in turn: of the others the same ability is asked in memory. */
const oneIn = 3;

/** The first layer for one actor, undefined where it is another's turn. People of one standing ask the same question, and its answer is kept for them. */
async function foundByAbility(owner: PrismaClient, ability: AppAbility, nth: number, known: Map<string, Ids>): Promise<({ id: string }[] | undefined)[]> {
  return Promise.all(
    names.map(async (name, place) => {
      // A turn moves on with each round, so that it comes to people of every standing.
      if ((place + nth + Math.trunc(nth / oneIn)) % oneIn !== 0) return undefined;
      const question = `${name} ${JSON.stringify(readable(ability, name))}`;
      const answer = known.get(question) ?? asked[name](owner, ability);
      known.set(question, answer);
      return answer;
    }),
  );
}

/** The ability asked in memory, record by record, as a command does before it writes. */
function allowedInMemory(ability: AppAbility, name: RecordName, records: Records): string[] {
  const rows: { id: string }[] = records[name];
  return rows.filter((row) => ability.can("read", subject(name, row as never))).map(({ id }) => id);
}

type Layers = { oracle: string[]; ability: string[] | undefined; memory: string[]; policies: string[] };
type Tally = { worlds: number; actors: number; seen: Record<string, number>; hidden: Record<string, number>; disagreements: object[] };

/** One database for all worlds, one after another, so that what is asked of it is planned once. */
type Ground = { owner: PrismaClient; app: pg.Client; superuser: pg.Client };

async function compareLayers({ owner, app, superuser }: Ground, seeds: number[], tally: Tally): Promise<void> {
  const actors: Actor[] = [];
  for (const seed of seeds) actors.push(...(await randomWorld(owner, seed)).actors);
  const records = await loadRecords(owner);
  const now = new Date();
  const known = new Map<string, Ids>();
  for (const [nth, actor] of actors.entries()) {
    const ability = abilityFor(actor, now);
    const expected = readableBy(actor, records, now);
    const [policies, byAbility] = await Promise.all([leftByPolicies(app, actor), foundByAbility(owner, ability, nth, known)]);
    names.forEach((name, place) => {
      const layers: Layers = {
        oracle: [...expected[name]],
        ability: byAbility[place]?.map(({ id }) => id),
        memory: allowedInMemory(ability, name, records),
        policies: policies.get(name) ?? [],
      };
      const [referee, ...others] = Object.values(layers).map((ids) => ids?.toSorted().join());
      if (others.some((ids) => ids !== undefined && ids !== referee)) tally.disagreements.push({ seeds, actor, name, layers });
      tally.seen[name] = (tally.seen[name] ?? 0) + layers.oracle.length;
      tally.hidden[name] = (tally.hidden[name] ?? 0) + records[name].length - layers.oracle.length;
    });
  }
  tally.worlds += seeds.length;
  tally.actors += actors.length;
  // Not TRUNCATE, which makes every plan anew.
  for (const name of names) await superuser.query(`DELETE FROM ${tableOf(name)}`);
}

test("AZ-15 in 200 random worlds the ability, the policies of the database and the referee show everybody the same records", { timeout: 900_000 }, async () => {
  const tally: Tally = { worlds: 0, actors: 0, seen: {}, hidden: {}, disagreements: [] };
  const database = await createTestDatabase();
  const owner = openOwner(database, 1);
  const [app, superuser] = [new pg.Client({ connectionString: database.appUrl }), new pg.Client({ connectionString: database.superuserUrl })];
  await Promise.all([app.connect(), superuser.connect()]);
  await superuser.query("SET session_replication_role = replica");
  // A few worlds at a time: what one table may know of another is part of the question.
  for (let first = 1; first <= 200; first += 10)
    await compareLayers(
      { owner, app, superuser },
      Array.from({ length: 10 }, (_, place) => first + place),
      tally,
    );
  await Promise.all([app.end(), superuser.end(), owner.$disconnect()]);
  await database.drop();

  expect(tally.disagreements).toEqual([]);
  expect(tally.worlds).toBe(200);
  // Agreement about nothing would prove nothing: of every kind something was seen and something was hidden.
  for (const name of names) {
    expect(tally.seen[name], `${name} seen`).toBeGreaterThan(0);
    expect(tally.hidden[name], `${name} hidden`).toBeGreaterThan(0);
  }
});
