import { reportingRuleTemplates } from "@roundtable/shared/grants.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAward, type BuiltAward } from "../factories/award.ts";
import { type TestDatabase } from "../support/database.ts";
import { dayFromNow, deskOf, type Outcome } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import { type Someone, type World } from "../support/world.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  ({ database, owner, world, hub, close } = await layTable());
});

afterAll(() => close());

type Period = {
  key: string;
  startsOn: string;
  endsOn: string;
  dueOn: string;
  isOnWeekend: boolean;
  weekendRule: string;
  standing: string;
  daysLeft: number | null;
  filedOn: string | null;
  viewerCan: string[];
  rule: { report: string; frequency: string };
};
type Award = {
  id: string;
  version: number;
  state: string;
  viewerCan: string[];
  periods: Period[];
  requirements: { id: string; standing: string; milestones: { id: string }[] }[];
};

const shown =
  "id version state viewerCan periods { key startsOn endsOn dueOn isOnWeekend weekendRule standing daysLeft filedOn viewerCan rule { report frequency } } requirements { id standing milestones { id } }";

const coordinator = () => deskOf(hub, world.coord);

async function look(id: string, someone: Someone = world.coord): Promise<Award | null> {
  return (await deskOf(hub, someone).ask<{ award: Award | null }>(`query ($id: ID!) { award(id: $id) { ${shown} } }`, { id })).award;
}

async function see(id: string): Promise<Award> {
  const award = await look(id);
  if (!award) throw new Error("there is no such award");
  return award;
}

const facts = (overrides: Record<string, unknown> = {}) => ({
  funder: "OVC",
  title: "Enhanced collaborative model",
  number: "15POVC-25-GK-01",
  side: "VICTIM_SERVICES",
  startsOn: "2025-10-01",
  endsOn: "2028-09-30",
  amountCents: 90_000_000,
  ...overrides,
});

const quarterly = (overrides: Record<string, unknown> = {}) => ({
  report: "SF_425",
  frequency: "QUARTERLY",
  yearStartsIn: 1,
  dueUnit: "DAYS",
  dueAfter: 30,
  weekend: "NOT_SAID",
  ...overrides,
});

const add = (overrides: Record<string, unknown> = {}): Promise<Outcome> =>
  coordinator().act("addAward", { holderAgencyId: world.lead.agency.id, ...facts(), ...overrides });

/** An award of its own, so that no test minds another's. */
const make = (overrides: Partial<Parameters<typeof buildAward>[1]> = {}): Promise<BuiltAward> =>
  buildAward(owner, { taskForceId: world.taskForce.id, holderAgencyId: world.lead.agency.id, filedById: world.lead.person.id, ...overrides });

