import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildBody, buildSeries, buildSitting } from "../factories/meeting.ts";
import { ovcNumbers } from "../factories/report.ts";
import { buildTraining } from "../factories/training.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { layReports, type ReportTable } from "../support/reports.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let look: ReportTable["look"];
let begin: ReportTable["begin"];

beforeAll(async () => {
  const table = await layTable();
  ({ owner, hub, world, close } = table);
  ({ look, begin } = await layReports(table));
});

afterAll(() => close());

type Work = { code: string; audience: string | null; count: number; method: string; caveats: string[] };
type Difference = { activityFiled: Work[]; activityNow: Work[] };
const work = "code audience count method caveats";

test("GR-3 MT-08 meetings of the period count with agencies and disciplines that attended, the same for every reader, and nothing hidden is told of", async () => {
  const { taskForce, rccA, rccB, leA, coord, lead } = world;
  const roster = [rccA, coord, lead].map(({ person }, index) => ({ personId: person.id, role: index === 0 ? ("CHAIR" as const) : ("MEMBER" as const) }));
  const seriesOf = async (restricted: boolean, closed = false) => {
    const series = await buildSeries(owner, await buildBody(owner, { taskForceId: taskForce.id, roster, restricted }), rccA.person.id);
    return closed ? owner.meetingSeries.update({ where: { id: series.id }, data: { closed } }) : series;
  };
  const [open, closed, hidden] = [await seriesOf(false), await seriesOf(false, true), await seriesOf(true)];
  const draft = await buildSeries(owner, await buildBody(owner, { taskForceId: taskForce.id, roster }), rccA.person.id, "DRAFT");
  // Late for half an hour counts, half an hour and a minute does not; RCC-B left too early.
  await buildSitting(owner, open, {
    startedAt: "2026-01-01T15:00:00Z",
    stays: [{ who: rccA }, { who: leA, from: 30 }, { who: lead, from: 31 }, { who: rccB, until: 29 }],
    guests: 2,
    closedFor: "Personnel",
  });
  await buildSitting(owner, closed, { startedAt: "2026-04-01T15:00:00Z", stays: [{ who: rccA }] });
  // Half past eleven in the evening of the last day at the table, and half past midnight of the day after.
  await buildSitting(owner, await seriesOf(false), { startedAt: "2026-07-01T03:30:00Z", stays: [{ who: rccA }] });
  await buildSitting(owner, open, { startedAt: "2026-07-01T04:30:00Z", stays: [{ who: rccB }] });
  await buildSitting(owner, open, { startedAt: "2026-03-04T15:00:00Z", stays: [{ who: rccB }], isOver: false });
  for (const series of [hidden, draft]) await buildSitting(owner, series, { startedAt: "2026-02-04T15:00:00Z", stays: [{ who: rccA }, { who: rccB }] });

  const id = await begin([ovcNumbers(20), ovcNumbers(30)]);
  const counted = async (someone: Someone) => {
    const { report } = await deskOf(hub, someone).ask<{ report: { activity: Work[] } }>(`query ($id: ID!) { report(id: $id) { activity { ${work} } } }`, {
      id,
    });
    return report.activity.filter(({ code }) => code.startsWith("MEETING"));
  };
  const found = await counted(coord);
  expect(found.map(({ code, audience, count }) => [code, audience, count])).toEqual([
    ["MEETINGS_HELD", null, 2],
    ["MEETING_AGENCIES", null, 2],
    ["MEETING_AGENCIES", "LAW_ENFORCEMENT", 1],
    ["MEETING_AGENCIES", "VICTIM_SERVICES", 1],
    ["MEETING_DISCIPLINES", null, 2],
    ["MEETING_PEOPLE", null, 3],
    ["MEETING_PEOPLE", "LAW_ENFORCEMENT", 1],
    ["MEETING_PEOPLE", "VICTIM_SERVICES", 2],
  ]);
  expect(found[0]).toMatchObject({ method: "HUB_RECORDS", caveats: ["OPEN_BODIES_ALONE"] });
  expect(await counted(lead)).toEqual(found);
  expect(await counted(rccB)).toEqual(found);

  const desk = deskOf(hub, coord);
  const { version } = await look(coord, id);
  expect(await desk.act("fileReport", { reportId: id, version, filedOn: "2026-07-15" })).toMatchObject({ state: "FILED" });
  expect(await counted(rccB)).toEqual(found);
  const { text } = await desk.act("exportReport", { reportId: id });
  expect(text).toContain('"ACTIVITY","MEETING_AGENCIES","LAW_ENFORCEMENT","",1,"HUB_RECORDS","HALF_THE_MEETING"');
});

