import { randomUUID } from "node:crypto";
import type { SeatRole } from "@roundtable/shared/roles.ts";
import { fieldGroups } from "@roundtable/shared/referrals.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ShareModel } from "../../prisma/client/models.ts";
import { fileDevelopment, rateForOwn } from "./matrix-development.ts";
import { holdEverything } from "./matrix-grants.ts";
import { fileReportWithEverything } from "./matrix-reports.ts";
import { makeFullMeeting } from "./matrix-agendas.ts";
import { fileEverything, fileLegalRequest } from "./matrix-keeping.ts";
import { makeMeetingWorld } from "./matrix-meetings.ts";
import { buildAgency, type BuiltAgency } from "../factories/agency.ts";
import { buildConsent } from "../factories/consent.ts";
import { actorOf, buildPerson } from "../factories/person.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildOver } from "../factories/over.ts";
import { buildMilestone, buildRoadmap, type BuiltRoadmap } from "../factories/roadmap.ts";
import { buildShare, type ShareOverrides } from "../factories/share.ts";
import { buildRegion, buildTaskForce } from "../factories/task-force.ts";
import { type Someone, worldPassword } from "../support/world.ts";

export const roles = ["ADVOCATE", "LIAISON", "AGENCY_LEAD", "COORDINATOR", "ADVISER", "OPERATOR"] as const;
export type Role = (typeof roles)[number];
export const sides = ["service provider", "law enforcement"] as const;
export type Side = (typeof sides)[number];
export const positions = [
  "sender",
  "recipient before acceptance",
  "recipient after acceptance",
  "recipient after the consent ended",
  "recipient the consent does not name",
  "no party",
] as const;
export type Position = (typeof positions)[number];

/** One side's agency: somebody in every role, and a share for every position it can be in. */
export type SideWorld = {
  agency: BuiltAgency;
  people: Record<Role, Someone>;
  shares: Partial<Record<Position, ShareModel>>;
  legalRequestId: string;
  awardId: string;
  reportId: string;
  meeting: FullMeeting;
  /** Ids of bodies, meetings and polls, by the query that takes them. */
  meetings: Awaited<ReturnType<typeof makeMeetingWorld>>;
};
type FullMeeting = Awaited<ReturnType<typeof makeFullMeeting>>;
export type MatrixWorld = {
  regionId: string;
  roadmap: BuiltRoadmap;
  trainingId: string;
  assessmentId: string;
  partner: Someone;
  sides: Record<Side, SideWorld>;
};

const minor = { minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "NOT_REQUIRED", mandatedReportReason: "COUNSEL_ADVISED" } as const;

