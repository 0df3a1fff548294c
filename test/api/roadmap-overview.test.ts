import { afterAll, beforeAll, expect, test } from "vitest";
import { needs } from "@roundtable/shared/needs.ts";
import { disciplines } from "@roundtable/shared/roles.ts";
import { settableStatuses } from "@roundtable/shared/roadmap.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { loadBoard } from "../../server/features/roadmap/queries/board.ts";
import { roadmapGaps } from "../../server/features/roadmap/queries/movement.ts";
import { listOverviews, type Overview } from "../../server/features/roadmap/queries/overview.ts";
import { addDays } from "../../server/features/roadmap/rules.ts";
import { writeTemplate } from "../../server/features/roadmap/commands/write-template.ts";
import type { Acting } from "../../server/platform/acting.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { type Database, openActorDatabase } from "../../server/platform/db.ts";
import { buildAgency, joinTable } from "../factories/agency.ts";
import { actorOf, buildPerson } from "../factories/person.ts";
import { buildRegion, buildTaskForce } from "../factories/task-force.ts";
import { runAs } from "../support/acting.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { type Chance, chanceFrom } from "../support/random.ts";

let database: TestDatabase;
let owner: PrismaClient;
let db: Database;
/** Somebody with seats at four tables, three of which have a roadmap, at each of them. */
let actors: Actor[];
let bystander: Actor;

const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  db = openActorDatabase(database.appUrl, 2);
  const chance = chanceFrom(7);
  const tables = await Promise.all(["Cape", "Alder", "Birch", "Dune"].map((name) => buildTaskForce(owner, { name, timeZone: "UTC" })));
  const [first] = tables;
  if (!first) throw new Error("no table");
  const agency = await buildAgency(owner, { taskForceId: first.id, services: ["FOOD"] });
  for (const { id } of tables.slice(1)) await joinTable(owner, agency.id, id);
  const person = await buildPerson(owner, { agencyId: agency.id, taskForceId: first.id });
  await owner.seat.createMany({ data: tables.slice(1).map(({ id }) => ({ personId: person.id, taskForceId: id, role: "ADVISER" as const })) });
  for (const { id, name } of tables) if (name !== "Dune") await fill(id, person.id, chance);
  actors = tables.map(({ id }) => ({ ...actorOf(person), taskForceId: id }));
  // At a table that the person above has no seat at, with a roadmap.
  const elsewhere = await buildPerson(owner);
  await fill(elsewhere.taskForceId, elsewhere.id, chance);
  bystander = actorOf(elsewhere);
});

afterAll(async () => {
  await Promise.all([db.$disconnect(), owner.$disconnect()]);
  await database.drop();
});

/** The template with every milestone somewhere, agencies that offer this and that, and a stage set by hand. */
async function fill(taskForceId: string, personId: string, chance: Chance): Promise<void> {
  await writeTemplate(owner, { taskForceId, personId, at: new Date() });
  for (const { id } of await owner.milestone.findMany({ where: { taskForceId } })) {
    const status = chance.often(50) ? "IN_PLACE" : chance.one(settableStatuses);
    await owner.milestone.update({
      where: { id },
      data: {
        status,
        notApplicableReason: status === "NOT_APPLICABLE" ? "COVERED_ELSEWHERE" : null,
        verifiedOn: status === "IN_PLACE" ? new Date(today) : null,
        reviewOn: status === "IN_PLACE" && chance.often(70) ? new Date(addDays(today, chance.below(5) - 2)) : null,
        dueOn: chance.often(60) ? new Date(addDays(today, chance.below(9) - 4)) : null,
      },
    });
  }
  const element = chance.one(await owner.roadmapElement.findMany({ where: { taskForceId } }));
  const override = { stageOverride: 5, overrideReason: "Seen by all", overriddenAt: new Date(), overriddenById: personId };
  await owner.roadmapElement.update({ where: { id: element.id }, data: override });
  const [covered] = [await buildRegion(owner, { taskForceId, name: "North" }), await buildRegion(owner, { taskForceId, name: "South" })];
  const services = chance.some(needs).map((need) => ({ need, opening: chance.one(["OPEN", "CLOSED", "WAITLIST"] as const) }));
  await buildAgency(owner, { taskForceId, discipline: chance.one(disciplines), services, regions: [covered.id] });
  await buildAgency(owner, { taskForceId, discipline: "GOVERNMENT", services: [...needs], disabledAt: new Date() });
}

