import { randomUUID } from "node:crypto";
import { needs } from "@roundtable/shared/needs.ts";
import { ageBands, fieldGroups, isMinor, lawEnforcementWishes, shareStatuses, urgencies } from "@roundtable/shared/referrals.ts";
import { statementVersion, trainingTopics } from "@roundtable/shared/people.ts";
import { disciplines, isLawEnforcement, seatRoles, type Discipline, type SeatRole } from "@roundtable/shared/roles.ts";
import type { Prisma, PrismaClient } from "../../prisma/client/client.ts";
import { sealDetail } from "../../server/features/referrals/commands/write-detail.ts";
import { sealRanges } from "../../server/features/referrals/commands/write-ranges.ts";
import { nothingSaid, type SurvivorRanges } from "../../server/features/referrals/rules/ranges.ts";
import { detailUnder } from "../../server/features/referrals/rules/sharing.ts";
import { Actor } from "../../server/platform/actor.ts";
import { confirmed } from "../factories/consent.ts";
import { buildRoadmap } from "../factories/roadmap.ts";
import { randomDevelopment } from "./random-development.ts";
import { randomCode } from "../factories/share.ts";
import { testKeys } from "./keys.ts";
import { makeAgendas } from "./random-agendas.ts";
import { makeMeetings } from "./random-meetings.ts";
import { chanceFrom, type Chance } from "./random.ts";
import { fileReports, keepGrants } from "./random-grants.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Everyone who may ask something in a random world, and the ids of what there is to ask for. */
export type RandomWorld = {
  actors: Actor[];
  taskForceIds: string[];
  agencyIds: string[];
  referralIds: string[];
  consentIds: string[];
  shareIds: string[];
};

type Table = { id: string; regionId: string; agencies: Agency[] };
type Agency = { id: string; discipline: Discipline; people: string[] };
type Plan = {
  consent: Prisma.ConsentCreateManyInput & { id: string };
  fate: "live" | "expired" | "withdrawn";
  /** The consent named law enforcement when the share was made, and does no longer. */
  unnamed: boolean;
};

/**
 * Two tables, four to six agencies of random disciplines, people with random seats, and ten to twenty referrals with
 * consents and shares in random states: some expired, withdrawn, unanswered for too long, or no longer naming law
 * enforcement. Some agencies turn into law enforcement after everything was shared. One seed gives one world, ids aside.
 */
export async function randomWorld(db: PrismaClient, seed: number): Promise<RandomWorld> {
  const chance = chanceFrom(seed);
  const tables = await makeTables(db, chance);
  const actors = await makePeople(db, chance, tables);
  const referrals = await makeReferrals(db, chance, tables);
  const { consentIds, shareIds } = await makeShares(db, chance, tables, referrals);
  for (const { id, agencies } of tables) {
    const owner = chance.one(agencies);
    const personId = owner.people[0];
    if (personId === undefined || !chance.often(70)) continue;
    const roadmap = await buildRoadmap(db, { taskForceId: id, personId, ownerAgencyId: owner.id });
    await randomDevelopment(db, chance, roadmap, agencies);
  }
  await fileReports(db, chance, tables);
  await keepGrants(db, chance, tables, actors);
  await keepRegisters(db, chance, tables);
  await makeMeetings(db, chance, tables);
  await makeAgendas(db, chance, tables);
  await changeDiscipline(db, chance, tables, actors);
  return {
    actors,
    taskForceIds: tables.map(({ id }) => id),
    agencyIds: [...new Set(tables.flatMap(({ agencies }) => agencies.map(({ id }) => id)))],
    referralIds: referrals.map(({ id }) => id),
    consentIds,
    shareIds,
  };
}

