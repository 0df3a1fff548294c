import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
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

type Shown = {
  year: number;
  closedAt: string | null;
  viewerCan: string[];
  ownFinishedAt: string | null;
  answered: { agency: { name: string } }[];
  notAnswered: { name: string }[];
  elements: {
    own: { rating: number } | null;
    result: {
      median: number;
      lowest: number;
      highest: number;
      spread: number;
      disagreement: boolean;
      ratings: { rating: number; agency: { name: string } }[];
    } | null;
  }[];
};
const shown = `year closedAt viewerCan ownFinishedAt answered { agency { name } } notAnswered { name }
  elements { own { rating } result { median lowest highest spread disagreement ratings { rating agency { name } } } }`;
async function look(id: string, someone: Someone): Promise<Shown | null> {
  return (await deskOf(hub, someone).ask<{ selfAssessment: Shown | null }>(`query ($id: ID!) { selfAssessment(id: $id) { ${shown} } }`, { id })).selfAssessment;
}
const year = new Date().getUTCFullYear();

test("one a year and one at a time, opened by a coordinator alone", async () => {
  const desk = deskOf(hub, world.coord);
  const open = (input: object) => desk.act("openSelfAssessment", { closesOn: dayFromNow(20), ...input });
  expect((await open({ year })).issues).toEqual([{ path: ["year"], message: "has its self-assessment already" }]);
  expect((await open({ year: year + 1 })).issues).toEqual([{ path: ["year"], message: "has to wait until the open one is closed" }]);
  expect((await open({ year: year + 1, closesOn: dayFromNow(-2) })).issues).toEqual([{ path: ["closesOn"], message: "has passed" }]);
  expect(await deskOf(hub, world.lead).refusal("openSelfAssessment", { year: year + 1, closesOn: dayFromNow(20) })).toEqual(["NOT_FOUND"]);
});

test("nobody sees what others say until it is closed, the coordinator neither; then everybody sees what finished agencies said", async () => {
  const { id } = world.assessments.open.assessment;
  const { element } = world.roadmap;
  const rate = (someone: Someone, rating: number) =>
    deskOf(hub, someone).act("rateElements", { assessmentId: id, ratings: [{ elementId: element.id, rating, comment: "As we see it" }] });
  expect(await rate(world.leA, 4)).toMatchObject({ __typename: "SelfAssessment", id });
  expect(await rate(world.leA, 3)).toMatchObject({ id });
  await deskOf(hub, world.leA).act("finishOwnRating", { assessmentId: id });
  for (const someone of [world.coord, world.adviser, world.rccB]) expect((await look(id, someone))?.elements.map(({ result }) => result)).toEqual([null]);
  expect(await look(id, world.leA)).toMatchObject({ elements: [{ own: { rating: 3 }, result: null }], viewerCan: ["RATE", "FINISH"] });
  expect((await look(id, world.rccB))?.elements[0]?.own).toEqual({ rating: 0 });
  const progress = await look(id, world.coord);
  expect(progress?.answered.map(({ agency }) => agency.name)).toEqual(["Center A", "Police A"]);
  expect(progress?.notAnswered.map(({ name }) => name)).toEqual(["Center B", "Coalition", "Prosecutor B"]);
  expect(progress?.viewerCan).toEqual(["RATE", "FINISH", "CLOSE"]);

  for (const someone of [world.leA, world.lead]) expect(await deskOf(hub, someone).refusal("closeSelfAssessment", { assessmentId: id })).toEqual(["NOT_FOUND"]);
  expect(await deskOf(hub, world.coord).act("closeSelfAssessment", { assessmentId: id })).toMatchObject({ id });
  for (const someone of [world.coord, world.adviser, world.rccB])
    expect((await look(id, someone))?.elements.map(({ result }) => result)).toEqual([
      {
        median: 2.5,
        lowest: 2,
        highest: 3,
        spread: 1,
        disagreement: false,
        ratings: [
          { rating: 2, agency: { name: "Center A" } },
          { rating: 3, agency: { name: "Police A" } },
        ],
      },
    ]);
  expect(await look(id, world.operator)).toBeNull();

  expect((await rate(world.leA, 1)).__typename).toBe("SelfAssessmentClosed");
  expect((await deskOf(hub, world.rccB).act("finishOwnRating", { assessmentId: id })).__typename).toBe("SelfAssessmentClosed");
  expect((await deskOf(hub, world.coord).act("closeSelfAssessment", { assessmentId: id })).__typename).toBe("SelfAssessmentClosed");
});

