import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ShareModel } from "../../prisma/client/models.ts";
import { askRaw } from "../support/ask.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Answered, startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { documentsFor, fieldsOf } from "../support/sdl.ts";
import { buildWorld, type Someone, type World } from "../support/world.ts";
import { addManyShares } from "./many-shares.ts";
import { makeFullMeeting } from "./matrix-agendas.ts";
import { loadRecords, readableBy, type RecordName, type Records } from "./oracle.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let elsewhere: World;
let records: Records;
let meeting: Awaited<ReturnType<typeof makeFullMeeting>>;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  elsewhere = await buildWorld(owner);
  await addManyShares(owner, world, 500, 11);
  meeting = await makeFullMeeting(owner, world.rccA, world.leA, world.roadmap.milestones[0].id, world.rccB.agency);
  records = await loadRecords(owner);
  hub = await startHub({ database });
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

type Knowledge = { may: Record<RecordName, Set<string>>; forbidden: string[] };

/** Every id, and every code of a share, that somebody must never be shown. */
function knowledgeOf({ actor }: Someone): Knowledge {
  const may = readableBy(actor, records, new Date());
  const names = Object.keys(records) as RecordName[];
  const allowed = new Set(names.flatMap((name) => [...may[name]]));
  const ids = names.flatMap((name) => records[name].map(({ id }) => id)).filter((id) => !allowed.has(id));
  return { may, forbidden: [...ids, ...records.Share.filter(({ id }) => !may.Share.has(id)).map(({ code }) => code)] };
}

/** What was forbidden and is in the answer all the same. */
function leaksIn(body: string, { forbidden }: Knowledge): string[] {
  const words = new Set(body.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9A-HJKMNP-TV-Z]{10}\b/g));
  return forbidden.filter((word) => words.has(word));
}

/** Asks every query of the schema over every path; fields that take an id are asked for ids that may be seen and for others. */
async function askEverything(someone: Someone, { may }: Knowledge, { depth, first }: { depth: number; first: number }) {
  const token = await hub.signIn(someone.person.email);
  const some = (name: RecordName, count = 2) => {
    const ids = records[name].map(({ id }) => id);
    return [...ids.filter((id) => may[name].has(id)).slice(0, count), ...ids.filter((id) => !may[name].has(id)).slice(0, count)];
  };
  const idsFor: Record<string, string[]> = {
    share: some("Share"),
    shareVersion: some("Share"),
    referral: some("Referral"),
    suggestRecipients: some("Referral"),
    whoWillSee: some("Consent"),
    agency: some("Agency"),
    agencyRecord: some("Agency"),
    staffMember: some("Person"),
    milestone: some("Milestone"),
    selfAssessment: some("SelfAssessment"),
    training: some("Training"),
    trainingTotals: ["2026-01-01"],
    legalRequest: some("LegalRequest"),
    award: some("Award"),
    grantCalendar: ["2026-01-01"],
    reportingRuleTemplates: ["NC_GCC"],
    report: some("Report"),
    body: some("Body"),
    meetingSeries: some("MeetingSeries"),
    poll: some("Poll"),
    // Days and ids stand in different places here; the series by itself shows all there is.
    meetings: ["2031-01-08"],
    meeting: ["2031-01-08"],
    agendaOn: ["2031-01-08"],
    evidencePack: ["2031-01-08"],
    agenda: [meeting.meetingId],
    backlog: [meeting.bodyId],
    minutes: some("Minutes"),
    roadmapMovement: ["2026-01-01"],
  };
  const answers: { document: string; status: number; body: string }[] = [];
  for (const { name } of fieldsOf("query"))
    for (const { document, variables } of documentsFor("query", name, { depth, first })) {
      if (variables.length > 0 && !idsFor[name]) throw new Error(`which ids does ${name} take?`);
      for (const id of variables.length > 0 ? (idsFor[name] ?? []) : [""])
        answers.push({ document, ...(await askRaw(hub, token, document, Object.fromEntries(variables.map((variable) => [variable, id])))) });
    }
  return answers;
}

type Page = { nodes: { id: string; code: string; detail: { lawEnforcementWish: string | null } | null }[]; hasMore: boolean; endCursor: string | null };

/** A whole list, part by part. */
async function wholeList(someone: Someone, list: "inbox" | "sent", filter: string): Promise<Page["nodes"]> {
  const nodes: Page["nodes"] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors }: Answered<{ [Name in typeof list]: Page }> = await hub.graphql(
      `query ($filter: ShareFilter, $after: String) { ${list}(filter: $filter, first: 100, after: $after) { hasMore endCursor nodes { id code detail { lawEnforcementWish } } } }`,
      { filter, after },
      { as: someone.person.email },
    );
    const page: Page | undefined = data?.[list];
    if (!page) throw new Error(JSON.stringify(errors));
    nodes.push(...page.nodes);
    if (!page.hasMore) return nodes;
    after = page.endCursor;
  }
}

const sorted = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();
const theirs = (side: "toAgencyId" | "fromAgencyId", { agency }: Someone, { may }: Knowledge): ShareModel[] =>
  records.Share.filter((share) => share[side] === agency.id && may.Share.has(share.id));

