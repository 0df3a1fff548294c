import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAgency } from "../factories/agency.ts";
import { buildPerson } from "../factories/person.ts";
import { buildTaskForce } from "../factories/task-force.ts";
import type { TestDatabase } from "../support/database.ts";
import { consentInput, type Desk, deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { layTable, type Table } from "../support/table.ts";
import { type Someone, type World, worldPassword as password } from "../support/world.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let operator: Desk;
let second: Someone;
let other: Desk;

beforeAll(async () => {
  ({ database, owner, hub, world, close } = await layTable());
  operator = deskOf(hub, world.operator);
  const { id: agencyId } = world.operator.agency;
  second = { ...world.operator, person: await buildPerson(owner, { agencyId, taskForceId: world.taskForce.id, seats: [], operator: true, password }) };
  other = deskOf(hub, second);
});

afterAll(() => close());

const table = { name: "Sandhills", timeZone: "America/New_York", consentDefaultDays: 14, consentMaximumDays: 60, regions: ["North", "South"] };
const facts = { name: "New Harbor", intakePhone: "336 555 0170", confidentialProgram: true, languages: ["ENGLISH", "SPANISH"] };

describe("tables", () => {
  test("the operator lays a table, corrects it, adds and renames regions; limits never go over ninety days", async () => {
    const made = await operator.act("createTaskForce", table);
    expect(made).toMatchObject({ version: 1, regions: [{ name: "North" }, { name: "South" }] });
    const changed = await operator.act("changeTaskForce", {
      ...table,
      regions: undefined,
      taskForceId: made.id,
      version: 1,
      name: "Sandhills Table",
      newRegions: ["East", "North"],
    });
    expect(changed).toMatchObject({ version: 2, regions: [{ name: "East" }, { name: "North" }, { name: "South" }] });
    expect(await operator.act("changeTaskForce", { ...table, regions: undefined, taskForceId: made.id, version: 1, newRegions: [] })).toMatchObject({
      __typename: "Conflict",
    });
    await operator.act("renameRegion", { regionId: changed.regions[0]?.id, name: "Far East" });
    expect(await owner.region.findUniqueOrThrow({ where: { id: changed.regions[0]?.id ?? "" } })).toMatchObject({ name: "Far East" });
    for (const wrong of [{ consentMaximumDays: 91 }, { consentDefaultDays: 61 }, { timeZone: "Mars/Olympus" }, { regions: [] }, { name: "www.table.org" }])
      expect(await operator.act("createTaskForce", { ...table, ...wrong })).toMatchObject({ __typename: "InvalidInput" });
  });

  test("AZ-19 nobody but the operator lays tables or brings agencies in, and each try is answered alike", async () => {
    for (const name of ["lead", "coord", "rccA", "leA", "adviser"] as const) {
      const desk = deskOf(hub, world[name]);
      expect(await desk.refusal("createTaskForce", table), name).toEqual(["NOT_FOUND"]);
      expect(await desk.refusal("createAgency", { ...facts, discipline: "COMMUNITY" }), name).toEqual(["NOT_FOUND"]);
      expect(await desk.ask("{ taskForceRecords { id } disciplineChanges { id } }")).toEqual({ taskForceRecords: [], disciplineChanges: [] });
    }
  });
});

describe("agencies", () => {
  test("the operator brings an agency in, corrects it, and it belongs to a table", async () => {
    const made = await operator.act("createAgency", { ...facts, discipline: "SHELTER_HOUSING", taskForceId: world.taskForce.id });
    expect(await owner.agency.findUniqueOrThrow({ where: { id: made.id }, include: { memberships: true } })).toMatchObject({
      discipline: "SHELTER_HOUSING",
      intakePhone: "+13365550170",
      memberships: [{ taskForceId: world.taskForce.id, leftAt: null }],
    });
    expect(await operator.act("changeAgency", { ...facts, agencyId: made.id, version: 1, name: "Newer Harbor" })).toMatchObject({ version: 2 });
    expect(await operator.act("changeAgency", { ...facts, agencyId: made.id, version: 1 })).toMatchObject({ __typename: "Conflict" });
  });

  test("a lead keeps languages, telephone, regions and openings of the own agency, and nothing else of it", async () => {
    const lead = deskOf(hub, world.lead);
    const { id } = world.lead.agency;
    const { version } = await owner.agency.findUniqueOrThrow({ where: { id } });
    const elsewhere = await owner.region.create({ data: { taskForceId: (await buildTaskForce(owner)).id, name: "Elsewhere" } });
    await owner.agencyRegion.create({ data: { agencyId: id, regionId: elsewhere.id } });
    const kept = { version, intakePhone: "3365550171", languages: ["VIETNAMESE"], regionIds: [], services: [{ need: "COUNSELING", opening: "WAITLIST" }] };
    expect(await lead.act("keepAgency", { ...kept, regionIds: [elsewhere.id] })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["regionIds"] }],
    });
    expect(await lead.act("keepAgency", kept)).toMatchObject({ version: version + 1 });
    expect(await owner.agency.findUniqueOrThrow({ where: { id }, include: { services: true, coverage: true } })).toMatchObject({
      intakePhone: "+13365550171",
      languages: ["VIETNAMESE"],
      services: [{ need: "COUNSELING", opening: "WAITLIST" }],
      // What it serves at another table is kept there.
      coverage: [{ regionId: elsewhere.id }],
    });
    expect(await lead.act("keepAgency", kept)).toMatchObject({ __typename: "Conflict" });
    for (const name of ["rccB", "coord", "operator"] as const) expect(await deskOf(hub, world[name]).refusal("keepAgency", kept), name).toEqual(["NOT_FOUND"]);
  });

  test("an agency that leaves a table is out with its next request, gets nothing new, and keeps its name where it took part", async () => {
    const police = deskOf(hub, world.leA);
    const sender = deskOf(hub, world.rccA);
    const share = world.shares.named;
    expect(await police.look(share.id)).not.toBeNull();
    await operator.act("leaveTaskForce", { agencyId: world.leA.agency.id, taskForceId: world.taskForce.id });
    expect((await hub.graphql<{ viewer: object | null }>("{ viewer { id } }", {}, { as: world.leA.person.email })).data?.viewer).toBeNull();
    expect(await sender.ask("query ($id: ID!) { share(id: $id) { to { id name } } }", { id: share.id })).toEqual({
      share: { to: { id: world.leA.agency.id, name: world.leA.agency.name } },
    });
    const { agencies } = await sender.ask<{ agencies: { nodes: { id: string }[] } }>("{ agencies(first: 100) { nodes { id } } }");
    expect(agencies.nodes.map(({ id }) => id)).not.toContain(world.leA.agency.id);
    const referral = await sender.draft({ regionId: world.region.id });
    expect(await sender.refusal("recordConsent", consentInput(referral.id, world.leA.agency.id))).toEqual(["NOT_FOUND"]);
    await operator.act("joinTaskForce", { agencyId: world.leA.agency.id, taskForceId: world.taskForce.id });
    expect(await owner.seat.count({ where: { personId: world.leA.person.id } }), "seats do not come back by themselves").toBe(0);
  });
});