async function makeTables(db: PrismaClient, chance: Chance): Promise<Table[]> {
  const agencies: Agency[] = Array.from({ length: 4 + chance.below(3) }, () => ({
    id: randomUUID(),
    discipline: chance.often(35) ? chance.one(["LAW_ENFORCEMENT", "PROSECUTION"] as const) : chance.one(disciplines),
    people: [],
  }));
  const tables: Table[] = [agencies.slice(0, 3), agencies.slice(3)].map((seated, index) => ({
    id: randomUUID(),
    regionId: randomUUID(),
    // One agency at least sits at both.
    agencies: index === 0 ? seated : [...seated, ...chance.take(1 + chance.below(2), agencies.slice(0, 3))],
  }));
  await db.taskForce.createMany({ data: tables.map(({ id }) => ({ id, name: "Random Task Force" })) });
  await db.region.createMany({ data: tables.map(({ id, regionId }) => ({ id: regionId, taskForceId: id, name: "Random Region" })) });
  await db.agency.createMany({
    data: agencies.map(({ id, discipline }) => ({ id, discipline, name: "Random Agency", intakePhone: "+13365550100", languages: ["ENGLISH"] })),
  });
  const pairs = tables.flatMap((table) => table.agencies.map((agency) => ({ taskForceId: table.id, agencyId: agency.id })));
  await db.membership.createMany({ data: pairs });
  await db.sharingAgreement.createMany({
    data: pairs.map((pair) => ({ ...pair, signedOn: new Date(), startsAt: new Date(Date.now() - 100 * day), endsAt: new Date(Date.now() + 100 * day) })),
  });
  await db.agencyService.createMany({ data: agencies.map(({ id }) => ({ agencyId: id, need: chance.one(needs) })) });
  await db.agencyRegion.createMany({ data: tables.flatMap((table) => table.agencies.map((agency) => ({ agencyId: agency.id, regionId: table.regionId }))) });
  return tables;
}

async function makePeople(db: PrismaClient, chance: Chance, tables: readonly Table[]): Promise<Actor[]> {
  const people: Prisma.PersonCreateManyInput[] = [];
  const seats: Prisma.SeatCreateManyInput[] = [];
  const statements: Prisma.StatementAcceptanceCreateManyInput[] = [];
  const trainings: Prisma.TrainingRecordCreateManyInput[] = [];
  const actors: Actor[] = [];
  for (const agency of new Set(tables.flatMap((table) => table.agencies))) {
    for (let count = 1 + chance.below(3); count > 0; count--) {
      const personId = randomUUID();
      const operator = chance.often(8);
      const statementAccepted = chance.often(85);
      if (statementAccepted || chance.often(50))
        statements.push({ agencyId: agency.id, personId, version: statementVersion, acceptedAt: new Date(Date.now() - (statementAccepted ? 1 : 400) * day) });
      if (chance.often(40))
        trainings.push({
          agencyId: agency.id,
          personId,
          topic: chance.one(trainingTopics),
          halfHours: 1 + chance.below(60),
          completedOn: new Date(),
          recordedById: personId,
          recordedAt: new Date(),
        });
      agency.people.push(personId);
      people.push({ id: personId, agencyId: agency.id, name: "Random Person", email: `${personId}@example.org`, workPhone: "+13365550101", operator });
      for (const table of tables.filter((candidate) => candidate.agencies.includes(agency))) {
        const held: SeatRole[] = chance.often(60) ? [chance.one(["ADVOCATE", "LIAISON", "AGENCY_LEAD"] as const)] : chance.some(seatRoles);
        seats.push(...held.map((role) => ({ personId, role, taskForceId: table.id })));
        actors.push(
          Actor.parse({
            sessionId: randomUUID(),
            personId,
            agencyId: agency.id,
            taskForceId: table.id,
            discipline: agency.discipline,
            seats: held,
            operator,
            statementAccepted,
          }),
        );
      }
    }
  }
  await db.person.createMany({ data: people });
  await db.seat.createMany({ data: seats });
  const ids = [...new Set(actors.map(({ personId }) => personId))];
  await db.mailPreference.createMany({ data: ids.map((personId) => ({ personId, kind: "REFERRALS", pace: "DAILY" as const })) });
  await db.mailReach.createMany({ data: ids.map((personId) => ({ personId, refusedAt: new Date() })) });
  await db.statementAcceptance.createMany({ data: statements });
  await db.trainingRecord.createMany({ data: trainings });
  return actors;
}

type Referral = Prisma.ReferralCreateManyInput & { id: string; regionId: string; needs: (typeof needs)[number][]; ranges: SurvivorRanges };

async function makeReferrals(db: PrismaClient, chance: Chance, tables: readonly Table[]): Promise<Referral[]> {
  const referrals: Referral[] = Array.from({ length: 10 + chance.below(11) }, () => {
    const table = chance.one(tables);
    const owner = chance.one(table.agencies);
    const id = randomUUID();
    const ranges: SurvivorRanges = { ...nothingSaid, ageBand: chance.one(ageBands), lawEnforcementWish: chance.one(lawEnforcementWishes) };
    return {
      id,
      ranges,
      taskForceId: table.id,
      ownerAgencyId: owner.id,
      createdById: chance.one(owner.people),
      state: chance.one(["DRAFT", "OPEN", "OPEN", "CLOSED"] as const),
      urgency: chance.one(urgencies),
      needs: chance.take(1 + chance.below(3), needs),
      reason: "SAFETY",
      regionId: table.regionId,
      minor: ranges.ageBand !== null && isMinor(ranges.ageBand),
    };
  });
  await db.referral.createMany({ data: referrals.map(({ ranges: _, ...row }) => row) });
  const keys = testKeys();
  const records = referrals.map(({ ranges, ...referral }) => sealRanges(keys, referral, ranges));
  await db.referralKey.createMany({ data: records.map(({ key }) => key) });
  // A few groups of each: who may read one may read the others, and two hundred worlds are many.
  await db.survivorGroup.createMany({ data: records.flatMap(({ groups }) => groups.slice(0, 2)) });
  await holdAndPurge(db, chance, referrals);
  return referrals;
}

