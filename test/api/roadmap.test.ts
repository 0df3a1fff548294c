import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildMilestone } from "../factories/roadmap.ts";
import { type TestDatabase } from "../support/database.ts";
import { deskOf, dayFromNow } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { objectTypes } from "../support/sdl.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { type World } from "../support/world.ts";
import { layTable, type Table } from "../support/table.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  ({ database, owner, world, hub, close } = await layTable());
});

afterAll(() => close());

type Milestone = {
  id: string;
  version: number;
  title: string;
  status: string;
  reviewOn: string | null;
  hasBrokenEvidence: boolean;
  evidence: { id: string; broken: boolean; url: string | null }[];
  history: { kind: string; toStatus: string; reason: string | null; after: string | null }[];
};
type Element = { id: string; name: string; stage: number; computedStage: number; slippedBack: boolean; override: { stage: number; reason: string } | null };

const coordinator = () => deskOf(hub, world.coord);
const shown = "id version title status reviewOn hasBrokenEvidence evidence { id broken url } history { kind toStatus reason after }";

async function look(id: string, someone = world.coord): Promise<Milestone> {
  const { milestone } = await deskOf(hub, someone).ask<{ milestone: Milestone | null }>(`query ($id: ID!) { milestone(id: $id) { ${shown} } }`, { id });
  if (!milestone) throw new Error("there is no such milestone");
  return milestone;
}

async function elements(): Promise<Element[]> {
  const { roadmap } = await coordinator().ask<{ roadmap: { areas: { elements: Element[] }[] } }>(
    "{ roadmap { areas { elements { id name stage computedStage slippedBack override { stage reason } } } } }",
  );
  return roadmap.areas.flatMap((area) => area.elements);
}

/** A milestone of its own, so that no test minds another's. */
async function make(overrides: Parameters<typeof buildMilestone>[2]): Promise<Milestone> {
  return look((await buildMilestone(owner, world.roadmap.element, overrides)).id);
}

const inPlace = (days: number) => ({ status: "IN_PLACE" as const, verifiedOn: new Date(Date.now() - 90 * 86_400_000), reviewOn: new Date(dayFromNow(days)) });

test("RM-1 importing the template twice makes no duplicate, keeps new names, and adds what is missing", async () => {
  const desk = coordinator();
  expect((await desk.act("importRoadmapTemplate", {})).__typename).toBe("Roadmap");
  const [g01] = await owner.milestone.findMany({ where: { taskForceId: world.taskForce.id, code: "G01" } });
  await desk.act("renameRoadmapPart", { part: "MILESTONE", id: g01?.id, name: "Needs of the region known" });
  const before = await owner.milestone.count();
  await Promise.all([desk.act("importRoadmapTemplate", {}), desk.act("importRoadmapTemplate", {})]);
  expect(await owner.milestone.count()).toBe(before);
  expect((await look(g01?.id ?? "")).title).toBe("Needs of the region known");
  expect(await owner.roadmap.count({ where: { taskForceId: world.taskForce.id } })).toBe(1);
});

test("RM-2 what is in place lapses when its review date passes, with no user action, and moves its element back", async () => {
  const milestone = await make({ code: "R2", ...inPlace(30) });
  expect(milestone.status).toBe("IN_PLACE");
  await owner.milestone.update({ where: { id: milestone.id }, data: { reviewOn: new Date(dayFromNow(-2)) } });
  const lapsed = await look(milestone.id);
  expect(lapsed).toMatchObject({ status: "LAPSED", version: milestone.version });
  const { milestones } = await coordinator().ask<{ milestones: Milestone[] }>(`{ milestones(status: LAPSED) { ${shown} } }`);
  expect(milestones.map(({ id }) => id)).toContain(milestone.id);
  expect(await coordinator().act("setMilestoneStatus", { milestoneId: milestone.id, version: lapsed.version, status: "IN_PLACE" })).toMatchObject({
    __typename: "Milestone",
  });
  const again = await look(milestone.id);
  expect([again.status, (again.reviewOn ?? "") > dayFromNow(300)]).toEqual(["IN_PLACE", true]);
});