/** A fixed world in which every field of every record says something, so that an empty answer is a rule and no accident. */
export async function buildMatrixWorld(db: PrismaClient): Promise<MatrixWorld> {
  const taskForceId = (await buildTaskForce(db)).id;
  const regionId = (await buildRegion(db, { taskForceId })).id;
  const makeAgency = (name: string, discipline: "VICTIM_SERVICES" | "LAW_ENFORCEMENT") =>
    buildAgency(db, { taskForceId, name, discipline, regions: [regionId], services: ["COUNSELING", "MEDICAL_CARE"] });
  const makePerson = async (agency: BuiltAgency, seats: SeatRole[], operator = false): Promise<Someone> => {
    const person = await buildPerson(db, { agencyId: agency.id, taskForceId, seats, operator, password: worldPassword });
    return { person, agency, actor: actorOf(person) };
  };
  const partner = await makePerson(await makeAgency("Partner", "VICTIM_SERVICES"), ["ADVOCATE"]);
  const bystander = await makePerson(await makeAgency("Bystander", "VICTIM_SERVICES"), ["ADVOCATE"]);

  const roadmap = await makeRoadmap(db, partner);
  const development = await fileDevelopment(db, roadmap, partner);
  // Without an answer that is waited for, a coordinator has nothing to count.
  await makeShare(db, { regionId }, partner, bystander.agency, {});

  const makeSide = async (side: Side): Promise<SideWorld> => {
    const agency = await makeAgency(side, side === "law enforcement" ? "LAW_ENFORCEMENT" : "VICTIM_SERVICES");
    const people: Partial<Record<Role, Someone>> = {};
    for (const role of roles) people[role] = await makePerson(agency, role === "OPERATOR" ? [] : [role], role === "OPERATOR");
    const everyone = people as Record<Role, Someone>;
    await fileEverything(db, agency, everyone.ADVOCATE.person.id);
    const world: MatrixWorld = { regionId, roadmap, ...development, partner, sides: {} as MatrixWorld["sides"] };
    const received = (overrides: ShareOverrides) => makeShare(db, world, partner, agency, overrides);
    const shares: SideWorld["shares"] = {
      sender: await makeShare(db, world, everyone.ADVOCATE, partner.agency, { status: "ACCEPTED" }),
      "recipient before acceptance": await received({ status: "WAITLISTED" }),
      "recipient after acceptance": await received({ status: "ACCEPTED" }),
      "recipient after the consent ended": await received({ status: "ACCEPTED", fate: "withdrawn" }),
      "no party": await makeShare(db, world, partner, bystander.agency, { status: "ACCEPTED" }),
    };
    if (side === "law enforcement") shares["recipient the consent does not name"] = await received({ status: "ACCEPTED", lawEnforcementAllowed: false });
    await db.notice.create({ data: { taskForceId, agencyId: agency.id, kind: "REFERRAL_ENDED" } });
    await db.mailReach.create({ data: { personId: everyone.AGENCY_LEAD.person.id, refusals: 3, refusedAt: new Date(), unreachableSince: new Date() } });
    await buildReferral(db, { createdById: everyone.ADVOCATE.person.id, regionId, state: "DRAFT" });
    if (shares.sender) {
      await makeWaitingConsent(db, { id: shares.sender.referralId }, partner.agency);
      await buildConsent(db, { referralId: shares.sender.referralId, recipientAgencyId: partner.agency.id, lawEnforcementAllowed: true, ...minor });
    }
    if (shares.sender) await makeRetention(db, everyone.ADVOCATE, shares.sender);
    await rateForOwn(db, development.assessmentId, roadmap, everyone.ADVOCATE);
    const legalRequestId = await fileLegalRequest(db, agency, partner.agency.id);
    await db.legalRequest.update({ where: { id: legalRequestId }, data: { version: 2, partnerToldAt: new Date() } });
    const awardId = await holdEverything(db, agency, roadmap.milestones[0].id);
    const reportId = await fileReportWithEverything(db, agency, [partner.agency, bystander.agency]);
    const proof = { kind: "REPORT", reportId, filedOn: new Date("2026-07-20"), attachedById: partner.person.id } as const;
    await db.evidence.create({ data: { taskForceId, milestoneId: roadmap.milestones[0].id, ...proof } });
    const meeting = await makeFullMeeting(db, everyone.ADVOCATE, everyone.LIAISON, roadmap.milestones[0].id, partner.agency);
    const minutes = await db.minutes.findFirstOrThrow({ where: { bodyId: meeting.bodyId, state: "APPROVED" } });
    const read = { kind: "MINUTES", minutesId: minutes.id, approvedOn: minutes.approvedAt, attachedById: partner.person.id } as const;
    await db.evidence.create({ data: { taskForceId, milestoneId: roadmap.milestones[0].id, ...read } });
    const sitting = Object.values(everyone).filter(({ person }) => person.seats.length > 0);
    const meetings = await makeMeetingWorld(db, { taskForceId, people: sitting });
    return { agency, people: everyone, shares, legalRequestId, awardId, reportId, meeting, meetings };
  };
  return {
    regionId,
    roadmap,
    ...development,
    partner,
    sides: { "service provider": await makeSide("service provider"), "law enforcement": await makeSide("law enforcement") },
  };
}

/** A roadmap on which every field says something: an override, a lapse, evidence of two kinds, and something in every list. */
async function makeRoadmap(db: PrismaClient, { person, agency }: Someone): Promise<BuiltRoadmap> {
  const { taskForceId } = agency;
  const owner = { ownerAgencyId: agency.id, ownerPersonId: person.id };
  const built = await buildRoadmap(db, { taskForceId, personId: person.id, ...owner });
  const [first] = built.milestones;
  const before = new Date(Date.now() - 30 * 86_400_000);
  const override = { stageOverride: 2, overrideReason: "A second look is due", overriddenAt: before, overriddenById: person.id };
  const element = await db.roadmapElement.update({ where: { id: built.element.id }, data: override });
  await db.milestone.update({
    where: { id: first.id },
    data: { status: "IN_PLACE", verifiedOn: before, reviewOn: new Date(before.getTime() + 86_400_000), dueOn: before, place: 3 },
  });
  await buildMilestone(db, element, { code: "T03", status: "IN_PLACE", verifiedOn: before, ...owner });
  await buildMilestone(db, element, { code: "T04", status: "NOT_APPLICABLE", notApplicableReason: "COVERED_ELSEWHERE" });
  await buildMilestone(db, element, { code: "T05", status: "UNDER_WAY", dueOn: before, ...owner });
  const agreement = await db.sharingAgreement.findFirstOrThrow({ where: { taskForceId, agencyId: agency.id } });
  await db.evidence.create({ data: { taskForceId, milestoneId: first.id, kind: "AGREEMENT", agreementId: agreement.id, attachedById: person.id } });
  const told = { taskForceId, elementId: element.id, milestoneId: first.id, personId: person.id };
  await db.milestoneEvent.create({
    data: {
      ...told,
      kind: "STATUS",
      fromStatus: "NOT_STARTED",
      toStatus: "IN_PLACE",
      before: "one",
      after: "other",
      reason: "Adopted",
      dueOn: before,
      reviewOn: before,
    },
  });
  return { ...built, element };
}