/** Some agencies were asked for records, at either table. */
async function keepRegisters(db: PrismaClient, chance: Chance, tables: readonly Table[]): Promise<void> {
  const asked = tables.flatMap(({ id: taskForceId, agencies }) =>
    agencies.filter(() => chance.often(60)).map((agency) => ({ taskForceId, agencyId: agency.id, recordedById: chance.one(agency.people) })),
  );
  await db.legalRequest.createMany({ data: asked.map((of) => ({ ...of, kind: "SUBPOENA", requester: "COURT", receivedOn: new Date() })) });
}

/** Some referrals are under a hold, and of some there is only a tombstone. */
async function holdAndPurge(db: PrismaClient, chance: Chance, referrals: readonly Referral[]): Promise<void> {
  const of = ({ taskForceId, ownerAgencyId }: Referral) => ({ taskForceId, ownerAgencyId });
  const held = referrals.filter(() => chance.often(15));
  await db.legalHold.createMany({ data: held.map((referral) => ({ ...of(referral), referralId: referral.id, proposedById: referral.createdById })) });
  const purged = referrals.filter(() => chance.often(15));
  await db.purgedReferral.createMany({ data: purged.map((referral) => ({ ...of(referral), referralId: randomUUID(), because: "RETENTION" as const })) });
}

async function makeShares(
  db: PrismaClient,
  chance: Chance,
  tables: readonly Table[],
  referrals: readonly Referral[],
): Promise<{ consentIds: string[]; shareIds: string[] }> {
  const plans = referrals.filter(({ state }) => state !== "DRAFT").flatMap((referral) => planConsents(chance, tables, referral));
  await db.consent.createMany({ data: plans.map(({ consent }) => consent) });
  const shares = plans
    .filter(() => chance.often(85))
    .map(({ consent }) => {
      const referral = referrals.find(({ id }) => id === consent.referralId);
      if (!referral) throw new Error("a consent without its referral");
      const answerExpiresAt = new Date(Date.now() + (chance.often(25) ? -hour : day));
      return { id: randomUUID(), status: chance.one(shareStatuses), consent, referral, answerExpiresAt };
    });
  await db.share.createMany({
    data: shares.map(({ id, consent, referral, answerExpiresAt }) => ({
      id,
      taskForceId: consent.taskForceId,
      referralId: referral.id,
      consentId: consent.id,
      fromAgencyId: consent.ownerAgencyId,
      toAgencyId: consent.recipientAgencyId,
      sentById: consent.recordedById,
      code: randomCode(),
      urgency: "ROUTINE" as const,
      respondBy: new Date(answerExpiresAt.getTime() - hour),
      answerExpiresAt,
    })),
  });
  await db.shareBrief.createMany({
    data: shares.map(({ id, referral }) => ({
      shareId: id,
      needs: [],
      reason: "SAFETY" as const,
      regionId: referral.regionId,
      minor: false,
      callBeforeAccepting: false,
    })),
  });
  const keys = testKeys();
  const copies = shares.map(({ id, consent, referral }) => {
    const named = groupsOf(consent).slice(0, 3);
    return sealDetail(keys, { id, referralId: referral.id, taskForceId: consent.taskForceId }, detailUnder(named, referral.ranges, "+13365550101"), named);
  });
  await db.shareKey.createMany({ data: copies.map(({ key }) => key) });
  await db.shareGroup.createMany({ data: copies.flatMap(({ groups }) => groups) });
  await db.shareEvent.createMany({
    data: shares.map(({ id, consent }) => ({
      shareId: id,
      taskForceId: consent.taskForceId,
      toStatus: "SENT" as const,
      agencyId: consent.ownerAgencyId,
      personId: consent.recordedById,
    })),
  });
  await db.informationRequest.createMany({
    data: shares.filter(() => chance.often(30)).map(({ id, consent }) => ({ shareId: id, question: "CAN_TRAVEL" as const, askedById: consent.recordedById })),
  });
  await db.notice.createMany({
    data: plans
      .filter(({ fate }) => fate === "withdrawn")
      .map(({ consent }) => ({ taskForceId: consent.taskForceId, agencyId: consent.recipientAgencyId, kind: "REFERRAL_ENDED" as const })),
  });
  for (const status of new Set(shares.map((share) => share.status)))
    if (status !== "SENT")
      await db.share.updateMany({ where: { id: { in: shares.filter((share) => share.status === status).map(({ id }) => id) } }, data: { status } });
  await meetFates(db, plans);
  return { consentIds: plans.map(({ consent }) => consent.id), shareIds: shares.map(({ id }) => id) };
}

