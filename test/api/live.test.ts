import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Hint } from "../../server/platform/hint-line.ts";
import { buildPerson } from "../factories/person.ts";
import { beginAgenda, item } from "../support/agenda-desk.ts";
import { deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openMeeting } from "../support/meeting-room.ts";
import { rowsOf } from "../support/statements.ts";
import { type HeardStream, openStream } from "../support/stream.ts";
import { layTable, type Table } from "../support/table.ts";
import { type Someone, worldPassword as password } from "../support/world.ts";

let table: Table;
/** A second hub on the same database. */
let beside: TestHub;
let open: HeardStream[] = [];

beforeAll(async () => {
  table = await layTable();
  beside = await startHub({ database: table.database });
});
afterEach(() => {
  for (const stream of open) stream.close();
  open = [];
});
afterAll(async () => {
  await beside.close();
  await table.close();
});

const within = <Result>(milliseconds: number, work: Promise<Result>): Promise<Result> =>
  Promise.race([work, new Promise<never>((_, fail) => setTimeout(() => fail(new Error(`not within ${milliseconds} ms`)), milliseconds))]);

async function streamOf(token: string, hub: TestHub = beside): Promise<HeardStream> {
  const stream = await openStream(hub, token);
  open.push(stream);
  expect(stream.status).toBe(200);
  return stream;
}

/** The stream of somebody of the table at the hub beside the one on which things happen. */
const listenAs = async ({ person }: Someone, hub: TestHub = beside): Promise<HeardStream> => streamOf(await hub.signIn(person.email), hub);

/** Makes something that everybody with a seat hears of, so that what came before it has been heard as well. */
async function tellAll(): Promise<void> {
  await rowsOf(table.database.superuserUrl, "UPDATE roadmap SET id = id");
}

describe("who hears what", () => {
  test("what happens at one hub is heard at another, by both agencies and nobody else", async () => {
    const { world, hub } = table;
    const people = [world.rccA, world.rccB, world.lead, world.leA, world.leB, world.coord, world.adviser, world.operator];
    const streams = await Promise.all(people.map((someone) => listenAs(someone)));
    const [sender, recipient, lead] = streams;
    await deskOf(hub, world.rccA).refer(world.rccB, { regionId: world.region.id });
    await within(1000, Promise.all([sender?.hears("referral"), recipient?.hears("referral"), lead?.hears("referral")]));
    await tellAll();
    await within(1000, Promise.all(streams.slice(0, 7).map((stream) => stream.hears("roadmap"))));
    expect(streams.map(({ heard }) => heard.includes("referral"))).toEqual([true, true, true, false, false, false, false, false]);
    expect(streams.at(-1)?.heard, "the operator has no seat").toEqual([]);
  });

  test("what has not been shared is heard by its own agency alone", async () => {
    const { world, hub } = table;
    const [owner, other] = [await listenAs(world.rccA), await listenAs(world.rccB)];
    const desk = deskOf(hub, world.rccA);
    const referral = await desk.draft({ regionId: world.region.id });
    await desk.consent(referral.id, world.rccB.agency.id);
    await within(1000, owner.hears("referral", 2));
    await tellAll();
    await within(1000, other.hears("roadmap"));
    expect(other.heard).not.toContain("referral");
  });

  test("AZ-01 law enforcement that no consent names hears nothing of it", async () => {
    const { world, hub } = table;
    const [police, sender] = [await listenAs(world.leA), await listenAs(world.rccA)];
    await deskOf(hub, world.rccA).act("withdrawShare", { shareId: world.shares.unnamed.id, reason: "ENTERED_IN_ERROR" });
    await rowsOf(table.database.superuserUrl, "UPDATE share SET version = version WHERE id = $1", [world.shares.unnamed.id]);
    await within(1000, sender.hears("referral"));
    await tellAll();
    await within(1000, police.hears("roadmap"));
    expect(police.heard).not.toContain("referral");
  });

  test("AZ-10 a withdrawal is heard at once, nothing is found then, and nothing is heard after it", async () => {
    const { world, hub } = table;
    const desk = deskOf(hub, world.rccA);
    const { referral, consent, share } = await desk.refer(world.rccB, { regionId: world.region.id });
    const recipient = await listenAs(world.rccB);
    await desk.act("withdrawConsent", { consentId: consent.id });
    await within(1000, recipient.hears("referral"));
    expect(await deskOf(beside, world.rccB).look(share.id)).toBeNull();
    await tellAll();
    await recipient.hears("roadmap");
    const before = recipient.heard.length;
    await table.owner.referral.update({ where: { id: referral.id }, data: { version: { increment: 1 } } });
    await tellAll();
    await recipient.hears("roadmap", 2);
    expect(recipient.heard.slice(before)).not.toContain("referral");
  });

  test("people and agencies are heard of by everybody at their table, and at no other", async () => {
    const { world, owner } = table;
    const stranger = await buildPerson(owner, { password });
    const [here, elsewhere] = [await listenAs(world.adviser), await streamOf(await beside.signIn(stranger.email))];
    await owner.person.update({ where: { id: world.rccA.person.id }, data: { workPhone: "+13365550177" } });
    await within(1000, here.hears("people"));
    await owner.person.update({ where: { id: stranger.id }, data: { workPhone: "+13365550178" } });
    await within(1000, elsewhere.hears("people"));
    expect([here.heard, elsewhere.heard.length]).toEqual([here.heard.filter((kind) => kind === "people"), 1]);
  });

  test("a hint names kinds, tables and agencies, and no person, record or word", async () => {
    const { world, hub, owner, database } = table;
    const client = new pg.Client({ connectionString: database.workerUrl });
    const payloads: string[] = [];
    client.on("notification", ({ payload = "" }) => payloads.push(payload));
    await client.connect();
    await client.query("LISTEN hub_hint");
    const { share } = await deskOf(hub, world.rccA).refer(world.rccB, { regionId: world.region.id });
    await deskOf(hub, world.rccB).act("acceptReferral", { shareId: share.id, version: 1 });
    const token = await hub.signIn(world.coord.person.email);
    await hub.graphql("mutation { signOut }", {}, { as: token });
    await owner.seat.updateMany({ where: { personId: world.adviser.person.id }, data: { role: "ADVISER" } });
    await client.query("SELECT");
    await client.end();
    expect(payloads.length).toBeGreaterThan(4);
    const agencies = new Set((await owner.agency.findMany()).map(({ id }) => id));
    for (const payload of payloads) {
      const hint = Hint.parse(JSON.parse(payload));
      expect(["referral", "roadmap", "people", "session"]).toContain(hint.kind);
      expect([null, world.taskForce.id]).toContain(hint.taskForce);
      expect(hint.agencies.filter((id) => !agencies.has(id))).toEqual([]);
    }
  });
});