test("agencies disagree from two steps on; what an agency did not finish does not count", async () => {
  const closed = await look(world.assessments.closed.assessment.id, world.rccA);
  expect(closed?.elements[0]?.result).toMatchObject({ median: 2, lowest: 1, highest: 3, spread: 2, disagreement: true });
});

test("a rating off the scale, an element of nowhere and an answer without ratings are refused in plain words", async () => {
  const { id } = await owner.selfAssessment.create({
    data: { taskForceId: world.taskForce.id, roadmapId: world.roadmap.roadmap.id, year: 2050, closesOn: new Date(), openedById: world.coord.person.id },
  });
  const desk = deskOf(hub, world.leB);
  const rate = (rating: object) => desk.act("rateElements", { assessmentId: id, ratings: [rating] });
  const elementId = world.roadmap.element.id;
  expect((await rate({ elementId, rating: 5 })).issues).toEqual([{ path: ["ratings", "0", "rating"], message: "is too large or too long" }]);
  expect((await rate({ elementId: crypto.randomUUID(), rating: 3 })).issues).toEqual([
    { path: ["ratings", "0", "elementId"], message: "is not on this roadmap" },
  ]);
  expect((await rate({ elementId, rating: 3, comment: "Call 336-555-0142" })).issues).toContainEqual({ path: ["ratings", "0", "comment"], message: "PHONE" });
  expect((await desk.act("finishOwnRating", { assessmentId: id })).issues).toEqual([{ path: ["assessmentId"], message: "has no rating of yours yet" }]);
  expect(await deskOf(hub, world.adviser).refusal("rateElements", { assessmentId: id, ratings: [{ elementId, rating: 3 }] })).toEqual(["NOT_FOUND"]);
  expect((await deskOf(hub, world.coord).act("setGoals", { assessmentId: id, goals: [{ elementId, targetStage: 3, words: "Adopt it" }] })).__typename).toBe(
    "SelfAssessmentOpen",
  );
});

test("a coordinator makes goals of the year after: shown on the roadmap, told in the history, and never overwritten unseen", async () => {
  const { assessment } = world.assessments.closed;
  const { element } = world.roadmap;
  const desk = deskOf(hub, world.coord);
  const goals = async () =>
    (
      await deskOf(hub, world.adviser).ask<{
        roadmap: {
          goals: { id: string; version: number; year: number; words: string; targetStage: number; reached: boolean; ownerAgency: { name: string } | null }[];
        };
      }>("{ roadmap { goals { id version year words targetStage reached ownerAgency { name } } } }")
    ).roadmap.goals;
  const set = (goal: object) =>
    desk.act("setGoals", { assessmentId: assessment.id, goals: [{ elementId: element.id, targetStage: 4, words: "Two agencies more", ...goal }] });
  expect(await goals()).toMatchObject([{ id: world.goal.id, version: 1, year, targetStage: 3, reached: false, ownerAgency: { name: "Center A" } }]);
  expect((await set({})).__typename).toBe("Conflict");
  expect((await set({ version: 1, ownerAgencyId: world.leB.agency.id })).__typename).toBe("SelfAssessment");
  expect((await set({ version: 1 })).__typename).toBe("Conflict");
  expect(await goals()).toMatchObject([{ version: 2, words: "Two agencies more", targetStage: 4, ownerAgency: { name: "Prosecutor B" } }]);
  expect((await set({ version: 2, targetStage: 6 })).issues).toEqual([{ path: ["goals", "0", "targetStage"], message: "is too large or too long" }]);
  expect(
    await deskOf(hub, world.lead).refusal("setGoals", { assessmentId: assessment.id, goals: [{ elementId: element.id, targetStage: 4, words: "Mine" }] }),
  ).toEqual(["NOT_FOUND"]);
  const remove = { goalId: world.goal.id, reason: "Moved to the year after" };
  expect((await desk.act("removeGoal", { ...remove, version: 1 })).__typename).toBe("Conflict");
  expect((await desk.act("removeGoal", { ...remove, version: 2 })).__typename).toBe("SelfAssessment");
  expect(await goals()).toEqual([]);
  const told = await owner.milestoneEvent.findMany({ where: { elementId: element.id, milestoneId: null }, orderBy: { at: "asc" } });
  expect(told.map(({ kind, before, after, reason }) => ({ kind, before, after, reason }))).toEqual([
    { kind: "GOAL_SET", before: "Every agency signs the charter", after: "Two agencies more", reason: null },
    { kind: "GOAL_REMOVED", before: "Two agencies more", after: null, reason: "Moved to the year after" },
  ]);
});
