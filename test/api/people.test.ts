import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildPerson, type PersonOverrides } from "../factories/person.ts";
import { askRaw } from "../support/ask.ts";
import type { TestDatabase } from "../support/database.ts";
import { type Desk, deskOf, documentOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { idle } from "../support/outbox.ts";
import { rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import { type World, worldPassword as password } from "../support/world.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let lead: Desk;
let coord: Desk;
let operator: Desk;

beforeAll(async () => {
  ({ database, owner, hub, world, close } = await layTable());
  lead = deskOf(hub, world.lead);
  coord = deskOf(hub, world.coord);
  operator = deskOf(hub, world.operator);
});

afterAll(() => close());

const colleague = (overrides: PersonOverrides = {}) => buildPerson(owner, { agencyId: world.lead.agency.id, taskForceId: world.taskForce.id, ...overrides });
const invitation = (overrides: object = {}) => ({
  name: "Somebody New",
  email: `${randomUUID()}@example.org`,
  workPhone: "(336) 555-0144",
  seats: ["ADVOCATE"],
  ...overrides,
});
/** What the mails of invitations are made of, one for each time that one was asked for. */
const invitedIds = async () => {
  await idle(database);
  return (await owner.mailEvent.findMany({ where: { topic: "auth.invitation" } })).map(({ payload }) => payload);
};
const invitationsOf = async (personId: string) => (await invitedIds()).filter((payload) => isDeepStrictEqual(payload, { personId }));
const isIn = async (token: string) => (await hub.graphql<{ viewer: object | null }>("{ viewer { id } }", {}, { as: token })).data?.viewer != null;

describe("invitations", () => {
  test("a lead invites somebody with name, address, telephone and seats, and the mail is asked for by the person's id alone", async () => {
    const made = await lead.act("invitePerson", invitation({ email: "New.Colleague@Center-B.example.org", seats: ["ADVOCATE", "LIAISON"] }));
    expect(made).toMatchObject({ __typename: "StaffMember", state: "INVITED", seats: ["ADVOCATE", "LIAISON"] });
    const row = await owner.person.findUniqueOrThrow({ where: { id: made.id } });
    expect(row).toMatchObject({
      agencyId: world.lead.agency.id,
      email: "new.colleague@center-b.example.org",
      workPhone: "+13365550144",
      operator: false,
      joinedAt: null,
    });
    expect(await invitedIds()).toContainEqual({ personId: made.id });
  });

  test("AU-13 agency and seats of an invitation come from the database: the job carries an id and nothing that could be changed on the way", async () => {
    const made = await lead.act("invitePerson", invitation());
    expect(await invitationsOf(made.id)).toHaveLength(1);
    // Nothing that is sent along makes it another role, another agency or another address.
    const document = documentOf("invitePerson");
    for (const extra of [{ operator: true }, { role: "COORDINATOR" }, { joinedAt: "2026-01-01T00:00:00Z" }]) {
      const { data, errors } = await hub.graphql(document, { input: { clientKey: randomUUID(), ...invitation(), ...extra } }, { as: world.lead.person.email });
      expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, "BAD_REQUEST"]);
    }
    expect(await lead.refusal("invitePerson", invitation({ agencyId: world.rccA.agency.id }))).toEqual(["NOT_FOUND"]);
    expect(await lead.act("invitePerson", invitation({ seats: ["COORDINATOR"] }))).toMatchObject({ __typename: "SeatNotYours", seats: ["COORDINATOR"] });
  });

  test("AU-13 an invitation is sent again to the address on record and to no other, and not at all to whoever has joined", async () => {
    const made = await lead.act("invitePerson", invitation());
    expect(await lead.act("resendInvitation", { personId: made.id })).toMatchObject({ id: made.id, state: "INVITED" });
    expect(await invitationsOf(made.id)).toHaveLength(2);
    const { data, errors } = await hub.graphql(
      documentOf("resendInvitation"),
      { input: { clientKey: randomUUID(), personId: made.id, email: "other@example.org" } },
      { as: world.lead.person.email },
    );
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, "BAD_REQUEST"]);
    expect(await lead.act("resendInvitation", { personId: world.rccB.person.id })).toMatchObject({ __typename: "AlreadyJoined" });
  });

  test("an address that is taken is refused without saying by whom, and each try is in the log", async () => {
    const { email } = world.leA.person;
    expect(await lead.act("invitePerson", invitation({ email }))).toEqual({ __typename: "AddressTaken" });
    const [entry] = await rowsOf(database.superuserUrl, "SELECT outcome, person_id FROM audit_entry WHERE action = 'person.invite' ORDER BY seq DESC LIMIT 1");
    expect(entry).toEqual({ outcome: "DENIED", person_id: world.lead.person.id });
  });

  test("what does not fit names its field: an address, a telephone, a name that holds either", async () => {
    for (const [field, value] of Object.entries({ email: "nobody", workPhone: "12", name: "Call 336 555 0142", seats: [] }))
      expect(await lead.act("invitePerson", invitation({ [field]: value }))).toMatchObject({ __typename: "InvalidInput", issues: [{ path: [field] }] });
    expect(await lead.act("invitePerson", invitation({ name: "Line\r\nBcc: x" }))).toMatchObject({ __typename: "InvalidInput" });
  });

  test("AU-12 inviting, and inviting again, asks for the second factor when it was given more than five minutes ago", async () => {
    let ahead = 0;
    const later = await startHub({ database, clock: { now: () => new Date(Date.now() + ahead) } });
    try {
      const desks = [deskOf(later, world.lead), deskOf(later, world.operator)];
      for (const desk of desks) await desk.ask("{ viewer { id } }");
      ahead = 6 * 60_000;
      for (const desk of desks) {
        expect(await desk.refusal("invitePerson", invitation())).toEqual(["REAUTH"]);
        expect(await desk.refusal("resendInvitation", { personId: randomUUID() })).toEqual(["REAUTH"]);
        expect(await desk.refusal("inviteOperator", { ...invitation(), seats: undefined, agencyId: randomUUID() })).toEqual(["REAUTH"]);
      }
    } finally {
      await later.close();
    }
  });

  test("the operator invites the first lead of an agency, and another operator; nobody else makes operators", async () => {
    const { id: agencyId } = world.leB.agency;
    expect(await operator.act("invitePerson", invitation({ agencyId, seats: ["AGENCY_LEAD"] }))).toMatchObject({ state: "INVITED", seats: ["AGENCY_LEAD"] });
    const { seats: _, ...contact } = invitation({ agencyId: world.operator.agency.id });
    const made = await operator.act("inviteOperator", contact);
    expect(await owner.person.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ operator: true, joinedAt: null });
    for (const desk of [lead, coord]) expect(await desk.refusal("inviteOperator", { ...contact, email: "x@example.org" })).toEqual(["NOT_FOUND"]);
    expect(await operator.act("invitePerson", invitation({ agencyId, taskForceId: randomUUID() }))).toMatchObject({ __typename: "InvalidInput" });
  });

  test("somebody is active from their first session on", async () => {
    const made = await colleague({ joinedAt: null, password });
    const stateOf = async () =>
      (await lead.ask<{ staffMember: { state: string } }>("query ($id: ID!) { staffMember(id: $id) { state } }", { id: made.id })).staffMember.state;
    expect(await stateOf()).toBe("INVITED");
    await hub.signIn(made.email);
    expect(await stateOf()).toBe("ACTIVE");
  });
});