const as = <Result>(actor: Actor, work: (acting: Acting) => Promise<Result>): Promise<Result> =>
  runAs({ db, readLog: { record: () => Promise.resolve() } as never }, actor, work);

/** The same from the roadmap's own page, by the rules in TypeScript. */
async function fromPage(acting: Acting): Promise<Omit<Overview, "here" | "taskForceId" | "taskForceName"> | null> {
  const board = await loadBoard(acting);
  const gaps = await roadmapGaps(acting);
  if (!board || !gaps) return null;
  const milestones = [...board.milestones.values()].filter(({ shown }) => shown !== "NOT_APPLICABLE");
  const open = milestones.filter(({ shown }) => shown !== "IN_PLACE");
  const due = open.flatMap(({ title, dueOn, place }) => (dueOn === null ? [] : [{ title, dueOn, place }]));
  const [next] = due.filter(({ dueOn }) => dueOn >= board.today).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.place - b.place);
  return {
    stages: board.stages.map(({ number, name }) => ({
      stage: number,
      name,
      elements: [...board.elements.values()].filter(({ stage }) => stage === number).length,
    })),
    milestones: milestones.length,
    inPlace: milestones.length - open.length,
    lapsed: milestones.filter(({ shown }) => shown === "LAPSED").length,
    overdue: due.filter(({ dueOn }) => dueOn < board.today).length,
    nextDue: next ? { title: next.title, dueOn: next.dueOn } : null,
    needs: gaps.needs.toSorted(),
    regions: gaps.regions.map(({ name }) => name),
    disciplines: gaps.disciplines.toSorted(),
  };
}

test("the view over all tables says of each what its own page says, wherever one sits, and nothing of tables without a seat", async () => {
  const expected = [];
  for (const actor of actors) {
    const page = await as(actor, fromPage);
    if (page) expected.push({ taskForceId: actor.taskForceId, ...page });
  }
  expect(expected).toHaveLength(3);
  for (const actor of actors) {
    const { nodes, hasMore } = await as(actor, (acting) => listOverviews(acting, {}));
    expect(nodes.map(({ taskForceName }) => taskForceName)).toEqual(["Alder", "Birch", "Cape"]);
    expect(hasMore).toBe(false);
    for (const { taskForceName: _, here, ...node } of nodes) {
      expect(here).toBe(node.taskForceId === actor.taskForceId);
      expect({ ...node, needs: node.needs.toSorted(), disciplines: node.disciplines.toSorted() }).toEqual(
        expected.find(({ taskForceId }) => taskForceId === node.taskForceId),
      );
    }
  }
  expect(expected.reduce((sum, { lapsed, overdue }) => sum + lapsed + overdue, 0)).toBeGreaterThan(10);
});

test("it is read in parts, and another table's id is no place in it", async () => {
  const [actor] = actors;
  if (!actor) throw new Error("nobody");
  const part = (after: string | null) => as(actor, (acting) => listOverviews(acting, { first: 2, after }));
  const first = await part(null);
  expect(first.nodes.map(({ taskForceName }) => taskForceName)).toEqual(["Alder", "Birch"]);
  expect((await part(first.endCursor)).nodes.map(({ taskForceName }) => taskForceName)).toEqual(["Cape"]);
  expect((await part(bystander.taskForceId)).nodes).toEqual([]);
  expect((await part(crypto.randomUUID())).nodes).toEqual([]);
  expect((await as(bystander, (acting) => listOverviews(acting, {}))).nodes).toHaveLength(1);
});

test("who has left a table, or sits there without a seat, is shown nothing of it", async () => {
  const [, actor] = actors;
  if (!actor) throw new Error("nobody");
  const names = async () => (await as(actor, (acting) => listOverviews(acting, {}))).nodes.map(({ taskForceName }) => taskForceName);
  await owner.membership.updateMany({ where: { agencyId: actor.agencyId, taskForceId: actor.taskForceId }, data: { leftAt: new Date() } });
  expect(await names()).toEqual(["Birch", "Cape"]);
  await owner.membership.updateMany({ where: { agencyId: actor.agencyId, taskForceId: actor.taskForceId }, data: { leftAt: null } });
  await owner.seat.deleteMany({ where: { personId: actor.personId, taskForceId: actor.taskForceId } });
  expect(await names()).toEqual(["Birch", "Cape"]);
});