describe("calendars", () => {
  test("GR-1 a due date on a weekend is shown with the funder's rule, and stays where it is", async () => {
    const { rule, award } = await make();
    const change = { ruleId: rule.id, version: 1, ...quarterly({ weekend: "NEXT_WORKING_DAY" }) };
    const { report: _, ...changed } = change as typeof change & { report: string };
    expect((await coordinator().act("changeReportingRule", changed)).__typename).toBe("Award");
    const due = (await see(award.id)).periods.find(({ startsOn }) => startsOn === "2026-10-01");
    // The thirtieth day after the end of December 2026 is a Saturday.
    expect(due).toMatchObject({ dueOn: "2027-01-30", isOnWeekend: true, weekendRule: "NEXT_WORKING_DAY" });
  });

  test("GR-5 the awards of one task force for services and for law enforcement keep calendars of their own", async () => {
    const services = await add({ reports: [{ report: "OVC_HT", frequency: "SEMIANNUAL" }] });
    const police = await add({
      funder: "BJA",
      side: "LAW_ENFORCEMENT",
      holderAgencyId: world.leA.agency.id,
      reports: [{ report: "LE_PMT", frequency: "QUARTERLY" }],
    });
    const due = async (id: string) => (await see(id)).periods.slice(0, 4).map(({ dueOn }) => dueOn);
    expect(await due(services.id)).toEqual(["2026-01-30", "2026-07-30", "2027-01-30", "2027-07-30"]);
    expect(await due(police.id)).toEqual(["2026-01-30", "2026-04-30", "2026-07-30", "2026-10-30"]);
  });

  test("begin with what their funder usually wants, and with nothing else", async () => {
    const { reportingRuleTemplates: shownTemplates } = await coordinator().ask<{ reportingRuleTemplates: { report: string; frequency: string }[] }>(
      "{ reportingRuleTemplates(funder: NC_GCC) { report frequency } }",
    );
    expect(shownTemplates).toEqual(reportingRuleTemplates.NC_GCC.map(({ report, frequency }) => ({ report, frequency })));
    const { rules } = await add({ funder: "NC_GCC", side: "STATE", reports: shownTemplates });
    expect(rules.map(({ report }) => report).toSorted()).toEqual(shownTemplates.map(({ report }) => report).toSorted());
    expect(await add({ reports: [{ report: "VOCA_PMT", frequency: "QUARTERLY" }] })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["reports", "0"], message: "is not one that this funder wants" }],
    });
  });

  test("tell everything that falls due from a day on, of awards that are not closed, by date", async () => {
    const { award, requirement } = await make({ title: "For the calendar" });
    const calendar = async (from: string, months: number) =>
      (
        await coordinator().ask<{ grantCalendar: { key: string; kind: string; dueOn: string; standing: string; award: { id: string } }[] }>(
          "query ($from: Date!, $months: Int!) { grantCalendar(from: $from, months: $months) { key kind dueOn standing award { id } } }",
          { from, months },
        )
      ).grantCalendar;
    const all = await calendar("2026-01-01", 16);
    expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).toSorted());
    const own = all.filter((one) => one.award.id === award.id);
    expect(own.map(({ kind, dueOn, standing }) => [kind, dueOn, standing === "FILED"])).toEqual([
      ["REPORT", "2026-01-30", true],
      ["REPORT", "2026-04-30", false],
      ["REPORT", "2026-07-30", false],
      ["REPORT", "2026-10-30", false],
      ["REPORT", "2027-01-30", false],
      ["REQUIREMENT", "2027-03-31", false],
      ["REPORT", "2027-04-30", false],
    ]);
    expect(own.find(({ kind }) => kind === "REQUIREMENT")?.key).toBe(requirement.id);
    await coordinator().act("closeAward", { awardId: award.id, version: 1 });
    expect((await calendar("2026-01-01", 16)).filter((one) => one.award.id === award.id)).toEqual([]);
    const { errors } = await hub.graphql('{ grantCalendar(from: "2026-01-01", months: 99) { key } }', {}, { as: world.coord.person.email });
    expect(errors).toHaveLength(1);
  });
});

describe("who sees and keeps an award", () => {
  test("AZ-03 it is the coordinators' and the holder's own; for everybody else it is as if it were not there", async () => {
    const { award } = world.award;
    const actions = async (someone: Someone) => (await look(award.id, someone))?.viewerCan;
    expect(await actions(world.coord)).toEqual(["CHANGE", "CLOSE", "CHANGE_RULES", "ADD_REQUIREMENT"]);
    expect(await actions(world.lead)).toEqual(["CHANGE", "CLOSE", "CHANGE_RULES", "ADD_REQUIREMENT"]);
    expect(await actions(world.rccB)).toEqual([]);
    for (const someone of [world.rccA, world.leA, world.leB, world.adviser, world.operator]) {
      expect(await look(award.id, someone)).toBe(null);
      const { awards, grantCalendar } = await deskOf(hub, someone).ask<{ awards: { nodes: { side: string }[] }; grantCalendar: { award: { side: string } }[] }>(
        '{ awards { nodes { side } } grantCalendar(from: "2025-01-01", months: 36) { award { side } } }',
      );
      const visible = someone === world.leA ? ["LAW_ENFORCEMENT"] : [];
      expect(awards.nodes.map(({ side }) => side)).toEqual(visible);
      expect(new Set(grantCalendar.map((one) => one.award.side))).toEqual(new Set(visible));
    }
  });

  test("AZ-08 whoever does not keep it changes nothing of it, and hears nothing but that there is nothing", async () => {
    const { award, rule, requirement } = world.award;
    const attempts: [string, object][] = [
      ["changeAward", { awardId: award.id, version: 1, ...facts() }],
      ["closeAward", { awardId: award.id, version: 1 }],
      ["addReportingRule", { awardId: award.id, ...quarterly({ report: "SINGLE_AUDIT" }) }],
      ["removeReportingRule", { ruleId: rule.id, version: 1 }],
      ["markFiled", { ruleId: rule.id, periodStartsOn: "2026-01-01", filedOn: "2026-04-02" }],
      ["unmarkFiled", { ruleId: rule.id, periodStartsOn: "2025-10-01" }],
      ["addRequirement", { awardId: award.id, title: "Plan", kind: "DELIVERABLE" }],
      ["meetRequirement", { requirementId: requirement.id, version: 1 }],
      ["linkRequirementToMilestone", { requirementId: requirement.id, milestoneId: world.roadmap.milestones[1].id }],
    ];
    for (const someone of [world.rccB, world.rccA, world.leA, world.adviser, world.operator])
      for (const [mutation, input] of attempts) expect(await deskOf(hub, someone).refusal(mutation, input), mutation).toEqual(["NOT_FOUND"]);
    expect(await deskOf(hub, world.rccA).refusal("addAward", { holderAgencyId: world.rccA.agency.id, ...facts() })).toEqual(["NOT_FOUND"]);
    expect(await deskOf(hub, world.lead).refusal("addAward", { holderAgencyId: world.rccA.agency.id, ...facts() })).toEqual(["NOT_FOUND"]);
    const denied = await rowsOf(database.superuserUrl, "SELECT FROM audit_entry WHERE $1 = ANY (subject_ids) AND outcome = 'DENIED'", [award.id]);
    expect(denied.length).toBeGreaterThan(0);
  });

  test("a lead adds an award that their own agency holds, and the money is nobody's in the log", async () => {
    const added = await deskOf(hub, world.lead).act("addAward", { holderAgencyId: world.lead.agency.id, ...facts({ amountCents: 12_345_600 }) });
    expect(added.__typename).toBe("Award");
    const logged = await rowsOf<{ action: string; body: string }>(database.superuserUrl, "SELECT action, body FROM audit_entry WHERE $1 = ANY (subject_ids)", [
      added.id,
    ]);
    expect(logged.map(({ action }) => action)).toEqual(["award.add"]);
    for (const word of ["12345600", "Enhanced", "15POVC"]) expect(logged[0]?.body).not.toContain(word);
  });

  test("who sees to it works at the holder or coordinates the table", async () => {
    expect(await add({ ownerPersonId: world.rccA.person.id })).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["ownerPersonId"] }] });
    expect(await add({ ownerPersonId: world.rccB.person.id, backupPersonId: world.coord.person.id })).toMatchObject({ __typename: "Award" });
    expect(await add({ ownerPersonId: world.coord.person.id, backupPersonId: world.coord.person.id })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["backupPersonId"], message: "is the same person" }],
    });
  });
});