describe("seats", () => {
  test("AZ-20 a change of seats holds from the next request on", async () => {
    const person = await colleague({ password });
    const token = await hub.signIn(person.email);
    const ask = () =>
      hub.graphql<{ viewer: { seats: string[] }; inbox: { nodes: object[] } }>("{ viewer { seats } inbox { nodes { id } } }", {}, { as: token });
    expect((await ask()).data?.inbox.nodes.length).toBeGreaterThan(0);
    await lead.act("changeSeats", { personId: person.id, version: 1, seats: ["LIAISON"] });
    expect((await ask()).data?.viewer.seats).toEqual(["LIAISON"]);
    await lead.act("changeSeats", { personId: person.id, version: 2, seats: [] });
    expect((await ask()).errors?.[0]?.extensions.code ?? (await isIn(token))).toBe("UNAUTHENTICATED");
  });

  test("AZ-20 somebody who is no longer lead keeps nobody's account from their next request on", async () => {
    const second = await colleague({ seats: ["AGENCY_LEAD"], password });
    const desk = deskOf(hub, { ...world.lead, person: second });
    const target = await colleague();
    expect(await desk.act("correctPerson", { personId: target.id, version: 1, name: "Corrected Once", workPhone: "336-555-0145" })).toMatchObject({
      version: 2,
    });
    await lead.act("changeSeats", { personId: second.id, version: 1, seats: ["ADVOCATE"] });
    expect(await desk.refusal("correctPerson", { personId: target.id, version: 2, name: "Corrected Twice", workPhone: "336-555-0145" })).toEqual(["NOT_FOUND"]);
    expect(await desk.ask("{ staff { nodes { id } } }")).toEqual({ staff: { nodes: [] } });
  });

  test("a coordinator gives the table's own seats to anybody there and no other, a lead the agency's own and no other", async () => {
    const person = await colleague();
    const change = (seats: string[], version: number) => ({ personId: person.id, version, seats });
    expect(await coord.act("changeSeats", change(["ADVOCATE", "ADVISER"], 1))).toMatchObject({ seats: ["ADVOCATE", "ADVISER"], viewerCan: ["CHANGE_SEATS"] });
    expect(await coord.act("changeSeats", change(["ADVISER"], 2))).toMatchObject({ __typename: "SeatNotYours", seats: ["ADVOCATE"] });
    expect(await lead.act("changeSeats", change(["ADVOCATE"], 2))).toMatchObject({ __typename: "SeatNotYours", seats: ["ADVISER"] });
    expect(await lead.act("changeSeats", change(["LIAISON", "ADVISER"], 2))).toMatchObject({ seats: ["LIAISON", "ADVISER"], version: 3 });
    expect(await coord.refusal("changeSeats", { ...change(["ADVISER"], 3), taskForceId: randomUUID() })).toEqual(["NOT_FOUND"]);
  });

  test("RE-05 of two who change the same person one gets a conflict with how it is now", async () => {
    const person = await colleague();
    const outcomes = await Promise.all([
      lead.act("changeSeats", { personId: person.id, version: 1, seats: ["LIAISON"] }),
      lead.act("correctPerson", { personId: person.id, version: 1, name: "Another Name", workPhone: "+13365550146" }),
    ]);
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual(["Conflict", "StaffMember"]);
    const { data } = await hub.graphql<{ correctPerson: { staff: { version: number } } }>(
      "mutation ($input: CorrectPersonInput!) { correctPerson(input: $input) { ... on Conflict { staff { version } } } }",
      { input: { clientKey: randomUUID(), personId: person.id, version: 1, name: "Late", workPhone: "+13365550146" } },
      { as: world.lead.person.email },
    );
    expect(data?.correctPerson.staff.version).toBe(2);
  });

  test("an agency keeps a lead, whoever takes the seat, also when two leads take it from each other at the same moment", async () => {
    const { id: agencyId } = world.rccA.agency;
    const [one, other] = [0, 1].map(() => buildPerson(owner, { agencyId, taskForceId: world.taskForce.id, seats: ["AGENCY_LEAD"], password }));
    const people = [await one, await other].flatMap((person) => (person ? [person] : []));
    const desks = people.map((person) => deskOf(hub, { ...world.rccA, person }));
    for (const desk of desks) await desk.ask("{ viewer { id } }");
    const take = (place: number) => desks[place]?.refusal("changeSeats", { personId: people[1 - place]?.id, version: 1, seats: [] });
    const outcomes = await Promise.all([take(0), take(1)]);
    // The one who lost the seat first may find their own session ended instead.
    const done = outcomes.map((outcome) => !Array.isArray(outcome) && outcome?.__typename === "StaffMember");
    expect(done.filter(Boolean)).toHaveLength(1);
    const left = people[done[0] ? 0 : 1];
    expect(await operator.act("changeSeats", { personId: left?.id, version: 1, seats: ["ADVOCATE"] })).toEqual({ __typename: "LastLead" });
    // Somebody invited is no lead yet.
    await operator.act("invitePerson", invitation({ agencyId, seats: ["AGENCY_LEAD"] }));
    expect(await operator.act("changeSeats", { personId: left?.id, version: 1, seats: [] })).toEqual({ __typename: "LastLead" });
  });
});

