import { randomUUID } from "node:crypto";
import { getNamedType, type GraphQLNamedOutputType, isAbstractType, isLeafType, isObjectType } from "graphql";
import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { schema } from "../../server/schema.ts";
import { askRaw } from "../support/ask.ts";
import { answerTypes, gains, limits } from "./matrix-answers.ts";
import { agendaInputs, caseInput } from "./matrix-agendas.ts";
import { buildMilestone } from "../factories/roadmap.ts";
import { developmentInputs } from "./matrix-development.ts";
import { keepingInputs, legalInputs } from "./matrix-keeping.ts";
import { grantInputs } from "./matrix-grants.ts";
import { reportInputs } from "./matrix-reports.ts";
import { meetingInputs } from "./matrix-meetings.ts";
import { consentInput, dayFromNow, documentOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { documentsFor, fieldsOf, isPublic } from "../support/sdl.ts";
import type { Someone } from "../support/world.ts";
import { ownInputs, tryOwn } from "./own-sign-in.ts";
import {
  makeConsent,
  makeHold,
  makeReferral,
  makeShare,
  makeWaitingConsent,
  type MatrixWorld,
  type Position,
  positions,
  type Role,
  roles,
  type Side,
  sides,
} from "./matrix-world.ts";

/** What an answer was: something, nothing though the question was answered, or a refusal. */
export type Mark = "yes" | "empty" | "no";
export type Reader = { role: Role; side: Side } | "nobody";
export type Measured = {
  readers: Reader[];
  /** Mark of each query and mutation for each reader, in the order of `readers`. */
  operations: Record<"query" | "mutation", Map<string, Mark[]>>;
  /** Of what hangs on a share: for each reader and position, the fields that were reached. */
  byPosition: Map<Reader, Map<Position, Map<string, Mark>>>;
  /** Of everything else. */
  byReader: Map<Reader, Map<string, Mark>>;
};

/** Who asks: every role on both sides, and nobody. */
export const readers: Reader[] = [...sides.flatMap((side) => roles.map((role): Reader => ({ role, side }))), "nobody"];

type Answer = { data?: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] };