test("RM-2 nobody can set a milestone lapsed", async () => {
  const { id, version } = await make({ code: "R2b" });
  expect(await coordinator().act("setMilestoneStatus", { milestoneId: id, version, status: "LAPSED" })).toMatchObject({
    __typename: "InvalidInput",
    issues: [{ path: ["status"] }],
  });
});

test("RM-3 an element follows its milestones, may be set by hand with a reason, and the override is logged", async () => {
  const desk = coordinator();
  const { id } = world.roadmap.element;
  const before = (await elements()).find((element) => element.id === id);
  expect(before?.override).toBe(null);
  expect(await desk.act("overrideStage", { elementId: id, stage: 5, reason: " " })).toMatchObject({
    __typename: "InvalidInput",
    issues: [{ path: ["reason"] }],
  });
  await desk.act("overrideStage", { elementId: id, stage: 5, reason: "Others look up to us in this" });
  expect((await elements()).find((element) => element.id === id)).toMatchObject({
    stage: 5,
    computedStage: before?.computedStage,
    override: { stage: 5, reason: "Others look up to us in this" },
  });
  const logged = await rowsOf<{ action: string; body: string }>(
    database.superuserUrl,
    "SELECT action, body FROM audit_entry WHERE $1 = ANY (subject_ids) AND outcome = 'OK'",
    [id],
  );
  expect(logged.map(({ action }) => action)).toEqual(["roadmap.override-stage"]);
  expect(logged[0]?.body).not.toContain("Others");
  await desk.act("clearOverride", { elementId: id, reason: "Looked at again" });
  expect((await elements()).find((element) => element.id === id)).toMatchObject({ stage: before?.computedStage, override: null });
});

test("RM-4 areas, elements and stages are renamed without losing evidence", async () => {
  const desk = coordinator();
  const [milestone] = world.roadmap.milestones;
  const { roadmap } = await desk.ask<{ roadmap: { stages: { id: string }[]; areas: { id: string; elements: { id: string }[] }[] } }>(
    "{ roadmap { stages { id } areas { id elements { id } } } }",
  );
  const area = roadmap.areas.find((one) => one.elements.some(({ id }) => id === world.roadmap.element.id));
  const before = await look(milestone.id);
  for (const [part, id] of [
    ["STAGE", roadmap.stages[0]?.id],
    ["AREA", area?.id],
    ["ELEMENT", world.roadmap.element.id],
  ] as const)
    expect((await desk.act("renameRoadmapPart", { part, id, name: `Our own ${part.toLowerCase()}` })).__typename).toBe("Roadmap");
  expect((await look(milestone.id)).evidence).toEqual(before.evidence);
  expect((await elements()).map(({ name }) => name)).toContain("Our own element");
});

