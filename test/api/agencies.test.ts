import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAgency } from "../factories/agency.ts";
import { buildPerson, type BuiltPerson } from "../factories/person.ts";
import { buildRegion, buildTaskForce } from "../factories/task-force.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { worldPassword as password } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let here: { taskForceId: string; advocate: BuiltPerson; operator: BuiltPerson; shelterId: string; regionId: string };
let foreign: { agencyId: string; personId: string };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  hub = await startHub({ database });
  const { id: taskForceId } = await buildTaskForce(owner);
  const { id: regionId } = await buildRegion(owner, { taskForceId, name: "Upper Testing" });
  const crisisCenter = await buildAgency(owner, { taskForceId, name: "Aspen Center" });
  const shelter = await buildAgency(owner, {
    taskForceId,
    name: "Birch Shelter",
    regions: [regionId],
    services: ["SHELTER_HOUSING", { need: "FOOD", opening: "WAITLIST" }],
    agreement: "lapsed",
  });
  await buildAgency(owner, { taskForceId, name: "Closed Clinic", disabledAt: new Date() });
  await buildPerson(owner, { agencyId: shelter.id, name: "Wren Testing", seats: ["AGENCY_LEAD"] });
  await buildPerson(owner, { agencyId: shelter.id, name: "Gone Testing", disabledAt: new Date() });
  const elsewhere = await buildPerson(owner, { name: "Elsewhere Testing" });
  foreign = { agencyId: elsewhere.agencyId, personId: elsewhere.id };
  here = {
    taskForceId,
    regionId,
    shelterId: shelter.id,
    advocate: await buildPerson(owner, { agencyId: crisisCenter.id, password }),
    operator: await buildPerson(owner, { agencyId: crisisCenter.id, seats: [], taskForceId, operator: true, password }),
  };
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

describe("the agencies at the table", () => {
  test("come by name, with what each offers, where, who sits there and whether sharing is agreed", async () => {
    const document =
      "{ agencies { hasMore nodes { name regions { name } services { need opening } agreement { live } people { name seats agency { name } } } } }";
    const { data } = await hub.graphql<{ agencies: { hasMore: boolean; nodes: { name: string }[] } }>(document, {}, { as: here.advocate.email });
    expect(data?.agencies.nodes.map(({ name }) => name)).toEqual(["Aspen Center", "Birch Shelter"]);
    expect(data?.agencies.nodes[1]).toEqual({
      name: "Birch Shelter",
      regions: [{ name: "Upper Testing" }],
      services: [
        { need: "SHELTER_HOUSING", opening: "OPEN" },
        { need: "FOOD", opening: "WAITLIST" },
      ],
      agreement: { live: false },
      people: [{ name: "Wren Testing", seats: ["AGENCY_LEAD"], agency: { name: "Birch Shelter" } }],
    });
  });

  test("come in parts that follow on", async () => {
    const document = "query ($after: String) { agencies(first: 1, after: $after) { hasMore endCursor nodes { name } } }";
    type Part = { agencies: { hasMore: boolean; endCursor: string; nodes: { name: string }[] } };
    const first = (await hub.graphql<Part>(document, {}, { as: here.advocate.email })).data?.agencies;
    const second = (await hub.graphql<Part>(document, { after: first?.endCursor }, { as: here.advocate.email })).data?.agencies;
    expect([first?.hasMore, first?.nodes, second?.hasMore, second?.nodes]).toEqual([true, [{ name: "Aspen Center" }], false, [{ name: "Birch Shelter" }]]);
  });

  test("AZ-02 answers a hidden agency exactly like an unknown one", async () => {
    const document = "query ($id: ID!) { agency(id: $id) { name } }";
    const answers = await Promise.all([foreign.agencyId, randomUUID(), "no id"].map((id) => hub.graphql(document, { id }, { as: here.advocate.email })));
    for (const answer of answers) expect(answer).toEqual({ data: { agency: null } });
    expect((await hub.graphql(document, { id: here.shelterId }, { as: here.advocate.email })).data).toEqual({ agency: { name: "Birch Shelter" } });
  });

  test("AZ-19 shows the operator every agency, and lets them work with no referral", async () => {
    const { data } = await hub.graphql<{ viewer: object; agency: object }>(
      "query ($id: ID!) { viewer { operator seats viewerCanWorkWithReferrals } agency(id: $id) { id } }",
      { id: foreign.agencyId },
      { as: here.operator.email },
    );
    expect(data).toEqual({ viewer: { operator: true, seats: [], viewerCanWorkWithReferrals: false }, agency: { id: foreign.agencyId } });
  });

  test("are shown to nobody who is not signed in, while the help lines are shown to everybody", async () => {
    for (const field of ["agencies { hasMore }", "regions { id }", `agency(id: "${here.shelterId}") { id }`]) {
      const { errors } = await hub.graphql(`{ ${field} }`);
      expect(errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
        { message: "Sign in to go on.", extensions: { code: "UNAUTHENTICATED" } },
      ]);
    }
    const { data } = await hub.graphql<{ hotlines: { phone: string }[]; demoPeople: []; demoMails: [] }>(
      "{ hotlines { phone dial text about } demoPeople { email } demoMails { id } }",
    );
    expect(data?.hotlines.map(({ phone }) => phone)).toEqual(["911", "1-888-373-7888", "1-855-4-VICTIM", "1-800-THE-LOST"]);
    expect([data?.demoPeople, data?.demoMails]).toEqual([[], []]);
  });
});

test("the regions are those of one's own table", async () => {
  await buildRegion(owner, { name: "Another table's" });
  expect((await hub.graphql("{ regions { id name } }", {}, { as: here.advocate.email })).data).toEqual({
    regions: [{ id: here.regionId, name: "Upper Testing" }],
  });
});
