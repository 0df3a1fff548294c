import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { ovcNumbers } from "../factories/report.ts";
import type { TestDatabase } from "../support/database.ts";
import { dayFromNow, deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { layReports, type ReportTable, type Shown } from "../support/reports.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let leadAt: ReportTable["leadAt"];
let find: ReportTable["find"];
let look: ReportTable["look"];
let own: ReportTable["own"];
let begin: ReportTable["begin"];

beforeAll(async () => {
  const table = await layTable();
  ({ database, owner, hub, world, close } = table);
  ({ leadAt, find, look, own, begin } = await layReports(table));
});

afterAll(() => close());

const filedOn = "2026-07-15";

describe("filing", () => {
  test("GR-3 a filed report has its date, who filed it and a frozen copy with its hash", async () => {
    const id = await begin([ovcNumbers(20), ovcNumbers(30), ovcNumbers(40)]);
    const desk = deskOf(hub, world.coord);
    const { version } = await look(world.coord, id);
    for (const [day, message] of [
      [dayFromNow(3), "is still to come"],
      ["2026-06-30", "is before the period was over"],
    ])
      expect(await desk.act("fileReport", { reportId: id, version, filedOn: day })).toMatchObject({
        __typename: "InvalidInput",
        issues: [{ path: ["filedOn"], message }],
      });
    expect(await desk.act("fileReport", { reportId: id, version: version - 1 || 7, filedOn })).toMatchObject({ __typename: "Conflict", report: { id } });
    expect(await deskOf(hub, leadAt(0)).refusal("fileReport", { reportId: id, version, filedOn })).toEqual(["NOT_FOUND"]);
    expect(await desk.act("fileReport", { reportId: id, version, filedOn })).toMatchObject({ __typename: "Report", state: "FILED" });
    const filed = await look(world.coord, id);
    const [{ body, sha256 } = { body: "", sha256: Buffer.of() }] = await rowsOf<{ body: string; sha256: Buffer }>(
      database.superuserUrl,
      "SELECT body, sha256 FROM report_snapshot WHERE report_id = $1",
      [id],
    );
    expect(filed.filing).toEqual({ filedOn, filedBy: { id: world.coord.person.id }, sha256: createHash("sha256").update(body).digest("hex") });
    expect(sha256.toString("hex")).toBe(filed.filing?.sha256);
    expect(JSON.parse(body).numbers).toHaveLength(3 * ovcNumbers(1).length);
    expect(await owner.reportFiling.count({ where: { filedById: world.coord.person.id, filedOn: new Date(filedOn) } })).toBe(1);
    for (const [mutation, input, step] of [
      ["fileReport", { reportId: id, version: filed.version, filedOn }, "ALREADY_FILED"],
      ["requestChanges", { entryId: filed.entries[0]?.id, version: filed.entries[0]?.version, reason: "OTHER" }, "ALREADY_FILED"],
      ["excuseAgency", { entryId: filed.entries[0]?.id, version: filed.entries[0]?.version, reason: "NO_ANSWER" }, "ALREADY_FILED"],
    ] as const)
      expect(await desk.act(mutation, input)).toMatchObject({ __typename: "NotAtThisStep", step });
  });

  test("GR-4 the same period run again shows the difference, and what was filed is as it was", async () => {
    const id = await begin([ovcNumbers(20, 20), ovcNumbers(30, 20), ovcNumbers(40, 20)]);
    const { version } = await look(world.coord, id);
    await deskOf(hub, world.coord).act("fileReport", { reportId: id, version, filedOn });
    const filed = await look(world.coord, id);
    expect(filed.difference).toMatchObject({ isCounted: true, cells: [], activityFiled: filed.activity, activityNow: filed.activity });

    const entry = await own(leadAt(0), id);
    expect(entry.viewerCan).toEqual(["REOPEN"]);
    const opened = await deskOf(hub, leadAt(0)).act("reopenNumbers", { entryId: entry.id, version: entry.version, reason: "FOUND_LATER" });
    expect((await look(world.coord, id)).difference).toMatchObject({ isCounted: false, cells: [] });
    const corrected = ovcNumbers(20, 20).map((one) => ({ ...one, value: one.value + ({ HOUSING: 15, MEDICAL: 2 }[one.row] ?? 0) }));
    const saved = await deskOf(hub, leadAt(0)).act("enterNumbers", { entryId: entry.id, version: opened.version, numbers: corrected });
    await deskOf(hub, leadAt(0)).act("certifyNumbers", { entryId: entry.id, version: saved.version });
    await owner.milestoneEvent.create({
      data: {
        taskForceId: world.taskForce.id,
        elementId: world.roadmap.element.id,
        milestoneId: world.roadmap.milestones[0].id,
        kind: "STATUS",
        fromStatus: "UNDER_WAY",
        toStatus: "IN_PLACE",
        personId: world.coord.person.id,
        at: new Date("2026-03-01T12:00:00Z"),
      },
    });

    const again = await look(world.coord, id);
    expect([again.state, again.cells, again.filing, again.activity]).toEqual(["FILED", filed.cells, filed.filing, filed.activity]);
    const changed = again.difference?.cells.filter(({ column }) => column === "PERSONS") ?? [];
    expect(changed.find(({ row }) => row === "HOUSING")).toMatchObject({ difference: 15, filed: { whole: { value: 60 } }, now: { whole: { value: 75 } } });
    // Two people more at one agency: that something changed is told, how much is not (CR-24).
    expect(changed.find(({ row }) => row === "MEDICAL")).toMatchObject({ difference: null, now: { whole: { kind: "HIDDEN" } } });
    expect(changed).toHaveLength(2);
    const work = (list: { code: string; count: number }[] | undefined) => list?.find(({ code }) => code === "MILESTONES_REACHED")?.count;
    expect([work(again.difference?.activityFiled), work(again.difference?.activityNow)]).toEqual([0, 1]);
  });

  test(
    "SD-01 the protected copy is made after filing, for everybody at the table, and how referrals went is not for law enforcement",
    { timeout: 60_000 },
    async () => {
      const id = await begin([ovcNumbers(20, 5), ovcNumbers(30, 5), ovcNumbers(40, 5)]);
      const { version } = await look(world.coord, id);
      await deskOf(hub, world.coord).act("fileReport", { reportId: id, version, filedOn });
      await vi.waitFor(async () => expect(await owner.sharedReport.count({ where: { reportId: id } })).toBe(2), { timeout: 30_000, interval: 100 });
      const ask = async (someone: Someone) => {
        const { sharedReports } = await deskOf(hub, someone).ask<{
          sharedReports: { id: string; cells: { row: string; column: string; shown: Shown }[]; flow: { code: string }[] }[];
        }>("{ sharedReports { id edition cells { row column shown { kind value } } flow { code } } }");
        return sharedReports.find(({ cells }) => cells.some(({ row }) => row === "NEW"));
      };
      const copy = await ask(world.adviser);
      expect(copy?.cells.find(({ row, column }) => row === "NEW" && column === "POTENTIAL")?.shown).toEqual({ kind: "NUMBER", value: 90 });
      const printed = copy?.cells.flatMap(({ shown: { value } }) => value ?? []) ?? [];
      expect(printed.filter((value) => value < 15 || value % 5 !== 0)).toEqual([]);
      expect(copy?.flow).toHaveLength(4);
      expect((await ask(world.leA))?.flow).toEqual([]);
      expect(await find(world.adviser, id)).toBe(null);
      expect(await ask(world.operator)).toBe(undefined);
    },
  );

  test("CR-24 a corrected report is printed again, but not when the two editions would show a few people", { timeout: 90_000 }, async () => {
    const id = await begin([ovcNumbers(20, 20), ovcNumbers(30, 20), ovcNumbers(40, 20)]);
    await deskOf(hub, world.coord).act("fileReport", { reportId: id, version: (await look(world.coord, id)).version, filedOn });
    const editions = async () => {
      const { superuserUrl } = database;
      await vi.waitFor(async () => expect(await rowsOf(superuserUrl, "SELECT FROM graphile_worker.jobs WHERE task_identifier ~ '^report'")).toEqual([]), {
        timeout: 30_000,
        interval: 100,
      });
      return owner.sharedReport.count({ where: { reportId: id, kind: "TABLES" } });
    };
    expect(await editions()).toBe(1);
    const desk = deskOf(hub, leadAt(0));
    for (const [housing, expected] of [
      [35, 2],
      [38, 2],
      [60, 3],
    ] as const) {
      const entry = await own(leadAt(0), id);
      const opened = await desk.act("reopenNumbers", { entryId: entry.id, version: entry.version, reason: "TYPING_MISTAKE" });
      const numbers = ovcNumbers(20, 20).map((one) => (one.row === "HOUSING" ? { ...one, value: housing } : one));
      const saved = await desk.act("enterNumbers", { entryId: entry.id, version: opened.version, numbers });
      await desk.act("certifyNumbers", { entryId: entry.id, version: saved.version });
      expect(await editions(), String(housing)).toBe(expected);
    }
  });

  test("what was filed cannot be changed by anybody, also not in the database", async () => {
    const { superuserUrl } = database;
    for (const statement of [
      "UPDATE report_snapshot SET body = '{}'",
      "DELETE FROM report_snapshot",
      "UPDATE report_event SET kind = 'FILED'",
      "DELETE FROM shared_report",
    ])
      expect(await refusalOf(rowsOf(superuserUrl, statement, [])), statement).toBe("RT074");
    expect(await refusalOf(rowsOf(superuserUrl, "DELETE FROM report_filing WHERE rule_id = $1", [world.report.rule.id]))).toBe("RT074");
  });
});

test("WB-07 a file asks for the second factor, is logged, and holds what its reader sees, with method and caveat beside each number", async () => {
  const id = await begin([ovcNumbers(20, 3), ovcNumbers(30)]);
  await owner.agency.update({ where: { id: world.rccA.agency.id }, data: { name: "=HYPERLINK" } });
  const file = await deskOf(hub, leadAt(0)).act("exportReport", { reportId: id });
  await owner.agency.update({ where: { id: world.rccA.agency.id }, data: { name: "Center A" } });
  expect(file).toMatchObject({ __typename: "ReportFile", fileName: "report-2026-06-30.csv" });
  expect(file.text).toContain(`"'=HYPERLINK"`);
  expect(file.text).toContain(`"FAMILY","FAMILY_NEW","PERSONS",3,"","SUM_OF_AGENCIES","MAY_COUNT_TWICE`);
  expect(file.text).toContain("a person may be counted by more than one agency");
  expect((await deskOf(hub, world.coord).act("exportReport", { reportId: id })).text).toContain(`"PEOPLE","NEW","POTENTIAL","",50,"SUM_OF_AGENCIES"`);
  expect(await rowsOf(database.superuserUrl, "SELECT seq FROM audit_entry WHERE action = 'report.export' AND $1 = ANY (subject_ids)", [id])).toHaveLength(2);
  expect(await deskOf(hub, world.leB).refusal("exportReport", { reportId: id })).toEqual(["NOT_FOUND"]);

  let ahead = 0;
  const later = await startHub({ database, clock: { now: () => new Date(Date.now() + ahead) } });
  try {
    const desk = deskOf(later, world.coord);
    await desk.ask("{ viewer { id } }");
    ahead = 6 * 60_000;
    expect(await desk.refusal("exportReport", { reportId: id })).toEqual(["REAUTH"]);
  } finally {
    await later.close();
  }
});
