import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { ovcNumbers } from "../factories/report.ts";
import { buildMilestone } from "../factories/roadmap.ts";
import type { TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { layReports, type ReportTable } from "../support/reports.ts";
import { rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let owner: PrismaClient;
let database: TestDatabase;
let hub: TestHub;
let world: World;
let leadAt: ReportTable["leadAt"];
let look: ReportTable["look"];
let begin: ReportTable["begin"];

beforeAll(async () => {
  const table = await layTable();
  ({ owner, database, hub, world, close } = table);
  ({ leadAt, look, begin } = await layReports(table));
});

afterAll(() => close());

const filedOn = "2026-07-15";
type Proof = { kind: string; broken: boolean; filedOn: string | null; agency: { id: string } | null; report: object | null };

async function file(id: string): Promise<void> {
  const { version } = await look(world.coord, id);
  expect(await deskOf(hub, world.coord).act("fileReport", { reportId: id, version, filedOn })).toMatchObject({ state: "FILED" });
}

async function evidenceOf(milestoneId: string, someone: Someone): Promise<Proof[]> {
  const shown = "evidence { kind broken filedOn agency { id } report { id form periodStartsOn periodEndsOn } }";
  const asked = await deskOf(hub, someone).ask<{ milestone: { evidence: Proof[] } }>(`query ($id: ID!) { milestone(id: $id) { ${shown} } }`, {
    id: milestoneId,
  });
  return asked.milestone.evidence;
}

test("RM-5 a filed report is evidence: who sees it sees which, everybody else at the table only the day", async () => {
  const { id: milestoneId } = await buildMilestone(owner, world.roadmap.element, { code: "RP1" });
  const desk = deskOf(hub, world.coord);
  const reportId = await begin([ovcNumbers(20), ovcNumbers(30)]);
  const attach = () => desk.act("attachEvidence", { milestoneId, kind: "REPORT", reportId });
  expect(await desk.refusal("attachEvidence", { milestoneId, kind: "REPORT", reportId })).toEqual(["NOT_FOUND"]);
  await file(reportId);
  expect(await attach()).toMatchObject({ __typename: "Milestone" });
  expect((await desk.act("attachEvidence", { milestoneId, kind: "REPORT" })).issues).toContainEqual({
    path: ["reportId"],
    message: "name the report, and only for one",
  });

  const whole = { id: reportId, form: "OVC_HT", periodStartsOn: "2026-01-01", periodEndsOn: "2026-06-30" };
  const proof = { kind: "REPORT", broken: false, filedOn };
  // The holder is the lead's agency; the first agency was only asked for numbers.
  for (const someone of [world.coord, world.lead, world.rccB])
    expect(await evidenceOf(milestoneId, someone), someone.person.name).toEqual([{ ...proof, agency: { id: world.lead.agency.id }, report: whole }]);
  for (const someone of [leadAt(0), world.rccA, world.leA, world.leB, world.adviser])
    expect(await evidenceOf(milestoneId, someone), someone.person.name).toEqual([{ ...proof, agency: null, report: null }]);
});

test("AZ-08 whoever owns a milestone proves it with no report whose filing they do not see, and the attempt is logged as denied", async () => {
  const reportId = await begin([ovcNumbers(20), ovcNumbers(30)]);
  await file(reportId);
  const unknown = "0198f000-0000-7000-8000-000000000000";
  for (const someone of [leadAt(0), world.leA, world.leB]) {
    const { id: milestoneId } = await buildMilestone(owner, world.roadmap.element, {
      code: `RP-${someone.person.id.slice(-8)}`,
      ownerAgencyId: someone.agency.id,
    });
    for (const id of [reportId, unknown, milestoneId])
      expect(await deskOf(hub, someone).refusal("attachEvidence", { milestoneId, kind: "REPORT", reportId: id }), someone.person.name).toEqual(["NOT_FOUND"]);
  }
  const logged = await rowsOf(database.superuserUrl, "SELECT FROM audit_entry WHERE $1 = ANY (subject_ids) AND outcome = 'DENIED'", [reportId]);
  expect(logged).toHaveLength(3);
  // The people of the holder attach their own.
  const { id: milestoneId } = await buildMilestone(owner, world.roadmap.element, { code: "RP2", ownerAgencyId: world.lead.agency.id });
  expect(await deskOf(hub, world.lead).act("attachEvidence", { milestoneId, kind: "REPORT", reportId })).toMatchObject({ __typename: "Milestone" });
});