/** Asks the running hub everything, as everybody, and writes down what came back. */
export async function measurePermissions(hub: TestHub, db: PrismaClient, world: MatrixWorld): Promise<Measured> {
  const tokens = new Map<Reader, string | null>();
  for (const reader of readers) tokens.set(reader, reader === "nobody" ? null : await hub.signIn(personOf(world, reader).person.email));
  const ask = async (reader: Reader, document: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
    JSON.parse((await askRaw(hub, tokens.get(reader) ?? null, document, variables)).body) as Answer;

  const measured: Measured = { readers, operations: { query: new Map(), mutation: new Map() }, byPosition: new Map(), byReader: new Map() };
  const add = (kind: "query" | "mutation", name: string, mark: Mark) =>
    measured.operations[kind].set(name, [...(measured.operations[kind].get(name) ?? []), mark]);
  for (const reader of readers) {
    const seen = new Map<string, Mark>();
    measured.byReader.set(reader, seen);
    for (const { name, type } of fieldsOf("query")) {
      const answers = await askQuery(ask, reader, name, queryIds(world, reader)[name]);
      for (const { data } of answers) collect(getNamedType(type), data?.[name], seen);
      add("query", name, strongest(answers.map((answer) => markOf(answer, name))));
    }
    const places = new Map<Position, Map<string, Mark>>();
    measured.byPosition.set(reader, places);
    for (const position of positions) {
      const reached = reader === "nobody" ? undefined : await lookFrom(ask, reader, world, position);
      if (reached) places.set(position, reached);
    }
  }
  for (const reader of readers) {
    // Some acts ask for a second factor of the last minutes.
    if (reader !== "nobody") tokens.set(reader, await hub.signIn(personOf(world, reader).person.email));
    for (const field of fieldsOf("mutation")) {
      if (isPublic(field)) continue;
      const isOwn = field.name in ownInputs;
      add("mutation", field.name, await (isOwn ? tryOwn(ask, reader, field.name) : tryMutation(ask, reader, db, world, field.name)));
      // What one does with one's own sign-in ends sessions, or goes on under another token.
      if (isOwn && reader !== "nobody") tokens.set(reader, await hub.signIn(personOf(world, reader).person.email));
    }
  }
  return measured;
}

export type Ask = (reader: Reader, document: string, variables?: Record<string, unknown>) => Promise<Answer>;

async function askQuery(ask: Ask, reader: Reader, name: string, id?: string | Record<string, string>): Promise<Answer[]> {
  const answers = [];
  for (const { document, variables } of documentsFor("query", name, { depth: name === "roadmap" ? 5 : 4, first: 20 }))
    answers.push(await ask(reader, document, Object.fromEntries(variables.map((variable) => [variable, typeof id === "object" ? id[variable] : id]))));
  return answers;
}

/** Ids that the reader's own agency may ask for, so that a refusal is about the role. */
function queryIds(world: MatrixWorld, reader: Reader): Record<string, string | Record<string, string> | undefined> {
  const { agency, shares, meeting } = world.sides[reader === "nobody" ? "service provider" : reader.side];
  const share = shares.sender;
  return {
    share: share?.id,
    shareVersion: share?.id,
    referral: share?.referralId,
    suggestRecipients: share?.referralId,
    whoWillSee: share?.consentId,
    agency: agency.id,
    agencyRecord: agency.id,
    staffMember: world.sides[reader === "nobody" ? "service provider" : reader.side].people.ADVOCATE.person.id,
    milestone: world.roadmap.milestones[0].id,
    award: world.sides[reader === "nobody" ? "service provider" : reader.side].awardId,
    grantCalendar: new Date(Date.now() - 300 * 86_400_000).toISOString().slice(0, 10),
    reportingRuleTemplates: "OVC",
    report: world.sides[reader === "nobody" ? "service provider" : reader.side].reportId,
    legalRequest: world.sides[reader === "nobody" ? "service provider" : reader.side].legalRequestId,
    selfAssessment: world.assessmentId,
    training: world.trainingId,
    trainingTotals: new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10),
    ...world.sides[reader === "nobody" ? "service provider" : reader.side].meetings,
    agenda: meeting.meetingId,
    agendaOn: { seriesId: meeting.seriesId, onDay: meeting.onDay },
    backlog: meeting.bodyId,
    minutes: meeting.minutesId,
    evidencePack: { bodyId: meeting.bodyId, from: dayFromNow(-2), to: dayFromNow(1) },
    roadmapMovement: new Date(Date.now() - 7 * 86_400_000 * 8).toISOString().slice(0, 10),
  };
}

async function lookFrom(ask: Ask, reader: Reader, world: MatrixWorld, position: Position): Promise<Map<string, Mark> | undefined> {
  const share = reader === "nobody" ? undefined : world.sides[reader.side].shares[position];
  if (!share) return undefined;
  const seen = new Map<string, Mark>();
  const ids = { share: share.id, referral: share.referralId, suggestRecipients: share.referralId, whoWillSee: share.consentId };
  for (const [name, id] of Object.entries(ids)) {
    const type = schema.getQueryType()?.getFields()[name]?.type;
    if (type) for (const { data } of await askQuery(ask, reader, name, id)) collect(getNamedType(type), data?.[name], seen);
  }
  return seen;
}

/** Writes down for every field that was reached whether it ever held something. */
function collect(type: GraphQLNamedOutputType, value: unknown, seen: Map<string, Mark>): void {
  if (Array.isArray(value)) return value.forEach((one) => collect(type, one, seen));
  if (value === null || typeof value !== "object" || isLeafType(type)) return;
  const record = value as Record<string, unknown>;
  const concrete = isAbstractType(type) ? schema.getType(String(record["__typename"])) : type;
  if (!isObjectType(concrete)) return;
  for (const [name, field] of Object.entries(concrete.getFields())) {
    if (!(name in record)) continue;
    const inner = record[name];
    const mark: Mark = isNothing(inner) ? "empty" : "yes";
    const place = `${concrete.name}.${name}`;
    if (seen.get(place) !== "yes") seen.set(place, mark);
    collect(getNamedType(field.type), inner, seen);
  }
}