describe("AZ-01 MT-03 hints about meetings", () => {
  /** What one act lets every role of the database hear, as the numbers of agencies; nobody in particular is the whole table. */
  async function heardOf(act: () => Promise<unknown>): Promise<string[][]> {
    const client = new pg.Client({ connectionString: table.database.workerUrl });
    const heard: string[][] = [];
    client.on("notification", ({ payload = "" }) => {
      const hint = Hint.parse(JSON.parse(payload));
      if (hint.kind === "meetings") heard.push(hint.agencies.toSorted());
    });
    await client.connect();
    await client.query("LISTEN hub_hint");
    await act();
    await client.query("SELECT");
    await client.end();
    return heard;
  }

  test("of an item that is not for everybody, and of a closed meeting, only agencies hear that could see it", async () => {
    const { world, hub, owner } = table;
    const { rccA, rccB, leA, coord } = world;
    const idsOf = (...people: Someone[]) => [...new Set(people.map(({ agency }) => agency.id))].toSorted();
    const [everybody, roster] = [[], idsOf(rccA, rccB, leA)];
    const { bodyId, meetingId } = await beginAgenda(hub, world, { name: "Outreach" });
    const add = (wish: object) => heardOf(() => deskOf(hub, rccA).act("addAgendaItem", item(bodyId, meetingId, { ...wish })));
    const police = await owner.membership.findMany({ where: { taskForceId: world.taskForce.id, agency: { discipline: "LAW_ENFORCEMENT" } } });
    expect(await add({})).toEqual([everybody]);
    expect(await add({ audience: "CLOSED" })).toEqual([roster]);
    expect(await add({ audience: "AGENCIES", agencyIds: [rccB.agency.id] })).toEqual([idsOf(rccA, rccB)]);
    expect(await add({ audience: "DISCIPLINES", disciplines: ["LAW_ENFORCEMENT"] })).toEqual([
      [...idsOf(rccA), ...police.map(({ agencyId }) => agencyId)].toSorted(),
    ]);
    const closed = await owner.agendaItem.findFirstOrThrow({ where: { meetingId, audience: "CLOSED" } });
    const note = { taskForceId: world.taskForce.id, bodyId, itemId: closed.id, personId: rccA.person.id, at: new Date(), words: "A note" };
    expect(await heardOf(() => owner.agendaNote.create({ data: note }))).toEqual([roster]);
    const turn = (audience: "ALL" | "CLOSED") => heardOf(() => owner.agendaItem.update({ where: { id: closed.id }, data: { audience } }));
    expect([await turn("ALL"), await turn("CLOSED")], "who sees it no longer hears that as well").toEqual([[everybody], [everybody]]);
    const retitle = (id: string) => heardOf(() => owner.meetingSeries.update({ where: { id }, data: { title: "Other words" } }));
    expect(await retitle((await openMeeting(hub, rccA, bodyId)).id)).toEqual([everybody]);
    const apart = await openMeeting(hub, rccA, bodyId, { closed: true });
    expect(await retitle(apart.id)).toEqual([idsOf(rccA, rccB, leA, coord)]);
    const reply = { taskForceId: world.taskForce.id, bodyId, seriesId: apart.id, personId: rccB.person.id, answer: "YES", way: "PAGE", sequence: 0 } as const;
    expect(await heardOf(() => owner.meetingReply.create({ data: { ...reply, answeredAt: new Date() } }))).toEqual([idsOf(rccA, rccB, leA, coord)]);
    const { id: apartId } = await deskOf(hub, rccA).act("beginAgenda", { seriesId: apart.id, onDay: "2031-01-02" });
    const forAll = await heardOf(() => deskOf(hub, rccA).act("addAgendaItem", item(bodyId, apartId)));
    expect(forAll, "an item for everybody at a closed meeting").toEqual([idsOf(rccA, rccB, leA, coord)]);
  });
});