/** What is kept and what went: a hold that is about to be let go, a referral that will be purged soon, and one that was. */
async function makeRetention(db: PrismaClient, { person, agency }: Someone, { referralId, taskForceId }: ShareModel): Promise<void> {
  await holdFor(db, { id: referralId, taskForceId, ownerAgencyId: agency.id }, person.id, true);
  await buildOver(db, { createdById: person.id, endedDaysAgo: 20 });
  await db.purgedReferral.create({ data: { referralId: randomUUID(), taskForceId, ownerAgencyId: agency.id, because: "RETENTION" } });
}

/** A hold that stands on a referral of `owner`, placed by two who are nobody in particular. */
export async function makeHold(db: PrismaClient, world: Pick<MatrixWorld, "regionId">, owner: Someone) {
  return holdFor(db, await makeReferral(db, world, owner), randomUUID(), false);
}

async function holdFor(
  db: PrismaClient,
  { id: referralId, taskForceId, ownerAgencyId }: { id: string; taskForceId: string; ownerAgencyId: string },
  personId: string,
  isReleaseAsked: boolean,
) {
  const at = new Date();
  const { id } = await db.legalHold.create({ data: { referralId, taskForceId, ownerAgencyId, proposedById: personId } });
  const [second] = await db.person.findMany({ where: { agencyId: ownerAgencyId, id: { not: personId } } });
  await db.legalHold.update({ where: { id }, data: { placedById: second?.id ?? null, placedAt: at } });
  return isReleaseAsked
    ? db.legalHold.update({ where: { id }, data: { releaseAskedById: personId, releaseAskedAt: at } })
    : db.legalHold.findUniqueOrThrow({ where: { id } });
}

/** A complete referral about a minor of `owner`, ready for a consent. */
export function makeReferral(db: PrismaClient, { regionId }: Pick<MatrixWorld, "regionId">, owner: Someone, state: "DRAFT" | "OPEN" = "OPEN") {
  return buildReferral(db, { createdById: owner.person.id, regionId, state, survivor: { ageBand: "AGE_13_17" } });
}

/** A consent that names all there is to name for `recipient`. */
export async function makeConsent(db: PrismaClient, world: Pick<MatrixWorld, "regionId">, owner: Someone, recipient: BuiltAgency) {
  const referral = await makeReferral(db, world, owner);
  const named = fieldGroups.filter((group) => group !== "LAW_ENFORCEMENT_WISH" || recipient.discipline !== "LAW_ENFORCEMENT");
  return buildConsent(db, { referralId: referral.id, recipientAgencyId: recipient.id, fieldGroups: named, ...minor });
}

/** A consent that names law enforcement, recorded by somebody else, which waits for a second person. */
export function makeWaitingConsent(db: PrismaClient, { id: referralId }: { id: string }, recipient: BuiltAgency) {
  const waiting = { lawEnforcementAllowed: true, isConfirmed: false, recordedById: randomUUID() };
  return buildConsent(db, { referralId, recipientAgencyId: recipient.id, ...minor, ...waiting });
}

/** A share under such a consent, with an event and an answered question that leave no field empty. */
export async function makeShare(
  db: PrismaClient,
  world: Pick<MatrixWorld, "regionId">,
  owner: Someone,
  recipient: BuiltAgency,
  overrides: ShareOverrides,
): Promise<ShareModel> {
  const consent = await makeConsent(db, world, owner, recipient);
  const { fate, lawEnforcementAllowed, ...first } = overrides;
  const at = new Date(Date.now() - 60_000);
  const share = await buildShare(db, { consentId: consent.id, recheckOn: at, clockStoppedAt: at, ...first });
  await db.shareEvent.create({
    data: {
      taskForceId: share.taskForceId,
      shareId: share.id,
      fromStatus: "SENT",
      toStatus: share.status,
      agencyId: recipient.id,
      personId: owner.person.id,
      declineReason: "OTHER",
      outcome: "UNKNOWN",
      recheckOn: at,
    },
  });
  await db.informationRequest.create({
    data: { shareId: share.id, question: "CAN_TRAVEL", askedById: owner.person.id, answer: "YES", answeredById: owner.person.id, answeredAt: at },
  });
  if (lawEnforcementAllowed === false) await db.consent.update({ where: { id: consent.id }, data: { lawEnforcementAllowed } });
  if (fate === "withdrawn") await db.consent.update({ where: { id: consent.id }, data: { endedAt: at, endedBecause: "WITHDRAWN_BY_SURVIVOR" } });
  return share;
}