test("GR-3 trainings and outreach of the period are in the report by audience, withdrawn ones are not, and a later one shows as a difference", async () => {
  const place = { taskForceId: world.taskForce.id, agencyId: world.rccA.agency.id, recordedById: world.rccA.person.id };
  const heldOn = (day: string) => ({ heldOn: new Date(day) });
  await buildTraining(owner, { ...place, ...heldOn("2026-01-01") });
  await buildTraining(owner, { ...place, ...heldOn("2026-06-30"), minutes: 60, attendees: 8, audience: { LAW_ENFORCEMENT: 3, HEALTH: 5 } });
  await buildTraining(owner, { ...place, ...heldOn("2026-03-01"), kind: "OUTREACH", minutes: 45, attendees: 40, audience: { GENERAL_PUBLIC: 40 } });
  for (const day of ["2025-12-31", "2026-07-01"]) await buildTraining(owner, { ...place, ...heldOn(day) });
  const withdrawn = { withdrawnAt: new Date(), withdrawnById: world.rccA.person.id, withdrawnFor: "Logged twice" };
  await buildTraining(owner, { ...place, ...heldOn("2026-03-02"), ...withdrawn });

  const id = await begin([ovcNumbers(20), ovcNumbers(30)]);
  const desk = deskOf(hub, world.coord);
  const { version } = await look(world.coord, id);
  const filed = await desk.act("fileReport", { reportId: id, version, filedOn: "2026-07-15" });
  expect(filed).toMatchObject({ state: "FILED" });
  const { report } = await desk.ask<{ report: { activity: Work[] } }>(`query ($id: ID!) { report(id: $id) { activity { ${work} } } }`, { id });
  const counted = report.activity.filter(({ code }) => /^(TRAINING|OUTREACH)_/u.test(code)).map(({ code, audience, count }) => [code, audience, count]);
  expect(counted).toEqual([
    ["TRAINING_SESSIONS", null, 2],
    ["TRAINING_HOURS", null, 3],
    ["TRAINING_PEOPLE", null, 23],
    ["TRAINING_PEOPLE", "LAW_ENFORCEMENT", 15],
    ["TRAINING_PEOPLE", "PROSECUTION", 3],
    ["TRAINING_PEOPLE", "HEALTH", 5],
    ["OUTREACH_SESSIONS", null, 1],
    ["OUTREACH_HOURS", null, 1],
    ["OUTREACH_PEOPLE", null, 40],
    ["OUTREACH_PEOPLE", "GENERAL_PUBLIC", 40],
  ]);
  expect(report.activity.find(({ code }) => code === "TRAINING_PEOPLE")).toMatchObject({ method: "HUB_RECORDS", caveats: ["COUNTED_EACH_TIME"] });
  const { text } = await desk.act("exportReport", { reportId: id });
  expect(text).toContain('"ACTIVITY","TRAINING_PEOPLE","HEALTH","",5,"HUB_RECORDS","COUNTED_EACH_TIME"');
  expect(text).toContain('"ACTIVITY","OUTREACH_HOURS","","",1,"HUB_RECORDS","ROUNDED_TO_HOURS"');

  await buildTraining(owner, { ...place, ...heldOn("2026-05-05"), attendees: 6, audience: { YOUTH: 6 } });
  const again = await desk.ask<{ report: { activity: Work[]; difference: Difference } }>(
    `query ($id: ID!) { report(id: $id) { activity { ${work} } difference { activityFiled { ${work} } activityNow { ${work} } } } }`,
    { id },
  );
  expect([again.report.activity, again.report.difference.activityFiled]).toEqual([report.activity, report.activity]);
  const now = again.report.difference.activityNow;
  expect(now.find(({ code, audience }) => code === "TRAINING_PEOPLE" && audience === null)?.count).toBe(29);
  expect(now.find(({ audience }) => audience === "YOUTH")?.count).toBe(6);
});
