import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildMilestone } from "../factories/roadmap.ts";
import { buildTraining } from "../factories/training.ts";
import { dayFromNow, deskOf } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { layTable, type Table } from "../support/table.ts";
import { type Someone, type World } from "../support/world.ts";

let close: Table["close"];
let owner: PrismaClient;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  ({ owner, world, hub, close } = await layTable());
});

afterAll(() => close());

const session = {
  kind: "TRAINING",
  heldOn: dayFromNow(-3),
  topics: ["LABOR_TRAFFICKING"],
  minutes: 120,
  modality: "ONLINE",
  attendees: 14,
  audience: [
    { audience: "HEALTH", people: 9 },
    { audience: "EDUCATION", people: 5 },
  ],
  materials: [{ material: "HOTLINE_CARD", count: 30 }],
};
type Entry = { id: string; version: number; attendees: number; viewerCan: string[]; withdrawal: { reason: string } | null; ranByAgency: { name: string } };
const entry = "id version attendees viewerCan withdrawal { reason } ranByAgency { name }";
const look = async (id: string, someone: Someone) =>
  (await deskOf(hub, someone).ask<{ training: Entry | null }>(`query ($id: ID!) { training(id: $id) { ${entry} } }`, { id })).training;

test("an agency's people log and correct what it did; everybody at the table reads it, and nobody else changes it but a coordinator", async () => {
  const { id, version } = await deskOf(hub, world.leA).act("addTraining", { ...session, ranByPersonId: world.leA.person.id, note: "First of three" });
  expect(await look(id, world.adviser)).toEqual({ id, version: 1, attendees: 14, viewerCan: [], withdrawal: null, ranByAgency: { name: "Police A" } });
  expect((await look(id, world.leA))?.viewerCan).toEqual(["CHANGE", "WITHDRAW"]);
  expect(await look(id, world.operator)).toBeNull();
  expect(await deskOf(hub, world.rccA).refusal("changeTraining", { ...session, trainingId: id, version })).toEqual(["NOT_FOUND"]);
  expect(await deskOf(hub, world.rccA).refusal("withdrawTraining", { trainingId: id, version, reason: "Not ours" })).toEqual(["NOT_FOUND"]);
  for (const someone of [world.adviser, world.operator]) expect(await deskOf(hub, someone).refusal("addTraining", session)).toEqual(["NOT_FOUND"]);
  expect(await deskOf(hub, world.coord).act("changeTraining", { ...session, trainingId: id, version, minutes: 60 })).toMatchObject({ id, version: 2 });
  const stale = await deskOf(hub, world.leA).act("changeTraining", { ...session, trainingId: id, version, minutes: 90 });
  expect(stale.__typename).toBe("Conflict");
  expect(await owner.training.findUniqueOrThrow({ where: { id } })).toMatchObject({ minutes: 60, agencyId: world.leA.agency.id, ranById: null });
});

test.each([
  ["an audience that does not add up", { attendees: 15 }, { path: ["audience"], message: "does not add up to everybody who came" }],
  ["a day that has not come", { heldOn: dayFromNow(3) }, { path: ["heldOn"], message: "is in the future" }],
  ["somebody of another agency", { ranByPersonId: "RCC-B" }, { path: ["ranByPersonId"], message: "does not work at this agency" }],
  ["no topic", { topics: [] }, { path: ["topics"], message: "is too small or too short" }],
  ["a topic twice", { topics: ["OTHER", "OTHER"] }, { path: ["topics"], message: "names one of them twice" }],
  ["no time at all", { minutes: 0 }, { path: ["minutes"], message: "is too small or too short" }],
  [
    "an audience of nobody",
    { attendees: 0, audience: [{ audience: "HEALTH", people: 0 }] },
    { path: ["audience", "0", "people"], message: "is too small or too short" },
  ],
  ["words that could tell who somebody is", { note: "Ask dana@example.org" }, { path: ["note"], message: "EMAIL" }],
])("%s is refused in plain words", async (_, wrong, issue) => {
  const before = await owner.training.count();
  const input = { ...session, ...wrong, ...("ranByPersonId" in wrong && { ranByPersonId: world.rccB.person.id }) };
  const outcome = await deskOf(hub, world.rccA).act("addTraining", input);
  expect(outcome.__typename).toBe("InvalidInput");
  expect(outcome.issues).toContainEqual(issue);
  expect(await owner.training.count()).toBe(before);
});