describe("suspending", () => {
  test("AU-09 everybody who is suspended is out with the next request, and in again only by signing in anew", async () => {
    const person = await colleague({ password });
    const tokens = [await hub.signIn(person.email), await hub.signIn(person.email)];
    expect(await Promise.all(tokens.map(isIn))).toEqual([true, true]);
    expect(await lead.act("suspendPerson", { personId: person.id, version: 1 })).toMatchObject({ state: "SUSPENDED", version: 2 });
    expect(await Promise.all(tokens.map(isIn))).toEqual([false, false]);
    await expect(hub.signIn(person.email)).rejects.toThrow("could not sign in");
    expect(await lead.act("restorePerson", { personId: person.id, version: 2 })).toMatchObject({ state: "ACTIVE", seats: ["ADVOCATE"] });
    expect(await isIn(await hub.signIn(person.email))).toBe(true);
  });

  test("AU-09 suspending an agency puts all of its people out with their next request", async () => {
    const police = world.leB;
    const token = await hub.signIn(police.person.email);
    const { version } = await owner.agency.findUniqueOrThrow({ where: { id: police.agency.id } });
    expect(await operator.act("suspendAgency", { agencyId: police.agency.id, version })).toMatchObject({ __typename: "AgencyRecord" });
    expect(await isIn(token)).toBe(false);
    await operator.act("restoreAgency", { agencyId: police.agency.id, version: version + 1 });
    expect(await operator.act("suspendAgency", { agencyId: world.operator.agency.id, version: 1 })).toEqual({ __typename: "NotYourself" });
  });

  test("nobody suspends themselves, no lead the last lead, and no lead an operator or anybody elsewhere", async () => {
    expect(await lead.act("suspendPerson", { personId: world.lead.person.id, version: 1 })).toEqual({ __typename: "NotYourself" });
    const { id: agencyId } = world.coord.agency;
    const second = await buildPerson(owner, { agencyId, taskForceId: world.taskForce.id, seats: ["AGENCY_LEAD"], password });
    const desk = deskOf(hub, { ...world.coord, person: second });
    expect(await desk.refusal("suspendPerson", { personId: world.operator.person.id, version: 1 })).toEqual(["NOT_FOUND"]);
    expect(await desk.refusal("suspendPerson", { personId: world.rccA.person.id, version: 1 })).toEqual(["NOT_FOUND"]);
    const third = await buildPerson(owner, { agencyId, taskForceId: world.taskForce.id, seats: ["AGENCY_LEAD"], password });
    const leads = [second, third].map((person) => deskOf(hub, { ...world.coord, person }));
    for (const one of leads) await one.ask("{ viewer { id } }");
    const outcomes = await Promise.all([
      leads[0]?.refusal("suspendPerson", { personId: third.id, version: 1 }),
      leads[1]?.refusal("suspendPerson", { personId: second.id, version: 1 }),
    ]);
    // The one who was suspended first may find their own session ended instead.
    expect(outcomes.filter((outcome) => !Array.isArray(outcome) && outcome?.__typename === "StaffMember")).toHaveLength(1);
    expect(await owner.person.count({ where: { id: { in: [second.id, third.id] }, disabledAt: null } })).toBe(1);
  });

  test("the operator suspends a lead whose account was stolen, even the last one; and the last operator is never suspended", async () => {
    const { id: agencyId, taskForceId } = world.adviser.agency;
    const alone = await buildPerson(owner, { agencyId: world.leA.agency.id, taskForceId, seats: ["AGENCY_LEAD"] });
    expect(await operator.act("suspendPerson", { personId: alone.id, version: 1 })).toMatchObject({ state: "SUSPENDED" });
    const other = await buildPerson(owner, { agencyId, taskForceId, seats: [], operator: true, password });
    const desks = [operator, deskOf(hub, { ...world.operator, person: other })];
    for (const one of desks) await one.ask("{ viewer { id } }");
    const outcomes = await Promise.all([
      desks[0]?.refusal("suspendPerson", { personId: other.id, version: 1 }),
      desks[1]?.refusal("suspendPerson", { personId: world.operator.person.id, version: 1 }),
    ]);
    expect(outcomes.filter((outcome) => !Array.isArray(outcome) && outcome?.__typename === "StaffMember")).toHaveLength(1);
    expect(await owner.person.count({ where: { operator: true, disabledAt: null, joinedAt: { not: null } } })).toBe(1);
    await owner.person.updateMany({ where: { id: { in: [other.id, world.operator.person.id] } }, data: { disabledAt: null } });
  });
});