describe("AZ-01 law enforcement and 500 referrals", () => {
  test("AZ-01 police see in every list exactly what a living consent sends them by name", async () => {
    for (const police of [world.leA, world.leB]) {
      const known = knowledgeOf(police);
      const inbox = [...(await wholeList(police, "inbox", "OPEN")), ...(await wholeList(police, "inbox", "CLOSED"))];
      const sent = [...(await wholeList(police, "sent", "OPEN")), ...(await wholeList(police, "sent", "CLOSED"))];
      const received = theirs("toAgencyId", police, known);
      expect(received.length).toBeGreaterThan(10);
      expect(records.Share.filter(({ toAgencyId }) => toAgencyId === police.agency.id).length).toBeGreaterThan(received.length + 10);
      expect(sorted(inbox)).toEqual(sorted(received));
      expect(sorted(sent)).toEqual(sorted(theirs("fromAgencyId", police, known)));
      expect(
        inbox.filter(({ detail }) => detail?.lawEnforcementWish != null),
        "the wish about law enforcement",
      ).toEqual([]);
    }
  });

  test("AZ-01 no query of the schema shows police an id or a code of anything else", { timeout: 240_000 }, async () => {
    const known = knowledgeOf(world.leA);
    expect(known.forbidden.length).toBeGreaterThan(1500);
    const answers = await askEverything(world.leA, known, { depth: 4, first: 100 });
    expect(answers.filter(({ body }) => leaksIn(body, known).length > 0)).toEqual([]);
    expect(
      answers.some(({ body }) => records.Share.some(({ id }) => known.may.Share.has(id) && body.includes(id))),
      "something was shown",
    ).toBe(true);
  });

  test("AZ-01 counts tell police nothing: what is hidden changes neither lists nor their version", async () => {
    const ask = () =>
      hub.graphql<{ listVersion: string; inbox: Page }>(
        "{ listVersion inbox(first: 100) { hasMore endCursor nodes { id code } } }",
        {},
        { as: world.leB.person.email },
      );
    const before = await ask();
    await addManyShares(owner, { ...world, leB: world.rccA }, 10, 12);
    expect(await ask()).toEqual(before);
    records = await loadRecords(owner);
  });
});

describe("AZ-03 walking from record to record", () => {
  const everyone = ["rccA", "rccB", "leA", "leB", "coord", "lead", "operator", "adviser"] as const;
  test.each(everyone)("AZ-03 %s meets nothing hidden on any path of six steps, and no error where a relation is hidden", { timeout: 240_000 }, async (name) => {
    const someone = world[name];
    const known = knowledgeOf(someone);
    const answers = await askEverything(someone, known, { depth: 6, first: 3 });
    expect(answers.filter(({ body }) => leaksIn(body, known).length > 0)).toEqual([]);
    const failed = answers.filter(({ status, body }) => status !== 200 || /"errors":/.test(body));
    // Asked about a consent that is not theirs, whoWillSee answers as for one that never was.
    expect(failed.filter(({ document, body }) => !(document.includes("whoWillSee") && body.includes('"NOT_FOUND"')))).toEqual([]);
  });

  test("AZ-03 what a recipient may see of a share leads back to no referral, and to nobody else who was asked", async () => {
    const { data } = await hub.graphql<{ share: { referral: unknown; accesses: unknown; consent: object } }>(
      "query ($id: ID!) { share(id: $id) { referral { id shares { id } } accesses { nodes { id } } consent { id } } }",
      { id: world.shares.accepted.id },
      { as: world.rccB.person.email },
    );
    expect(data?.share).toEqual({ referral: null, accesses: null, consent: { id: world.shares.accepted.consentId } });
  });
});

describe("AZ-19 the operator", () => {
  test.each(["operator", "coord", "adviser"] as const)("AZ-19 %s reads people and agencies, and of referrals nothing", async (name) => {
    const { data } = await hub.graphql<{ agencies: { nodes: { people: object[] }[] }; inbox: Page; sent: Page; drafts: Page; today: Record<string, object[]> }>(
      `{ agencies(first: 100) { nodes { id people { id name } } } inbox { nodes { id } } sent { nodes { id } } drafts { nodes { id } }
         today { waitingForYou { id } waitingOnOthers { id } notices { id } drafts { id } } }`,
      {},
      { as: world[name].person.email },
    );
    const agencies = data?.agencies.nodes ?? [];
    expect(agencies.length).toBe(
      name === "operator" ? records.Agency.length : records.Membership.filter(({ taskForceId }) => taskForceId === world.taskForce.id).length,
    );
    expect(agencies.some(({ people }) => people.length > 0)).toBe(true);
    expect([data?.inbox, data?.sent, data?.drafts].map((page) => page?.nodes)).toEqual([[], [], []]);
    expect(Object.values(data?.today ?? {}).flat()).toEqual([]);
  });

  test("AZ-19 the operator may change nothing about a referral, their own agency's included", async () => {
    const draft = "mutation ($input: DraftReferralInput!) { draftReferral(input: $input) { __typename } }";
    const { data, errors } = await hub.graphql(draft, { input: { clientKey: crypto.randomUUID() } }, { as: world.operator.person.email });
    expect(data).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["NOT_FOUND"]);
  });

  test("AZ-19 the operator of all tables sees agencies of another one, and others do not", async () => {
    const ask = async (someone: Someone) =>
      (
        await hub.graphql<{ agency: object | null }>(
          "query ($id: ID!) { agency(id: $id) { id } }",
          { id: elsewhere.rccA.agency.id },
          { as: someone.person.email },
        )
      ).data?.agency;
    expect(await ask(world.operator)).toEqual({ id: elsewhere.rccA.agency.id });
    for (const name of ["rccA", "leA", "coord"] as const) expect(await ask(world[name]), name).toBeNull();
  });
});
