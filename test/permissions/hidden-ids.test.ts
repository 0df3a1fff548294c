import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { LegalHoldModel } from "../../prisma/client/models.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildReport } from "../factories/report.ts";
import { buildShare } from "../factories/share.ts";
import { askRaw, type Wire } from "../support/ask.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { fingerprint } from "../support/fingerprint.ts";
import { agendaAttempts, hideItem } from "./matrix-agendas.ts";
import { fileLegalRequest } from "./matrix-keeping.ts";
import { type HiddenMeetings, hideMeetings, meetingAttempts } from "./hidden-meetings.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { documentsFor, fieldsOf, idPathsOf, inputFor, isPublic, ownAccount } from "../support/sdl.ts";
import { rowsOf } from "../support/statements.ts";
import { buildWorld, type Someone, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let elsewhere: World;
let hold: LegalHoldModel;
let entryId: string;
let meetings: HiddenMeetings;
let itemId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  elsewhere = await buildWorld(owner);
  const { id: referralId, taskForceId, ownerAgencyId, createdById: proposedById } = world.referral;
  hold = await owner.legalHold.create({ data: { referralId, taskForceId, ownerAgencyId, proposedById } });
  entryId = await fileLegalRequest(owner, world.rccA.agency, world.rccB.agency.id);
  meetings = await hideMeetings(owner, world.rccA);
  itemId = await hideItem(owner, world.rccA, meetings.bodyId);
  hub = await startHub({ database });
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

/** Every operation with a place for an id: what to send, with one place filled by `id` and the others as they may be. */
const operations = (["query", "mutation"] as const).flatMap((operation) =>
  fieldsOf(operation).flatMap((field) =>
    field.args.flatMap((arg) =>
      idPathsOf(arg.type, [arg.name]).map((place) => ({
        name: `${field.name}(${place.join(".")})`,
        document: documentsFor(operation, field.name, { depth: 2, first: 5 })[0]?.document ?? "",
        variables: (id: string, others: (place: string) => string | undefined) => ({
          [arg.name]: inputFor(
            arg.type,
            (path) => (path.at(-1) === "clientKey" ? randomUUID() : path.join(".") === place.join(".") ? id : others(path.at(-1) ?? "")),
            [arg.name],
          ),
        }),
      })),
    ),
  ),
);

/** Ids that exist and that this person must not learn of. */
function hiddenFrom(someone: Someone): Record<string, string> {
  const { shares, referral } = world;
  const all = {
    "a share of others": someone.agency.id === world.leA.agency.id ? shares.accepted : shares.named,
    "a share taken back": shares.withdrawn,
    "a share that does not name law enforcement": someone.agency.id === world.leA.agency.id ? shares.unnamed : shares.named,
    "a share at another table": elsewhere.shares.sent,
  };
  const ids = Object.entries(all).map(([what, share]) => [what, share.id]);
  return {
    ...Object.fromEntries(ids),
    "its consent": shares.withdrawn.consentId,
    "the referral": referral.id,
    "a hold": hold.id,
    "an entry of another register": entryId,
    "a body of others": meetings.bodyId,
    "a meeting of theirs": meetings.seriesId,
    "a poll of theirs": meetings.pollId,
    "an item of their backlog": itemId,
    "a referral at another table": elsewhere.referral.id,
    "an award of another table": elsewhere.award.award.id,
    "what it wants": elsewhere.award.requirement.id,
    "its financial report": elsewhere.award.rule.id,
    "a report of another table": elsewhere.report.report.id,
    "its numbers": elsewhere.report.entries[0]?.id ?? "",
    "its rule": elsewhere.report.rule.id,
    "an agency of another table": elsewhere.rccA.agency.id,
    "a region of another table": elsewhere.region.id,
    "another table": elsewhere.taskForce.id,
    "a training of another table": elsewhere.training.id,
    "a self-assessment of another table": elsewhere.assessments.closed.assessment.id,
    "a goal of another table": elsewhere.goal.id,
    "an element of another table": elsewhere.roadmap.element.id,
  };
}

// A reference is made up for each unexpected error, so there must be none for bodies to be the same.
const plain = ({ status, body }: Wire) => `${status} ${body}`;

describe("AZ-02 hidden and unknown", () => {
  test("AZ-02 the schema offers the places for ids that are tried here", () => {
    const names = operations.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(25);
    expect(names).toEqual(
      expect.arrayContaining([
        "share(id)",
        "referral(id)",
        "agency(id)",
        "whoWillSee(consentId)",
        "acceptReferral(input.shareId)",
        "withdrawConsent(input.consentId)",
        "answerRequest(input.answers.requestId)",
        "chooseTaskForce(input.taskForceId)",
      ]),
    );
  });

  const askers = ["leA", "coord", "rccB", "lead", "operator"] as const;
  test.each(askers)("AZ-02 to %s a hidden id answers byte for byte like one that never was, and the same status", { timeout: 240_000 }, async (name) => {
    const someone = world[name];
    const token = await hub.signIn(someone.person.email);
    const own = await buildReferral(owner, { createdById: someone.person.id, ownerAgencyId: someone.agency.id, regionId: world.region.id, state: "DRAFT" });
    const others = (place: string) =>
      place === "referralId" || (place === "id" && name !== "operator")
        ? own.id
        : place === "recipientAgencyId"
          ? world.rccA.agency.id
          : place === "agencyId"
            ? someone.agency.id
            : ["personId", "signedById"].includes(place)
              ? someone.person.id
              : undefined;
    const seen: string[] = [];
    for (const [row, { name: place, document, variables }] of operations.entries()) {
      // The operator keeps the agencies of every table and may sit down at each: these are not hidden from them.
      if (name === "operator" && /^agency(?:Record)?\(id\)$|agencyId\)$|taskForceId\)$|regionId\)$/.test(place)) continue;
      const ask = async (id: string) => plain(await askRaw(hub, token, document, variables(id, others)));
      const unknown = await ask(randomUUID());
      for (const [column, [what, id]] of Object.entries(hiddenFrom(someone)).entries()) {
        // One or two of the five try each id in each place.
        if ((row + column + askers.indexOf(name)) % 3 !== 0) continue;
        // What a place is not for is unknown there as well.
        expect(await ask(id), `${place} with ${what}`).toBe(unknown);
      }
      seen.push(unknown);
    }
    expect(seen.filter((answer) => answer.includes("UNEXPECTED"))).toEqual([]);
  });

  test("AZ-02 a look at something hidden is in the log as denied, and a look at something unknown alike", async () => {
    const logged = async (id: string) =>
      rowsOf(
        database.superuserUrl,
        "SELECT action, outcome, body::jsonb -> 'detail' AS detail FROM audit_entry WHERE $1 = ANY (subject_ids) AND person_id = $2 ORDER BY action DESC",
        [id, world.leB.person.id],
      );
    const token = await hub.signIn(world.leB.person.email);
    const unknown = randomUUID();
    for (const id of [world.shares.accepted.id, unknown])
      await askRaw(hub, token, "query ($id: ID!) { share(id: $id) { id } referral(id: $id) { id } }", { id });
    expect(await logged(world.shares.accepted.id)).toEqual([
      { action: "share.read", outcome: "DENIED", detail: { fields: "SHORT_FORM" } },
      { action: "referral.read", outcome: "DENIED", detail: { fields: "FULL" } },
    ]);
    expect(await logged(unknown)).toEqual(await logged(world.shares.accepted.id));
  });
});