describe("RM-5 evidence", () => {
  test("RM-5 an agreement proves as long as it is in force, and breaks loudly when it ends or is gone", async () => {
    const desk = coordinator();
    const { id } = await make({ code: "R5", ...inPlace(300) });
    const agreement = await owner.sharingAgreement.findFirstOrThrow({ where: { agencyId: world.leB.agency.id } });
    await desk.act("attachEvidence", { milestoneId: id, kind: "AGREEMENT", agreementId: agreement.id });
    expect(await look(id)).toMatchObject({ hasBrokenEvidence: false, evidence: [{ broken: false }] });
    await owner.sharingAgreement.update({ where: { id: agreement.id }, data: { endsAt: new Date(Date.now() - 1000) } });
    expect(await look(id)).toMatchObject({ hasBrokenEvidence: true, evidence: [{ broken: true }] });
    expect(await desk.act("attachEvidence", { milestoneId: id, kind: "AGREEMENT", agreementId: agreement.id })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["agreementId"] }],
    });
    await owner.sharingAgreement.delete({ where: { id: agreement.id } });
    expect(await look(id)).toMatchObject({ hasBrokenEvidence: true, evidence: [{ broken: true }] });
    const { roadmap } = await desk.ask<{ roadmap: { lapsing: { id: string }[] } }>("{ roadmap { lapsing { id } } }");
    expect(roadmap.lapsing.map((one) => one.id)).toContain(id);
  });

  test("RM-5 a link is https and nothing else, and can be taken away with its trace kept", async () => {
    const desk = coordinator();
    const { id } = await make({ code: "R5b" });
    for (const url of ["http://files.example.org", "ftp://files.example.org", "https://name@files.example.org", "files"])
      expect(await desk.act("attachEvidence", { milestoneId: id, kind: "LINK", url })).toMatchObject({
        __typename: "InvalidInput",
        issues: [{ path: ["url"] }],
      });
    await desk.act("attachEvidence", { milestoneId: id, kind: "LINK", url: "https://files.example.org/minutes", note: "Approved minutes" });
    const [evidence] = (await look(id)).evidence;
    expect(evidence).toMatchObject({ broken: false, url: "https://files.example.org/minutes" });
    await desk.act("detachEvidence", { evidenceId: evidence?.id, reason: "Replaced" });
    const after = await look(id);
    expect([after.evidence, after.history.map(({ kind }) => kind)]).toEqual([[], ["EVIDENCE_DETACHED", "EVIDENCE_ATTACHED"]]);
  });
});

test("RM-6 nothing of the roadmap leads to a referral, in the contract and in the database", async () => {
  const ofReferrals = /Share$|Share[A-Z]|Referral(?!Reason)|Survivor|^Consent|InformationRequest/;
  const reached = new Set<string>();
  const follow = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const field of Object.values(
      objectTypes()
        .find((type) => type.name === name)
        ?.getFields() ?? {},
    ))
      follow(String(field.type).replaceAll(/[[\]!]/g, ""));
  };
  for (const root of ["Roadmap", "RoadmapMovement", "RoadmapGaps"]) follow(root);
  expect(reached.size).toBeGreaterThan(10);
  expect([...reached].filter((name) => ofReferrals.test(name))).toEqual([]);
  const links = await rowsOf(
    database.superuserUrl,
    `SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text ~ '^(roadmap|milestone|evidence)' AND confrelid::regclass::text ~ '^(referral|share|consent|survivor)'`,
  );
  expect(links).toEqual([]);
});

test("two people at once: one wins, the other is told and shown how it stands now", async () => {
  const { id, version } = await make({ code: "C1" });
  await coordinator().act("planMilestone", { milestoneId: id, version, dueOn: dayFromNow(20) });
  const document =
    "mutation ($input: SetMilestoneStatusInput!) { setMilestoneStatus(input: $input) { __typename ... on Conflict { milestone { id version status } } } }";
  const { data } = await hub.graphql<{ setMilestoneStatus: object }>(
    document,
    { input: { clientKey: crypto.randomUUID(), milestoneId: id, version, status: "UNDER_WAY", reason: "Begun" } },
    { as: world.coord.person.email },
  );
  expect(data?.setMilestoneStatus).toEqual({ __typename: "Conflict", milestone: { id, version: version + 1, status: "NOT_STARTED" } });
});

test("a circle of dependencies is refused by the hub, and by the database", async () => {
  const desk = coordinator();
  const [a, b, c] = [await make({ code: "D1" }), await make({ code: "D2" }), await make({ code: "D3" })];
  await desk.act("addDependency", { milestoneId: b.id, dependsOnId: a.id });
  await desk.act("addDependency", { milestoneId: c.id, dependsOnId: b.id });
  for (const dependsOnId of [a.id, b.id, c.id])
    expect((await desk.act("addDependency", { milestoneId: a.id, dependsOnId })).__typename).toBe("DependencyCycle");
  const insert = "INSERT INTO milestone_dependency (id, task_force_id, milestone_id, depends_on_id) VALUES (gen_random_uuid(), $1, $2, $3)";
  expect(await refusalOf(rowsOf(database.superuserUrl, insert, [world.taskForce.id, a.id, c.id]))).toBe("RT042");
});