const isNothing = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function markOf({ data, errors }: Answer, name: string): Mark {
  if (errors) return "no";
  const value = data?.[name];
  const nodes = typeof value === "object" && value !== null && "nodes" in value ? value.nodes : value;
  const parts = name === "today" && typeof value === "object" && value !== null ? Object.values(value).filter(Array.isArray).flat() : nodes;
  return isNothing(parts) ? "empty" : "yes";
}

const strongest = (marks: Mark[]): Mark => (marks.includes("yes") ? "yes" : marks.includes("empty") ? "empty" : "no");

function personOf(world: MatrixWorld, reader: Exclude<Reader, "nobody">): Someone {
  return world.sides[reader.side].people[reader.role];
}

/** Each mutation on a record made for it, on which somebody of that agency with the right seat would succeed. */
async function tryMutation(ask: Ask, reader: Reader, db: PrismaClient, world: MatrixWorld, name: string): Promise<Mark> {
  const { agency, people } = world.sides[reader === "nobody" ? "service provider" : reader.side];
  const own = people.ADVOCATE;
  const partner = world.partner.agency;
  const receive = async (status: ShareStatus) => {
    const { id, version } = await makeShare(db, world, world.partner, agency, { status });
    return { shareId: id, version };
  };
  const send = (status: ShareStatus) => makeShare(db, world, own, partner, { status });
  const inputs: Record<string, () => Promise<object>> = {
    draftReferral: () => Promise.resolve({}),
    discardDraft: async () => ({ referralId: (await makeReferral(db, world, own, "DRAFT")).id }),
    recordConsent: async () => consentInput((await makeReferral(db, world, own)).id, partner.id, { minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "MADE" }),
    narrowConsent: async () => ({ consentId: (await makeConsent(db, world, own, partner)).id, fieldGroups: [] }),
    withdrawConsent: async () => ({ consentId: (await makeConsent(db, world, own, partner)).id }),
    confirmConsent: async () => ({ consentId: (await makeWaitingConsent(db, await makeReferral(db, world, own), partner)).id }),
    refuseConsent: async () => ({ consentId: (await makeWaitingConsent(db, await makeReferral(db, world, own), partner)).id }),
    shareReferral: async () => ({ consentId: (await makeConsent(db, world, own, partner)).id }),
    acceptReferral: () => receive("SENT"),
    declineReferral: async () => ({ ...(await receive("SENT")), reason: "OTHER" }),
    waitlistReferral: async () => ({ ...(await receive("SENT")), recheckOn: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) }),
    requestInformation: async () => ({ ...(await receive("SENT")), questions: ["CAN_TRAVEL"] }),
    answerRequest: async () => {
      const { id, version } = await send("INFO_REQUESTED");
      const open = await db.informationRequest.findMany({ where: { shareId: id, answer: null } });
      return { shareId: id, version, answers: open.map((request) => ({ requestId: request.id, answer: "NOT_SHARED" })) };
    },
    recordContact: () => receive("ACCEPTED"),
    startServices: () => receive("ACCEPTED"),
    closeReferral: async () => ({ ...(await receive("ACCEPTED")), outcome: "UNKNOWN" }),
    withdrawShare: async () => ({ shareId: (await send("SENT")).id, reason: "SENDER" }),
    redirectReferral: async () => ({ shareId: (await send("SENT")).id }),
    placeHold: async () => ({ referralId: (await makeReferral(db, world, own)).id, confirms: false }),
    releaseHold: async () => ({ holdId: (await makeHold(db, world, own)).id, confirms: false }),
    chooseLanguage: () => Promise.resolve({ locale: "en" }),
    setMailPreference: () => Promise.resolve({ kind: "ACCOUNT", pace: "INSTANT" }),
    confirmMailAddress: () => Promise.resolve({}),
    ...roadmapInputs(db, world, agency),
    ...developmentInputs(db, world, people.ADVOCATE),
    ...legalInputs(db, agency, partner.id),
    ...keepingInputs(db, agency),
    ...grantInputs(db, agency, world.roadmap.milestones[0].id),
    ...reportInputs(db, agency),
    ...agendaInputs(db, own, people.LIAISON),
    listCase: () => caseInput(db, own, people.LIAISON, partner),
    ...meetingInputs(db, { taskForceId: agency.taskForceId, people: [own, ...Object.values(people).filter((one) => one !== own)] }),
  };
  if (name === "chooseTaskForce") return chooseOwnTable(ask, reader, agency.taskForceId);
  const input = await inputs[name]?.();
  if (!input) throw new Error(`what does ${name} take?`);
  const key = name === "chooseLanguage" ? {} : { clientKey: randomUUID() };
  const { data, errors } = await ask(reader, documentOf(name), { input: { ...key, ...input } });
  const outcome = data?.[name] as { __typename: string } | null | undefined;
  if (outcome && limits.includes(outcome.__typename)) return "no";
  if (outcome && answerTypes.includes(outcome.__typename) && !gains.includes(outcome.__typename))
    throw new Error(`${name} was not tried as it should be: ${JSON.stringify(outcome)}`);
  return errors ? "no" : "yes";
}