/** What one does for oneself, and what makes something new: nothing of another agency's is named in it. */
const withoutSubject = [
  "recordLegalRequest",
  "importRoadmapTemplate",
  "openSelfAssessment",
  "addTraining",
  "setMailPreference",
  "confirmMailAddress",
  "acceptStatement",
  "keepAgency",
  "createAgency",
  "createTaskForce",
  "makeBody",
  "addDayOff",
];

describe("AZ-08 what belongs to another agency", () => {
  /** What RCC-B tries with records of RCC-A, some of which it may read. */
  async function attempts() {
    const received = await buildShare(owner, { referralId: world.referral.id, toAgencyId: world.rccB.agency.id });
    const asked = await buildShare(owner, { referralId: world.referral.id, toAgencyId: world.rccB.agency.id, status: "INFO_REQUESTED" });
    const [request] = await owner.informationRequest.findMany({ where: { shareId: asked.id } });
    const draft = await buildReferral(owner, { createdById: world.rccA.person.id, state: "DRAFT", regionId: world.region.id });
    const toPolice = world.shares.named;
    const { taskForceId, ownerAgencyId } = draft;
    const draftHold = await owner.legalHold.create({ data: { referralId: draft.id, taskForceId, ownerAgencyId, proposedById: draft.createdById } });
    const [milestone, waiting] = world.roadmap.milestones;
    const { rccA, lead } = world;
    const training = await owner.trainingRecord.create({
      data: {
        agencyId: lead.agency.id,
        personId: lead.person.id,
        topic: "OTHER",
        halfHours: 4,
        completedOn: new Date(),
        recordedById: lead.person.id,
        recordedAt: new Date(),
      },
    });
    const proposed = { proposedById: world.operator.person.id, proposedAt: new Date(), expiresAt: new Date(Date.now() + 86_400_000) };
    const change = await owner.disciplineChange.create({
      data: { agencyId: rccA.agency.id, fromDiscipline: "VICTIM_SERVICES", toDiscipline: "LAW_ENFORCEMENT", ...proposed },
    });
    const agreement = await owner.sharingAgreement.findFirstOrThrow({ where: { agencyId: rccA.agency.id } });
    const held = await owner.award.create({ data: { ...world.award.award, id: randomUUID(), holderAgencyId: rccA.agency.id } });
    const reported = await buildReport(owner, { award: held, preparedById: rccA.person.id, asked: [{ agencyId: rccA.agency.id }] });
    const { award, rule, requirement } = world.award;
    const aboutAward = { number: "15POVC-26-01", startsOn: "2025-10-01", ownerPersonId: null, backupPersonId: null };
    const ofAward = (mutation: string, rest: object = {}) => [mutation, { awardId: award.id, version: 1, ...rest }, award.id] as const;
    const ofRule = (mutation: string, rest: object = {}) => [mutation, { ruleId: rule.id, ...rest }, rule.id] as const;
    const ofRequirement = (mutation: string, rest: object = {}) => [mutation, { requirementId: requirement.id, ...rest }, requirement.id] as const;
    const numbers = { entryId: reported.entries[0]?.id ?? "", version: 1 };
    const onNumbers = (mutation: string) => [mutation, { ...numbers, ...(mutation === "requestChanges" ? { note: null } : {}) }, numbers.entryId] as const;
    const onEntry = { note: null, answerBy: null, counselToldOn: null, survivorToldOn: null };
    const onPerson = (mutation: string, rest: object = {}) => [mutation, { personId: rccA.person.id, ...rest }, rccA.person.id] as const;
    const onAgency = (mutation: string, rest: object = {}) => [mutation, { agencyId: rccA.agency.id, ...rest }, rccA.agency.id] as const;
    const onTable = (mutation: string, rest: object = {}) => [mutation, { taskForceId: world.taskForce.id, ...rest }, world.taskForce.id] as const;
    const farId = elsewhere.assessments.open.assessment.id;
    const onAssessment = (mutation: string, rest: object = {}) => [mutation, { assessmentId: farId, ...rest }, farId] as const;
    // A body of RCC-A on whose roster RCC-B is not.
    const onAgendas = await agendaAttempts(owner, rccA, world.leA);
    const onShare = (share: { id: string; version: number }) => ({ shareId: share.id, version: share.version });
    return [
      ["draftReferral", { id: draft.id, version: 1 }, draft.id],
      ["discardDraft", { referralId: draft.id }, draft.id],
      ["recordConsent", { referralId: draft.id, recipientAgencyId: world.leA.agency.id }, draft.id],
      ["shareReferral", { consentId: received.consentId }, received.consentId],
      ["narrowConsent", { consentId: received.consentId, fieldGroups: [] }, received.consentId],
      ["confirmConsent", { consentId: received.consentId }, received.consentId],
      ["refuseConsent", { consentId: received.consentId }, received.consentId],
      ["withdrawConsent", { consentId: received.consentId }, received.consentId],
      ["withdrawShare", { shareId: received.id }, received.id],
      ["redirectReferral", { shareId: received.id }, received.id],
      ["answerRequest", { ...onShare(asked), answers: [{ requestId: request?.id, answer: "YES" }] }, asked.id],
      ["placeHold", { referralId: draft.id }, draft.id],
      ["changeLegalRequest", { requestId: entryId, version: 1, ...onEntry }, entryId],
      ["tellPartner", { requestId: entryId, version: 1 }, entryId],
      ["releaseHold", { holdId: draftHold.id }, draftHold.id],
      ...["changeTraining", "withdrawTraining"].map(
        (mutation) => [mutation, { trainingId: world.training.id, version: 1, ranByPersonId: null }, world.training.id] as const,
      ),
      onAssessment("rateElements", { ratings: [{ elementId: world.roadmap.element.id, rating: 1 }] }),
      onAssessment("setGoals", { goals: [{ elementId: world.roadmap.element.id, targetStage: 3, words: "Two agencies more" }] }),
      ...["finishOwnRating", "closeSelfAssessment"].map((mutation) => onAssessment(mutation)),
      ["removeGoal", { goalId: world.goal.id, version: 1 }, world.goal.id],
      ["addAward", { ...aboutAward, reports: null, holderAgencyId: rccA.agency.id }, rccA.agency.id],
      ofAward("changeAward", aboutAward),
      ...["closeAward", "reopenAward"].map((mutation) => ofAward(mutation)),
      ["addReportingRule", { awardId: award.id }, award.id],
      ofRule("changeReportingRule", { version: 1 }),
      ofRule("removeReportingRule", { version: 1 }),
      ...["markFiled", "unmarkFiled"].map((mutation) => ofRule(mutation, { periodStartsOn: "2025-10-01" })),
      ["addRequirement", { awardId: award.id, ownerPersonId: null }, award.id],
      ofRequirement("changeRequirement", { version: 1, ownerPersonId: null }),
      ...["meetRequirement", "waiveRequirement", "reopenRequirement"].map((mutation) => ofRequirement(mutation, { version: 1 })),
      ...["linkRequirementToMilestone", "unlinkRequirementFromMilestone"].map((mutation) => ofRequirement(mutation, { milestoneId: milestone.id })),
      ["prepareReport", { ruleId: reported.rule.id, periodStartsOn: "2026-07-01", agencyIds: [rccA.agency.id] }, reported.rule.id],
      ["enterNumbers", { ...numbers, numbers: [] }, numbers.entryId],
      ...["certifyNumbers", "requestChanges", "excuseAgency", "reopenNumbers"].map(onNumbers),
      ["fileReport", { reportId: reported.report.id, version: 1, filedOn: "2026-07-15" }, reported.report.id],
      ["exportReport", { reportId: reported.report.id }, reported.report.id],
      ["renameRoadmapPart", { part: "MILESTONE", id: milestone.id }, milestone.id],
      [
        "assignMilestone",
        { milestoneId: milestone.id, version: milestone.version, ownerAgencyId: world.rccB.agency.id, ownerPersonId: world.rccB.person.id },
        milestone.id,
      ],
      ["setMilestoneStatus", { milestoneId: milestone.id, version: milestone.version }, milestone.id],
      ["planMilestone", { milestoneId: milestone.id, version: milestone.version }, milestone.id],
      ["addDependency", { milestoneId: milestone.id, dependsOnId: waiting.id }, milestone.id],
      ["removeDependency", { milestoneId: waiting.id, dependsOnId: milestone.id }, waiting.id],
      ["attachEvidence", { milestoneId: milestone.id, kind: "LINK", url: "https://files.example.org/minutes", agreementId: null }, milestone.id],
      ["detachEvidence", { evidenceId: world.roadmap.evidence.id }, world.roadmap.evidence.id],
      ["overrideStage", { elementId: world.roadmap.element.id }, world.roadmap.element.id],
      ["clearOverride", { elementId: world.roadmap.element.id }, world.roadmap.element.id],
      onAgency("invitePerson", { taskForceId: null }),
      onAgency("inviteOperator"),
      ...["resendInvitation", "correctPerson", "suspendPerson", "restorePerson", "recordTraining", "setPrivileged"].map((mutation) => onPerson(mutation)),
      onPerson("changeSeats", { taskForceId: null }),
      ["takeBackTraining", { trainingId: training.id }, training.id],
      ...["changeAgency", "suspendAgency", "restoreAgency"].map((mutation) => onAgency(mutation)),
      ...["joinTaskForce", "leaveTaskForce"].map((mutation) => onAgency(mutation, { taskForceId: world.taskForce.id })),
      onAgency("proposeDiscipline"),
      ...meetingAttempts(meetings),
      ["decideDiscipline", { changeId: change.id }, change.id],
      onTable("changeTaskForce"),
      ...onAgendas,
      ["renameRegion", { regionId: world.region.id }, world.region.id],
      onAgency("recordAgreement", { taskForceId: null, signedById: rccA.person.id, title: null }),
      ["endAgreement", { agreementId: agreement.id }, agreement.id],
      ...["acceptReferral", "declineReferral", "waitlistReferral", "requestInformation", "recordContact", "startServices", "closeReferral"].map(
        (mutation) => [mutation, onShare(toPolice), toPolice.id] as const,
      ),
    ] as const;
  }

  test("AZ-08 RCC-B changes nothing of RCC-A's, gets the answer for an unknown id, and each attempt is logged as denied", async () => {
    const tried = await attempts();
    expect(tried.map(([mutation]) => mutation).toSorted()).toEqual(
      fieldsOf("mutation")
        .filter((field) => !isPublic(field) && !ownAccount.includes(field.name))
        .map(({ name }) => name)
        .filter((name) => !withoutSubject.includes(name))
        .toSorted(),
    );
    const token = await hub.signIn(world.rccB.person.email);
    const before = await fingerprint(database);
    for (const [mutation, values, about] of tried) {
      const field = fieldsOf("mutation").find(({ name }) => name === mutation);
      const [input] = field?.args ?? [];
      if (!field || !input) throw new Error(`there is no ${mutation}`);
      const document = documentsFor("mutation", mutation, { depth: 2, first: 5 })[0]?.document ?? "";
      const ask = async (given: object) =>
        plain(
          await askRaw(hub, token, document, {
            input: { ...(inputFor(input.type, ([...path]) => (path.at(-1) === "clientKey" ? randomUUID() : undefined)) as object), ...given },
          }),
        );
      const unknown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === about ? randomUUID() : value]));
      expect(await ask(values), mutation).toBe(await ask(unknown));
      const [entry] = await rowsOf<{ outcome: string }>(
        database.superuserUrl,
        "SELECT outcome FROM audit_entry WHERE $1 = ANY (subject_ids) AND person_id = $2 ORDER BY seq DESC LIMIT 1",
        [about, world.rccB.person.id],
      );
      expect(entry?.outcome, `${mutation} in the log`).toBe("DENIED");
    }
    expect(await fingerprint(database)).toEqual(before);
  });
});