describe("what cannot be is refused in plain words, and changes nothing", () => {
  test("dates the wrong way round, a number with other signs, a title that could tell who somebody is", async () => {
    const issuesOf = async (overrides: Record<string, unknown>) => (await add(overrides)).issues?.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(await issuesOf({ startsOn: "2028-09-30", endsOn: "2025-10-01" })).toEqual(["endsOn is before the start"]);
    expect(await issuesOf({ endsOn: "2099-10-01" })).toEqual(["endsOn is more than fifteen years after the start"]);
    expect(await issuesOf({ number: "15POVC 25/1" })).toEqual(["number is not written as it should be"]);
    expect(await issuesOf({ title: "Call 919-555-0134 first" })).toHaveLength(1);
    expect(await issuesOf({ amountCents: -1 })).toEqual(["amountCents is too small or too short"]);
    expect(await add({ startsOn: "2025-02-30" })).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["startsOn"] }] });
  });

  test("the same report twice for the same days, also when two people add it at once", async () => {
    const { award, rule } = await make();
    expect(await coordinator().act("addReportingRule", { awardId: award.id, ...quarterly() })).toMatchObject({
      __typename: "RulesOverlap",
      rule: { id: rule.id },
    });
    const semiannual = { awardId: award.id, ...quarterly({ report: "OVC_HT", frequency: "SEMIANNUAL" }) };
    const both = await Promise.all([coordinator(), deskOf(hub, world.lead)].map((desk) => desk.refusal("addReportingRule", semiannual)));
    expect(new Set(both.map((outcome) => (outcome && "__typename" in outcome ? outcome.__typename : outcome)))).toEqual(new Set(["Award", "RulesOverlap"]));
    expect(await owner.reportingRule.count({ where: { awardId: award.id, report: "OVC_HT" } })).toBe(1);
    expect(await coordinator().act("addReportingRule", { ...semiannual, frequency: "FINAL", dueAfter: 120 })).toMatchObject({ __typename: "Award" });
    const outside = await coordinator().act("addReportingRule", { awardId: award.id, ...quarterly({ report: "SINGLE_AUDIT", startsOn: "2029-01-01" }) });
    expect(outside).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["startsOn"], message: "is not within the award" }] });
    const nameless = await coordinator().act("addReportingRule", { awardId: award.id, ...quarterly({ report: "OTHER" }) });
    expect(nameless).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["name"], message: "say what the funder calls it" }] });
  });

  test("one rule may follow another", async () => {
    const { award, rule } = await make();
    const { report: _, ...until } = quarterly({ endsOn: "2026-06-30" }) as Record<string, unknown>;
    await coordinator().act("changeReportingRule", { ruleId: rule.id, version: 1, ...until });
    await coordinator().act("addReportingRule", { awardId: award.id, ...quarterly({ frequency: "SEMIANNUAL", startsOn: "2026-07-01" }) });
    expect((await see(award.id)).periods.slice(1, 5).map(({ startsOn, dueOn }) => [startsOn, dueOn])).toEqual([
      ["2026-01-01", "2026-04-30"],
      ["2026-04-01", "2026-07-30"],
      ["2026-07-01", "2027-01-30"],
      ["2027-01-01", "2027-07-30"],
    ]);
  });

  test("a stale edit gets a conflict with the award as it is now, and nobody loses silently", async () => {
    const { award, rule, requirement } = await make();
    const edit = { awardId: award.id, version: 1, ...facts({ title: "First" }) };
    expect(await coordinator().act("changeAward", edit)).toMatchObject({ __typename: "Award", version: 2 });
    expect(await deskOf(hub, world.lead).act("changeAward", { ...edit, title: "Second" })).toMatchObject({
      __typename: "Conflict",
      award: { id: award.id, version: 2 },
    });
    const { report: _, ...times } = quarterly({ dueAfter: 45 }) as Record<string, unknown>;
    expect(await coordinator().act("changeReportingRule", { ruleId: rule.id, version: 9, ...times })).toMatchObject({
      __typename: "Conflict",
      award: { id: award.id },
    });
    const stale = { requirementId: requirement.id, version: 3, title: "Late", kind: "POLICY" };
    expect(await coordinator().act("changeRequirement", stale)).toMatchObject({ __typename: "Conflict", requirement: { id: requirement.id, version: 1 } });
  });

  test("a period for which a report was filed stays: its rule and its award may not leave it out", async () => {
    const { award, rule } = await make();
    const { report: _, ...annual } = quarterly({ frequency: "ANNUAL", yearStartsIn: 7 }) as Record<string, unknown>;
    expect((await coordinator().act("changeReportingRule", { ruleId: rule.id, version: 1, ...annual })).__typename).toBe("RuleInUse");
    expect((await coordinator().act("removeReportingRule", { ruleId: rule.id, version: 1 })).__typename).toBe("RuleInUse");
    expect((await coordinator().act("changeAward", { awardId: award.id, version: 1, ...facts({ startsOn: "2025-11-01" }) })).__typename).toBe("RuleInUse");
    expect((await see(award.id)).version).toBe(1);
    expect(await coordinator().act("changeAward", { awardId: award.id, version: 1, ...facts({ endsOn: "2029-09-30" }) })).toMatchObject({
      __typename: "Award",
      version: 2,
    });
  });
});