describe("who sees how people stand", () => {
  const document = "query ($agencyId: ID) { staff(agencyId: $agencyId, first: 100) { nodes { id email state seatsYouMayGive viewerCan } } }";
  type Staff = { staff: { nodes: { id: string; email: string | null; state: string; seatsYouMayGive: string[]; viewerCan: string[] }[] } };

  test("AZ-19 the operator sees the people of every agency with their addresses, and of referrals nothing", async () => {
    const { staff } = await operator.ask<Staff>(document, { agencyId: world.rccA.agency.id });
    expect(staff.nodes.find(({ id }) => id === world.rccA.person.id)?.email).toBe(world.rccA.person.email);
    expect(await operator.ask("{ inbox { nodes { id } } sent { nodes { id } } drafts { nodes { id } } }")).toEqual({
      inbox: { nodes: [] },
      sent: { nodes: [] },
      drafts: { nodes: [] },
    });
  });

  test("a lead sees the own agency with addresses, a coordinator the table without, and others nobody", async () => {
    const own = await lead.ask<Staff>(document, {});
    expect(own.staff.nodes.find(({ id }) => id === world.rccB.person.id)?.email).toBe(world.rccB.person.email);
    expect((await lead.ask<Staff>(document, { agencyId: world.rccA.agency.id })).staff.nodes).toEqual([]);
    const table = await coord.ask<Staff>(document, { agencyId: world.rccA.agency.id });
    expect(table.staff.nodes.find(({ id }) => id === world.rccA.person.id)).toMatchObject({
      email: null,
      state: "ACTIVE",
      seatsYouMayGive: ["COORDINATOR", "ADVISER"],
    });
    for (const someone of [world.rccB, world.leA, world.adviser]) expect((await deskOf(hub, someone).ask<Staff>(document, {})).staff.nodes).toEqual([]);
  });

  test("everybody at the table keeps seeing names and telephones, and nobody's address", async () => {
    const token = await hub.signIn(world.leA.person.email);
    const { body } = await askRaw(hub, token, "{ agencies(first: 100) { nodes { people { id name workPhone privileged } } } }");
    expect(body).toContain(world.rccA.person.name);
    expect(body).not.toContain("@");
  });
});
