import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ShareModel } from "../../prisma/client/models.ts";
import { buildAgency } from "../factories/agency.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildShare, type ShareOverrides } from "../factories/share.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Desk, deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let sender: Desk;
let recipient: Desk;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  hub = await startHub({ database });
});

// A table of its own for each test, so that lists hold what the test put there.
beforeEach(async () => {
  world = await buildWorld(owner);
  sender = deskOf(hub, world.rccA);
  recipient = deskOf(hub, world.rccB);
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

type Row = { id: string; status: string; dueAt: string | null; sentAt: string };
type Page = { nodes: Row[]; hasMore: boolean; endCursor: string | null };
type Asked = { first?: number; after?: string | null; filter?: string; urgency?: string; need?: string };

const page = async (desk: Desk, list: "inbox" | "sent", asked: Asked): Promise<Page> =>
  (
    await desk.ask<Record<typeof list, Page>>(
      `query ($first: Int, $after: String, $filter: ShareFilter, $urgency: Urgency, $need: Need) {
       ${list}(first: $first, after: $after, filter: $filter, urgency: $urgency, need: $need) { hasMore endCursor nodes { id status dueAt sentAt } } }`,
      asked,
    )
  )[list];

/** Every part of a list in turn; `between` happens after each. */
async function readAll(
  desk: Desk,
  list: "inbox" | "sent",
  asked: Asked,
  between: (place: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null, place = 0; ; place++) {
    const part: Page = await page(desk, list, { ...asked, after });
    rows.push(...part.nodes);
    if (!part.hasMore) return rows;
    after = part.endCursor;
    await between(place);
  }
}

const received = (overrides: ShareOverrides = {}) => buildShare(owner, { referralId: world.referral.id, toAgencyId: world.rccB.agency.id, ...overrides });
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe("lists", () => {
  test("come in parts without a duplicate and without a gap, soonest due first", async () => {
    // Several fall due at the same instant: then the id decides, and no part may cut between them wrongly.
    const sentAt = new Date(Date.now() - 600_000);
    for (let place = 0; place < 12; place++) await received({ sentAt: place < 6 ? sentAt : new Date(sentAt.getTime() + place * 1000) });
    for (const first of [1, 2, 5, 100]) {
      const rows = await readAll(recipient, "inbox", { first });
      expect(new Set(ids(rows)).size).toBe(rows.length);
      const expected = await owner.share.findMany({
        where: { toAgencyId: world.rccB.agency.id, status: { notIn: ["WITHDRAWN_BY_SURVIVOR"] } },
        orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      });
      expect(ids(rows)).toEqual(ids(expected));
    }
  });

  test("while others come, go and change, what stays is shown exactly once", async () => {
    const stays: ShareModel[] = [];
    const goes: ShareModel[] = [];
    for (let place = 0; place < 10; place++) (place % 3 === 0 ? goes : stays).push(await received());
    const rows = await readAll(recipient, "inbox", { first: 2 }, async (place) => {
      await received({ urgency: place % 2 === 0 ? "EMERGENCY" : "ROUTINE" });
      const [gone] = goes.splice(0, 1);
      if (gone) await sender.act("withdrawConsent", { consentId: gone.consentId });
    });
    expect(new Set(ids(rows)).size).toBe(rows.length);
    for (const { id } of stays) expect(ids(rows)).toContain(id);
  });

  test("ended ones come newest first, under their filter", async () => {
    const declined = [
      await received({ status: "DECLINED", sentAt: new Date(Date.now() - 3_000_000) }),
      await received({ status: "CLOSED", sentAt: new Date(Date.now() - 2_000_000) }),
    ];
    expect(ids(await readAll(recipient, "inbox", { filter: "CLOSED", first: 1 }))).toEqual(ids(declined.toReversed()));
    const closedForSender = ids(await readAll(sender, "sent", { filter: "CLOSED" }));
    expect(closedForSender).toEqual(expect.arrayContaining([...ids(declined), world.shares.withdrawn.id]));
  });

  test("filters: waiting, late, by urgency, by need", async () => {
    const late = await received({ urgency: "EMERGENCY", sentAt: new Date(Date.now() - 2 * 3_600_000) });
    expect(ids(await readAll(recipient, "inbox", { filter: "LATE" }))).toEqual([late.id]);
    expect(ids(await readAll(recipient, "inbox", { filter: "WAITING" }))).toEqual(expect.arrayContaining([late.id, world.shares.sent.id]));
    expect(ids(await readAll(recipient, "inbox", { filter: "WAITING" }))).not.toContain(world.shares.accepted.id);
    expect(ids(await readAll(recipient, "inbox", { urgency: "EMERGENCY" }))).toEqual([late.id]);
    expect(await readAll(recipient, "inbox", { need: "CHILDCARE" })).toEqual([]);
    expect((await readAll(recipient, "inbox", { need: "COUNSELING" })).length).toBeGreaterThan(2);
  });

  test("an answer that nobody gave by its end is expired in every list at that moment", async () => {
    const expired = await received({ urgency: "EMERGENCY", sentAt: new Date(Date.now() - 5 * 3_600_000) });
    expect(ids(await readAll(recipient, "inbox", { filter: "OPEN" }))).not.toContain(expired.id);
    expect(ids(await readAll(recipient, "inbox", { filter: "CLOSED" }))).not.toContain(expired.id);
    const rows = await readAll(sender, "sent", { filter: "CLOSED" });
    expect(rows.find(({ id }) => id === expired.id)).toMatchObject({ status: "EXPIRED" });
  });

  test("drafts come last touched first, and in parts", async () => {
    const drafts = [];
    for (let place = 0; place < 5; place++)
      drafts.push(
        await buildReferral(owner, {
          createdById: world.rccA.person.id,
          regionId: world.region.id,
          state: "DRAFT",
          updatedAt: new Date(Date.now() - place * 60_000),
        }),
      );
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { drafts: part }: { drafts: Page } = await sender.ask(
        "query ($after: String) { drafts(first: 2, after: $after) { hasMore endCursor nodes { id } } }",
        { after },
      );
      seen.push(...ids(part.nodes));
      if (!part.hasMore) break;
      after = part.endCursor;
    }
    expect(seen).toEqual(ids(drafts));
  });

  test.each([0, -1, 101])("no list gives %i at once, and no place that nobody gave out", async (first) => {
    for (const list of ["inbox", "sent", "drafts", "agencies"]) {
      const { errors } = await hub.graphql(`{ ${list}(first: ${first}) { hasMore } }`, {}, { as: world.rccA.person.email });
      expect(
        errors?.map(({ extensions }) => extensions.code),
        list,
      ).toEqual(["BAD_REQUEST"]);
      const wrong = await hub.graphql(`{ ${list}(after: "nowhere") { hasMore } }`, {}, { as: world.rccA.person.email });
      expect(
        wrong.errors?.map(({ extensions }) => extensions.code),
        list,
      ).toEqual(["BAD_REQUEST"]);
    }
  });

  test("the version of the lists changes when something in them does, and of a share when it does", async () => {
    const versions = () =>
      recipient.ask<{ listVersion: string; shareVersion: number | null }>("query ($id: ID!) { listVersion shareVersion(id: $id) }", {
        id: world.shares.sent.id,
      });
    const before = await versions();
    expect(await versions()).toEqual(before);
    await sender.act("narrowConsent", { consentId: world.shares.sent.consentId, fieldGroups: [] });
    const narrowed = await versions();
    expect([narrowed.listVersion === before.listVersion, narrowed.shareVersion]).toEqual([false, 2]);
    await sender.act("withdrawConsent", { consentId: world.shares.sent.consentId });
    const gone = await versions();
    expect([gone.listVersion === narrowed.listVersion, gone.shareVersion]).toEqual([false, null]);
  });
});

describe("today", () => {
  test("shows what waits for me, for whom I wait, what ended and my drafts", async () => {
    const asked = await buildShare(owner, { referralId: world.referral.id, toAgencyId: world.rccB.agency.id, status: "INFO_REQUESTED" });
    const draft = await sender.act("draftReferral", {});
    const today = async (desk: Desk) =>
      (
        await desk.ask<{ today: Record<"waitingForYou" | "waitingOnOthers" | "drafts" | "notices", { id: string }[]> }>(
          "{ today { waitingForYou { id } waitingOnOthers { id } drafts { id } notices { id } } }",
        )
      ).today;
    const mine = await today(sender);
    expect(ids(mine.waitingForYou), "a question of theirs is mine to answer").toEqual([asked.id]);
    expect(ids(mine.waitingOnOthers)).toContain(world.shares.sent.id);
    expect(ids(mine.drafts)).toEqual([draft.id]);
    const others = await today(recipient);
    expect(ids(others.waitingForYou)).toContain(world.shares.sent.id);
    expect(ids(others.waitingForYou)).not.toContain(asked.id);
  });
});

describe("whom to ask", () => {
  test("each with its reasons, and each that is left out with what speaks against it", async () => {
    const table = { taskForceId: world.taskForce.id };
    const regions = [world.region.id];
    const make = (name: string, overrides: object) =>
      buildAgency(owner, {
        ...table,
        name,
        regions,
        services: ["SHELTER_HOUSING"],
        languages: ["ENGLISH", "SPANISH"],
        discipline: "SHELTER_HOUSING",
        ...overrides,
      });
    await make("Fits", { confidentialProgram: true });
    await make("Waitlist", { services: [{ need: "SHELTER_HOUSING", opening: "WAITLIST" }], languages: ["ENGLISH"] });
    await make("Full", { services: [{ need: "SHELTER_HOUSING", opening: "CLOSED" }] });
    await make("Elsewhere", { regions: [] });
    await make("No agreement", { agreement: "lapsed" });
    await make("Police", { discipline: "LAW_ENFORCEMENT" });
    const asked = await make("Asked", {});
    await make("Gone", { disabledAt: new Date() });
    const draft = await sender.draft({ needs: ["SHELTER_HOUSING"], regionId: world.region.id }, { lawEnforcementWish: "NO" });
    const consent = await sender.consent(draft.id, asked.id, { needs: ["SHELTER_HOUSING"] });
    await sender.share(consent.id);

    type Suggested = { agency: { name: string }; meets: string[]; reasons: string[]; against: string[] };
    const { suggestRecipients } = await sender.ask<{ suggestRecipients: Record<"fitting" | "leftOut", Suggested[]> }>(
      "query ($id: ID!) { suggestRecipients(referralId: $id) { fitting { agency { name } meets reasons against } leftOut { agency { name } meets reasons against } } }",
      { id: draft.id },
    );
    const by = (list: Suggested[], key: "reasons" | "against") => Object.fromEntries(list.map((one) => [one.agency.name, one[key]]));
    expect(suggestRecipients.fitting.map(({ agency }) => agency.name)).toEqual(["Fits", "Waitlist"]);
    expect(by(suggestRecipients.fitting, "reasons")).toEqual({
      Fits: ["OFFERS_NEED", "HAS_ROOM", "COVERS_REGION", "SPEAKS_LANGUAGE", "CONFIDENTIAL_PROGRAM"],
      Waitlist: ["OFFERS_NEED", "COVERS_REGION"],
    });
    expect(by(suggestRecipients.fitting, "against")).toEqual({ Fits: [], Waitlist: ["LANGUAGE_GAP"] });
    expect(by(suggestRecipients.leftOut, "against")).toMatchObject({
      Full: ["NO_ROOM"],
      Elsewhere: ["OTHER_REGION"],
      "No agreement": ["NO_AGREEMENT"],
      Police: ["LAW_ENFORCEMENT_NOT_WANTED"],
      Asked: ["ALREADY_ASKED"],
    });
    expect(suggestRecipients.leftOut.map(({ agency }) => agency.name)).not.toContain("Gone");
    expect(suggestRecipients.leftOut.map(({ agency }) => agency.name)).not.toContain("Center A");
  });
});

describe("late answers", () => {
  test("a coordinator learns how many are late at each agency, and nobody else learns anything", async () => {
    await received({ urgency: "EMERGENCY", sentAt: new Date(Date.now() - 2 * 3_600_000) });
    const late = async (desk: Desk) => (await desk.ask<{ lateAnswers: object[] }>("{ lateAnswers { agency { id } waiting late } }")).lateAnswers;
    const atRecipient = (await late(deskOf(hub, world.coord))).find((row) => JSON.stringify(row).includes(world.rccB.agency.id));
    expect(atRecipient).toEqual({ agency: { id: world.rccB.agency.id }, waiting: 3, late: 1 });
    for (const name of ["rccA", "rccB", "leA", "lead", "operator", "adviser"] as const) expect(await late(deskOf(hub, world[name])), name).toEqual([]);
  });
});