test("whoever owns a milestone says how it stands and attaches proof, and changes nothing else", async () => {
  const { id, version } = await make({ code: "O1", ownerAgencyId: world.leA.agency.id });
  const police = deskOf(hub, world.leA);
  expect(await police.act("setMilestoneStatus", { milestoneId: id, version, status: "UNDER_WAY", reason: "Begun with the core team" })).toMatchObject({
    __typename: "Milestone",
  });
  expect(await police.act("attachEvidence", { milestoneId: id, kind: "LINK", url: "https://files.example.org/plan" })).toMatchObject({
    __typename: "Milestone",
  });
  for (const [mutation, input] of [
    ["planMilestone", { milestoneId: id, version: version + 1 }],
    ["assignMilestone", { milestoneId: id, version: version + 1 }],
    ["renameRoadmapPart", { part: "MILESTONE", id, name: "Ours" }],
    ["importRoadmapTemplate", {}],
  ] as const)
    expect(await police.refusal(mutation, input), mutation).toEqual(["NOT_FOUND"]);
  expect(await deskOf(hub, world.rccB).refusal("setMilestoneStatus", { milestoneId: id, version: version + 1, status: "IN_PLACE" })).toEqual(["NOT_FOUND"]);
  expect((await look(id, world.adviser)).history[1]).toMatchObject({ kind: "STATUS", toStatus: "UNDER_WAY", reason: "Begun with the core team" });
  expect(await deskOf(hub, world.operator).ask("{ roadmap { id } roadmapGaps { needs } milestones { id } }")).toEqual({
    roadmap: null,
    roadmapGaps: null,
    milestones: [],
  });
});

test("DI-08 DI-09 words that could tell who somebody is are refused by the hub, and by the database", async () => {
  const { id, version } = await make({ code: "S1" });
  for (const [reason, kind] of [
    ["Call 336-555-0142", "PHONE"],
    ["Ask dana@example.org", "EMAIL"],
    ["Case no. 4471", "CASE_NUMBER"],
  ] as const) {
    const outcome = await coordinator().act("setMilestoneStatus", { milestoneId: id, version, status: "UNDER_WAY", reason });
    expect(outcome.issues).toContainEqual({ path: ["reason"], message: kind });
  }
  for (const words of ["a@b", "https://b", "number 12345", "336 555 0142"])
    expect(await refusalOf(rowsOf(database.superuserUrl, "UPDATE milestone SET title = $2 WHERE id = $1", [id, words])), words).toBe("23514");
});

test("movement tells what moved since a day, and what lapsed", async () => {
  const { element, roadmap } = world.roadmap;
  const [area] = await owner.roadmapArea.findMany({ where: { roadmapId: roadmap.id, code: "A" } });
  const own = await owner.roadmapElement.create({
    data: { taskForceId: element.taskForceId, areaId: area?.id ?? "", code: "Moves", place: 90, name: "Moves" },
  });
  const { id } = await buildMilestone(owner, own, { code: "M1", stage: 2 });
  await coordinator().act("setMilestoneStatus", { milestoneId: id, version: 1, status: "IN_PLACE" });
  const since = async (days: number) =>
    (
      await coordinator().ask<{ roadmapMovement: { element: { name: string }; stageFrom: number; stageTo: number; reached: { id: string }[] }[] }>(
        "query ($since: Date!) { roadmapMovement(since: $since) { element { name } stageFrom stageTo reached { id } } }",
        { since: dayFromNow(days) },
      )
    ).roadmapMovement.filter((one) => one.element.name === "Moves");
  expect(await since(-3)).toEqual([{ element: { name: "Moves" }, stageFrom: 1, stageTo: 4, reached: [{ id }] }]);
  expect(await since(2)).toEqual([]);
});