describe("what was filed", () => {
  test("a report that is not put together in the hub is marked as filed, once, with its day and who said so", async () => {
    const { award, rule } = await make();
    const filing = { ruleId: rule.id, periodStartsOn: "2026-01-01", filedOn: "2026-04-28" };
    const period = async () => (await see(award.id)).periods.find(({ startsOn }) => startsOn === filing.periodStartsOn);
    expect((await period())?.viewerCan).toEqual(["MARK_FILED"]);
    expect(await coordinator().act("markFiled", { ...filing, filedOn: dayFromNow(3) })).toMatchObject({
      issues: [{ path: ["filedOn"], message: "is in the future" }],
    });
    expect(await coordinator().act("markFiled", { ...filing, filedOn: "2025-12-01" })).toMatchObject({ issues: [{ message: "is before the period began" }] });
    await coordinator().act("markFiled", filing);
    expect(await period()).toMatchObject({ standing: "FILED", filedOn: "2026-04-28", viewerCan: ["UNMARK_FILED"] });
    expect(await deskOf(hub, world.lead).act("markFiled", filing)).toMatchObject({ __typename: "Conflict", award: { id: award.id } });
    expect(await coordinator().refusal("markFiled", { ...filing, periodStartsOn: "2026-01-02" })).toEqual(["NOT_FOUND"]);
    await coordinator().act("unmarkFiled", { ruleId: rule.id, periodStartsOn: filing.periodStartsOn });
    expect((await period())?.filedOn).toBe(null);
  });

  test("GR-3 a report with a form in the hub is never merely marked: filing it keeps its numbers", async () => {
    const { id, rules } = await add({ reports: [{ report: "OVC_HT", frequency: "SEMIANNUAL" }] });
    const ruleId = rules[0]?.id;
    expect((await see(id)).periods[0]?.viewerCan).toEqual([]);
    expect(await coordinator().act("markFiled", { ruleId, periodStartsOn: "2025-10-01", filedOn: "2026-01-28" })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["ruleId"] }],
    });
  });
});
