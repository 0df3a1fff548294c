import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAward, type BuiltAward } from "../factories/award.ts";
import { dayFromNow, deskOf } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { layTable, type Table } from "../support/table.ts";
import { type World } from "../support/world.ts";

let close: Table["close"];
let owner: PrismaClient;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  ({ owner, world, hub, close } = await layTable());
});

afterAll(() => close());

type Award = { viewerCan: string[]; requirements: { id: string; standing: string; milestones: { id: string }[] }[] };

const coordinator = () => deskOf(hub, world.coord);

async function see(id: string): Promise<Award> {
  const document = "query ($id: ID!) { award(id: $id) { viewerCan requirements { id standing milestones { id } } } }";
  const { award } = await coordinator().ask<{ award: Award | null }>(document, { id });
  if (!award) throw new Error("there is no such award");
  return award;
}

/** An award of its own, so that no test minds another's. */
const make = (): Promise<BuiltAward> =>
  buildAward(owner, { taskForceId: world.taskForce.id, holderAgencyId: world.lead.agency.id, filedById: world.lead.person.id });

const facts = { funder: "OVC", title: "Another title", number: "15POVC-26-01", side: "VICTIM_SERVICES", startsOn: "2025-10-01", endsOn: "2028-09-30" };
const yearly = { report: "SINGLE_AUDIT", frequency: "ANNUAL", yearStartsIn: 7, dueUnit: "MONTHS", dueAfter: 9, weekend: "STAYS" };

describe("requirements", () => {
  test("are met, waived with a reason and opened again, and each step says when and by whom", async () => {
    const { requirement, award } = await make();
    const { id } = requirement;
    const desk = deskOf(hub, world.lead);
    expect(await desk.act("meetRequirement", { requirementId: id, version: 1, metOn: dayFromNow(4) })).toMatchObject({ issues: [{ path: ["metOn"] }] });
    expect(await desk.act("meetRequirement", { requirementId: id, version: 1 })).toMatchObject({ __typename: "GrantRequirement", status: "MET", version: 2 });
    expect(await desk.act("waiveRequirement", { requirementId: id, version: 2, reason: "Given up" })).toMatchObject({
      __typename: "Conflict",
      requirement: { version: 2 },
    });
    expect(await desk.act("reopenRequirement", { requirementId: id, version: 2 })).toMatchObject({ status: "OPEN", version: 3 });
    expect(await desk.act("waiveRequirement", { requirementId: id, version: 3, reason: " " })).toMatchObject({ issues: [{ path: ["reason"] }] });
    expect(await desk.act("waiveRequirement", { requirementId: id, version: 3, reason: "The funder gave it up" })).toMatchObject({
      status: "WAIVED",
      version: 4,
    });
    expect((await see(award.id)).requirements).toMatchObject([{ id, standing: "WAIVED" }]);
    expect(await owner.grantRequirement.findUnique({ where: { id } })).toMatchObject({
      decidedById: world.lead.person.id,
      waivedBecause: "The funder gave it up",
    });
  });

  test("are met by milestones of the own table's roadmap, and of no other", async () => {
    const { requirement, award } = await make();
    const [first, second] = world.roadmap.milestones;
    const link = { requirementId: requirement.id, milestoneId: second.id };
    await coordinator().act("linkRequirementToMilestone", link);
    await coordinator().act("linkRequirementToMilestone", { ...link, milestoneId: first.id });
    await coordinator().act("linkRequirementToMilestone", link);
    expect((await see(award.id)).requirements[0]?.milestones.map(({ id }) => id)).toEqual([second.id, first.id]);
    await coordinator().act("unlinkRequirementFromMilestone", link);
    expect((await see(award.id)).requirements[0]?.milestones.map(({ id }) => id)).toEqual([first.id]);
    expect(await coordinator().refusal("linkRequirementToMilestone", { ...link, milestoneId: randomUUID() })).toEqual(["NOT_FOUND"]);
  });

  test("of a closed award stay as they are until it is opened again", async () => {
    const { requirement, award, rule } = await make();
    expect(await coordinator().act("closeAward", { awardId: award.id, version: 1 })).toMatchObject({ state: "CLOSED", version: 2 });
    for (const [mutation, input] of [
      ["meetRequirement", { requirementId: requirement.id, version: 1 }],
      ["addRequirement", { awardId: award.id, title: "More", kind: "CONDITION" }],
      ["addReportingRule", { awardId: award.id, ...yearly }],
      ["markFiled", { ruleId: rule.id, periodStartsOn: "2026-01-01", filedOn: "2026-04-02" }],
      ["changeAward", { awardId: award.id, version: 2, ...facts }],
    ] as const)
      expect((await coordinator().act(mutation, input)).__typename, mutation).toBe("AwardIsClosed");
    expect((await see(award.id)).viewerCan).toEqual(["REOPEN"]);
    expect(await coordinator().act("reopenAward", { awardId: award.id, version: 2 })).toMatchObject({ state: "RUNNING", version: 3 });
    expect(await coordinator().act("meetRequirement", { requirementId: requirement.id, version: 1 })).toMatchObject({ status: "MET" });
  });
});