describe("AU-09 a stream ends at once", () => {
  type Change = (person: { id: string; agencyId: string }, token: string) => Promise<unknown>;
  test.for<[string, Change]>([
    ["signing out at another hub", (_, token) => table.hub.graphql("mutation { signOut }", {}, { as: token })],
    ["quick exit at another hub", (_, token) => table.hub.request("/exit", { method: "POST", headers: { cookie: `roundtable=${token}` } })],
    ["disabling the person", ({ id }) => table.owner.person.update({ where: { id }, data: { disabledAt: new Date() } })],
    ["disabling the agency", ({ agencyId }) => table.owner.agency.update({ where: { id: agencyId }, data: { disabledAt: new Date() } })],
    ["taking the last seat away", ({ id }) => table.owner.seat.deleteMany({ where: { personId: id } })],
    ["another seat", ({ id }) => table.owner.seat.updateMany({ where: { personId: id }, data: { role: "COORDINATOR" } })],
    ["the agency leaving the table", ({ agencyId }) => table.owner.membership.deleteMany({ where: { agencyId } })],
    ["ending the session in the database", ({ id }) => table.owner.session.updateMany({ where: { personId: id }, data: { revokedAt: new Date() } })],
    ["removing the session from the database", ({ id }) => table.owner.session.deleteMany({ where: { personId: id } })],
  ])("AU-09 on %s", async ([, change]) => {
    const person = await buildPerson(table.owner, { password });
    const token = await beside.signIn(person.email);
    const stream = await streamOf(token);
    await change(person, token);
    await expect(within(1000, stream.ended)).resolves.toBeUndefined();
  });

  test("AU-08 when nobody has touched anything for too long, and listening is no activity", async () => {
    const person = await buildPerson(table.owner, { password });
    const token = await beside.signIn(person.email);
    const seenAt = new Date(Date.now() - 30 * 60_000 + 1500);
    await table.owner.session.updateMany({ where: { personId: person.id }, data: { seenAt } });
    const stream = await streamOf(token);
    await table.owner.person.update({ where: { id: person.id }, data: { workPhone: "+13365550179" } });
    await stream.hears("people");
    expect((await table.owner.session.findFirstOrThrow({ where: { personId: person.id } })).seenAt).toEqual(seenAt);
    await within(3000, stream.ended);
  });

  test("RE-09 when the hub stops, which does not wait for it", async () => {
    const hub = await startHub({ database: table.database });
    const stream = await listenAs(table.world.rccA, hub);
    const closed = hub.close();
    await expect(within(1000, stream.ended)).resolves.toBeUndefined();
    await expect(within(5000, closed)).resolves.toBeUndefined();
  });

  test("when changes cannot be heard any more, and opens again afterwards", async () => {
    const hub = await startHub({ database: table.database });
    const { world } = table;
    const stream = await listenAs(world.rccA, hub);
    await rowsOf(
      table.database.superuserUrl,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN hub_hint'",
    );
    await within(1000, stream.ended);
    const token = await hub.signIn(world.rccA.person.email);
    await expect.poll(async () => (await openStream(hub, token)).status, { timeout: 5000 }).toBe(200);
    const again = await streamOf(token, hub);
    await tellAll();
    await again.hears("roadmap");
    await hub.close();
  });
});

describe("a stream is refused", () => {
  let token: string;
  beforeEach(async () => {
    token = await beside.signIn((await buildPerson(table.owner, { password })).email);
  });

  test.for<[string, Record<string, string>, boolean, number]>([
    ["to nobody", {}, false, 401],
    ["to another site", { origin: "https://evil.example" }, true, 403],
    ["to another site by the browser's word", { "sec-fetch-site": "cross-site" }, true, 403],
  ])("%s", async ([, headers, isSignedIn, status]) => {
    expect((await openStream(beside, isSignedIn ? token : null, headers)).status).toBe(status);
  });

  test("when it is written to", async () => {
    expect((await beside.request("/events", { method: "POST", headers: { cookie: `roundtable=${token}` } })).status).toBe(405);
  });

  test("to whoever has four already, until one is closed", async () => {
    const four = await Promise.all([1, 2, 3, 4].map(() => streamOf(token)));
    expect((await openStream(beside, token)).status).toBe(429);
    four[0]?.close();
    await expect.poll(async () => (await openStream(beside, token)).status).toBe(200);
  });
});