describe("a change of discipline", () => {
  const make = () => buildAgency(owner, { taskForceId: world.taskForce.id });
  const disciplineOf = async (id: string) => (await owner.agency.findUniqueOrThrow({ where: { id } })).discipline;
  const openOf = async (agencyId: string) => (await owner.disciplineChange.findFirstOrThrow({ where: { agencyId, decision: null } })).id;

  test("takes two operators: while it is open nothing changes, and the proposer cannot confirm it", async () => {
    const { id: agencyId } = await make();
    expect(await operator.act("proposeDiscipline", { agencyId, discipline: "LAW_ENFORCEMENT" })).toMatchObject({ state: "OPEN" });
    const changeId = await openOf(agencyId);
    expect(await operator.act("decideDiscipline", { changeId, confirm: true })).toEqual({ __typename: "OtherOperatorNeeded" });
    expect(await operator.act("proposeDiscipline", { agencyId, discipline: "HEALTH" })).toMatchObject({ __typename: "ProposalOpen" });
    expect(await disciplineOf(agencyId)).toBe("VICTIM_SERVICES");
    expect(await other.act("decideDiscipline", { changeId, confirm: true })).toMatchObject({ state: "CONFIRMED" });
    expect(await disciplineOf(agencyId)).toBe("LAW_ENFORCEMENT");
    expect(await other.act("decideDiscipline", { changeId, confirm: false })).toEqual({ __typename: "ProposalOver" });
  });

  test("is refused by the other, or taken back by the proposer, and may then be proposed again", async () => {
    const { id: agencyId } = await make();
    for (const by of [other, operator]) {
      await operator.act("proposeDiscipline", { agencyId, discipline: "HEALTH" });
      expect(await by.act("decideDiscipline", { changeId: await openOf(agencyId), confirm: false })).toMatchObject({ state: "REFUSED" });
    }
    expect(await disciplineOf(agencyId)).toBe("VICTIM_SERVICES");
    expect(await operator.act("proposeDiscipline", { agencyId, discipline: "VICTIM_SERVICES" })).toMatchObject({ __typename: "InvalidInput" });
  });

  test("expires after seven days, and with the operator who proposed it", async () => {
    const [{ id: one }, { id: two }] = [await make(), await make()];
    await operator.act("proposeDiscipline", { agencyId: one, discipline: "HEALTH" });
    let ahead = 0;
    const later = await startHub({ database, clock: { now: () => new Date(Date.now() + ahead) } });
    try {
      ahead = 7 * 86_400_000 + 1000;
      const late = deskOf(later, second);
      expect(await late.act("decideDiscipline", { changeId: await openOf(one), confirm: true })).toEqual({ __typename: "ProposalOver" });
      expect(await late.ask("{ disciplineChanges { id } }")).toEqual({ disciplineChanges: [] });
      expect(await late.act("proposeDiscipline", { agencyId: one, discipline: "HEALTH" })).toMatchObject({ state: "OPEN" });
    } finally {
      await later.close();
    }
    await other.act("proposeDiscipline", { agencyId: two, discipline: "HEALTH" });
    await owner.person.update({ where: { id: second.person.id }, data: { disabledAt: new Date() } });
    expect(await operator.act("decideDiscipline", { changeId: await openOf(two), confirm: true })).toEqual({ __typename: "ProposalOver" });
    await owner.person.update({ where: { id: second.person.id }, data: { disabledAt: null } });
  });

  test("of two who propose at the same moment one finds the other's", async () => {
    const { id: agencyId } = await make();
    const outcomes = await Promise.all([operator, other].map((desk) => desk.act("proposeDiscipline", { agencyId, discipline: "HEALTH" })));
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual(["DisciplineChange", "ProposalOpen"]);
  });

  test("what was shared closes where the new discipline may not see it, with the next request", async () => {
    const center = deskOf(hub, world.rccB);
    expect(await center.look(world.shares.accepted.id)).not.toBeNull();
    await operator.act("proposeDiscipline", { agencyId: world.rccB.agency.id, discipline: "PROSECUTION" });
    await other.act("decideDiscipline", { changeId: await openOf(world.rccB.agency.id), confirm: true });
    expect(await center.look(world.shares.accepted.id)).toBeNull();
  });
});