function planConsents(chance: Chance, tables: readonly Table[], referral: Referral): Plan[] {
  const others = (tables.find(({ id }) => id === referral.taskForceId)?.agencies ?? []).filter(({ id }) => id !== referral.ownerAgencyId);
  const recordedAt = new Date(Date.now() - 2 * hour);
  return chance.take(chance.below(3), others).map((recipient) => {
    const lawEnforcement = isLawEnforcement(recipient.discipline);
    const minor = referral.ranges.ageBand !== null && isMinor(referral.ranges.ageBand);
    const lawEnforcementAllowed = lawEnforcement || chance.often(10);
    const expiresAt = new Date(Date.now() + 20 * day);
    return {
      fate: chance.one(["live", "live", "live", "expired", "withdrawn"] as const),
      unnamed: lawEnforcement && chance.often(35),
      consent: {
        id: randomUUID(),
        taskForceId: referral.taskForceId,
        referralId: referral.id,
        ownerAgencyId: referral.ownerAgencyId,
        recipientAgencyId: recipient.id,
        recordedById: referral.createdById,
        purpose: chance.often(40) ? "CASE_REVIEW" : "SERVICES",
        needs: referral.needs,
        fieldGroups: chance.some(fieldGroups).filter((group) => !(lawEnforcement && group === "LAW_ENFORCEMENT_WISH")),
        signedOn: recordedAt,
        formVersion: "RELEASE_2026_09",
        formLanguage: "ENGLISH",
        interpreterUsed: false,
        expiresAt,
        recordedAt,
        mayRefuseAttested: true,
        signerNotAbuserAttested: true,
        formNamesRecipientAttested: true,
        privilegeWarningAttested: true,
        lawEnforcementAllowed,
        ...confirmed({ lawEnforcementAllowed, recordedAt, expiresAt }),
        substanceUseNamed: referral.needs.includes("SUBSTANCE_USE_TREATMENT"),
        minorBasis: minor ? "MINOR_ALONE_PERMITTED" : null,
        mandatedReport: minor ? "ALREADY_MADE" : null,
      },
    };
  });
}

async function meetFates(db: PrismaClient, plans: readonly Plan[]): Promise<void> {
  const idsOf = (those: (plan: Plan) => boolean) => ({ id: { in: plans.filter(those).map(({ consent }) => consent.id) } });
  const before = new Date(Date.now() - 1000);
  await db.consent.updateMany({ where: idsOf(({ unnamed }) => unnamed), data: { lawEnforcementAllowed: false } });
  await db.consent.updateMany({ where: idsOf(({ fate }) => fate === "expired"), data: { expiresAt: before } });
  await db.consent.updateMany({ where: idsOf(({ fate }) => fate === "withdrawn"), data: { endedAt: before, endedBecause: "WITHDRAWN_BY_SURVIVOR" } });
}

/** An agency may become law enforcement later; what was shared with it under consents that do not say so must close. */
async function changeDiscipline(db: PrismaClient, chance: Chance, tables: readonly Table[], actors: Actor[]): Promise<void> {
  if (!chance.often(30)) return;
  const changed = chance.one(chance.one(tables).agencies);
  const proposed = { proposedById: randomUUID(), proposedAt: new Date(), expiresAt: new Date(Date.now() + day) };
  await db.disciplineChange.create({ data: { agencyId: changed.id, fromDiscipline: "COMMUNITY", toDiscipline: "LAW_ENFORCEMENT", ...proposed } });
  await db.agency.update({ where: { id: changed.id }, data: { discipline: "LAW_ENFORCEMENT" } });
  for (const actor of actors) if (actor.agencyId === changed.id) actor.discipline = "LAW_ENFORCEMENT";
}

function groupsOf(consent: Plan["consent"]): (typeof fieldGroups)[number][] {
  return fieldGroups.filter((group) => Array.isArray(consent.fieldGroups) && consent.fieldGroups.includes(group));
}