test("what was withdrawn stays in the log with its reason, counts no longer, and is not changed any more", async () => {
  const desk = deskOf(hub, world.rccA);
  const { id } = await desk.act("addTraining", { ...session, heldOn: "2024-05-02" });
  const totals = async () =>
    (
      await desk.ask<{
        trainingTotals: { kind: string; sessions: number; minutes: number; people: number; audience: { audience: string; people: number }[] }[];
      }>('{ trainingTotals(from: "2024-05-01", to: "2024-05-31") { kind sessions minutes people audience { audience people } } }')
    ).trainingTotals;
  await buildTraining(owner, {
    taskForceId: world.taskForce.id,
    agencyId: world.rccB.agency.id,
    recordedById: world.rccB.person.id,
    kind: "OUTREACH",
    heldOn: new Date("2024-05-31"),
    attendees: 40,
    audience: { GENERAL_PUBLIC: 40 },
  });
  expect(await totals()).toEqual([
    {
      kind: "TRAINING",
      sessions: 1,
      minutes: 120,
      people: 14,
      audience: [
        { audience: "HEALTH", people: 9 },
        { audience: "EDUCATION", people: 5 },
      ],
    },
    { kind: "OUTREACH", sessions: 1, minutes: 90, people: 40, audience: [{ audience: "GENERAL_PUBLIC", people: 40 }] },
  ]);
  expect(await desk.act("withdrawTraining", { trainingId: id, version: 1, reason: "Logged twice" })).toMatchObject({ __typename: "TrainingEntry", version: 2 });
  expect(await look(id, world.rccA)).toMatchObject({ viewerCan: [], withdrawal: { reason: "Logged twice" } });
  expect((await totals())[0]).toMatchObject({ sessions: 0, people: 0, audience: [] });
  expect((await desk.act("changeTraining", { ...session, trainingId: id, version: 2 })).__typename).toBe("Conflict");
  const list = async (withdrawn: boolean) =>
    (
      await desk.ask<{ trainings: { nodes: { id: string }[] } }>(
        `query ($withdrawn: Boolean) { trainings(from: "2024-05-01", to: "2024-05-30", withdrawn: $withdrawn) { nodes { id } } }`,
        { withdrawn },
      )
    ).trainings.nodes;
  expect([await list(false), await list(true)]).toEqual([[], [{ id }]]);
});

test("the log is read in parts, the latest first", async () => {
  const place = { taskForceId: world.taskForce.id, agencyId: world.rccB.agency.id, recordedById: world.rccB.person.id };
  for (const day of ["2023-02-01", "2023-02-03", "2023-02-03", "2023-02-02"]) await buildTraining(owner, { ...place, heldOn: new Date(day) });
  const days: string[] = [];
  let after: string | null = null;
  do {
    const { trainings }: { trainings: { nodes: { heldOn: string }[]; hasMore: boolean; endCursor: string | null } } = await deskOf(hub, world.adviser).ask(
      'query ($after: String) { trainings(first: 3, after: $after, from: "2023-02-01", to: "2023-02-28") { nodes { heldOn } hasMore endCursor } }',
      { after },
    );
    days.push(...trainings.nodes.map(({ heldOn }) => heldOn));
    after = trainings.hasMore ? trainings.endCursor : null;
  } while (after !== null);
  expect(days).toEqual(["2023-02-03", "2023-02-03", "2023-02-02", "2023-02-01"]);
});

test("RM-5 a training is evidence until it is withdrawn: then it breaks loudly", async () => {
  const { id: milestoneId } = await buildMilestone(owner, world.roadmap.element, { code: "TR1" });
  const desk = deskOf(hub, world.coord);
  const { id: trainingId } = await deskOf(hub, world.leA).act("addTraining", session);
  expect(await desk.act("attachEvidence", { milestoneId, kind: "TRAINING", trainingId })).toMatchObject({ __typename: "Milestone" });
  const evidence = async () =>
    (
      await desk.ask<{
        milestone: { hasBrokenEvidence: boolean; evidence: { kind: string; broken: boolean; agency: { name: string }; training: { id: string } }[] };
      }>("query ($id: ID!) { milestone(id: $id) { hasBrokenEvidence evidence { kind broken agency { name } training { id } } } }", { id: milestoneId })
    ).milestone;
  const proof = { kind: "TRAINING", agency: { name: "Police A" }, training: { id: trainingId } };
  expect(await evidence()).toEqual({ hasBrokenEvidence: false, evidence: [{ ...proof, broken: false }] });
  await deskOf(hub, world.leA).act("withdrawTraining", { trainingId, version: 1, reason: "Did not take place" });
  expect(await evidence()).toEqual({ hasBrokenEvidence: true, evidence: [{ ...proof, broken: true }] });
  expect((await desk.act("attachEvidence", { milestoneId, kind: "TRAINING", trainingId })).issues).toContainEqual({
    path: ["trainingId"],
    message: "was withdrawn",
  });
  expect((await desk.act("attachEvidence", { milestoneId, kind: "TRAINING" })).issues).toContainEqual({
    path: ["trainingId"],
    message: "name the training, and only for one",
  });
});