/** Milestones of the reader's agency, so that a refusal is about the seat. */
function roadmapInputs(
  db: PrismaClient,
  { roadmap: { element } }: MatrixWorld,
  { id: ownerAgencyId, taskForceId }: { id: string; taskForceId: string },
): Record<string, () => Promise<object>> {
  const make = async () => {
    const { id, version } = await buildMilestone(db, element, { code: randomUUID(), ownerAgencyId });
    return { milestoneId: id, version };
  };
  const pair = async () => ({ milestoneId: (await make()).milestoneId, dependsOnId: (await make()).milestoneId });
  const reason = "A second look is due";
  return {
    importRoadmapTemplate: () => Promise.resolve({}),
    renameRoadmapPart: async () => ({ part: "MILESTONE", id: (await make()).milestoneId, name: "Charter signed" }),
    assignMilestone: async () => ({ ...(await make()), ownerAgencyId }),
    setMilestoneStatus: async () => ({ ...(await make()), status: "UNDER_WAY" }),
    planMilestone: async () => ({ ...(await make()), dueOn: "2031-01-01" }),
    addDependency: pair,
    removeDependency: pair,
    attachEvidence: async () => ({ milestoneId: (await make()).milestoneId, kind: "LINK", url: "https://files.example.org/minutes" }),
    detachEvidence: async () => {
      const { milestoneId } = await make();
      const { id: attachedById } = await db.person.findFirstOrThrow({ where: { agencyId: ownerAgencyId } });
      return {
        evidenceId: (await db.evidence.create({ data: { taskForceId, milestoneId, kind: "LINK", url: "https://files.example.org/minutes", attachedById } })).id,
      };
    },
    overrideStage: () => Promise.resolve({ elementId: element.id, stage: 2, reason }),
    clearOverride: () => Promise.resolve({ elementId: element.id, reason }),
  };
}

/** Choosing one's table ends the session it is done in, so it is tried with a table that is none. */
async function chooseOwnTable(ask: Ask, reader: Reader, taskForceId: string): Promise<Mark> {
  const { data } = await ask(reader, "{ viewer { taskForces { id } } }");
  const tables = (data?.["viewer"] as { taskForces: { id: string }[] } | null | undefined)?.taskForces ?? [];
  return tables.some(({ id }) => id === taskForceId) ? "yes" : "no";
}
