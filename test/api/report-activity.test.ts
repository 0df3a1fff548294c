import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { ovcNumbers } from "../factories/report.ts";
import { buildTraining } from "../factories/training.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { layReports, type ReportTable } from "../support/reports.ts";
import { layTable, type Table } from "../support/table.ts";
import type { World } from "../support/world.ts";

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
