import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ReportNumber } from "@roundtable/shared/reports.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildPerson, actorOf } from "../factories/person.ts";
import { buildReport, ovcNumbers } from "../factories/report.ts";
import type { TestDatabase } from "../support/database.ts";
import { dayFromNow, deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
/** Leads of three crisis centers, who certify for them. */
let leads: Someone[];
let rule: string;

const periods = ["2025-10-01", "2026-01-01"];

beforeAll(async () => {
  ({ database, owner, hub, world, close } = await layTable());
  const leadOf = async ({ agency }: Someone): Promise<Someone> => {
    const person = await buildPerson(owner, { agencyId: agency.id, taskForceId: world.taskForce.id, seats: ["AGENCY_LEAD"], password: "quiet-harbor-lantern" });
    return { person, agency, actor: actorOf(person) };
  };
  leads = [await leadOf(world.rccA), world.lead, await leadOf(world.leA)];
  rule = world.report.rule.id;
});

afterAll(() => close());

type Shown = { kind: "NUMBER" | "FEW" | "HIDDEN"; value: number | null };
type Cell = { section: string; row: string; column: string; own: number | null; whole: Shown };
type Looked = {
  id: string;
  version: number;
  state: string;
  cells: Cell[];
  activity: { code: string; count: number }[];
  flow: { code: string; shown: Shown }[];
  filing: { filedOn: string; sha256: string; filedBy: { id: string } | null } | null;
  difference: {
    isCounted: boolean;
    cells: { section: string; row: string; column: string; filed: Cell; now: Cell; difference: number | null }[];
    activityFiled: { code: string; count: number }[];
    activityNow: { code: string; count: number }[];
  } | null;
  history: { kind: string; reason: string | null; note: string | null; agency: { id: string } | null }[];
  entries: { id: string; version: number; state: string; agency: { id: string }; isOwn: boolean; numbers: ReportNumber[]; viewerCan: string[] }[];
  ownEntry: { id: string; version: number; state: string; numbers: ReportNumber[]; viewerCan: string[] } | null;
  viewerCan: string[];
};
const cell = "section row column own whole { kind value }";
const shown = `id version state cells { ${cell} } activity { code count } flow { code shown { kind value } } filing { filedOn sha256 filedBy { id } }
  difference { isCounted cells { section row column filed { ${cell} } now { ${cell} } difference } activityFiled { code count } activityNow { code count } }
  history { kind reason note agency { id } } entries { id version state agency { id } isOwn numbers { section row column value } viewerCan }
  ownEntry { id version state numbers { section row column value } viewerCan } viewerCan`;

async function find(someone: Someone, id: string): Promise<Looked | null> {
  return (await deskOf(hub, someone).ask<{ report: Looked | null }>(`query ($id: ID!) { report(id: $id) { ${shown} } }`, { id })).report;
}
async function look(someone: Someone, id: string): Promise<Looked> {
  const report = await find(someone, id);
  if (!report) throw new Error("there is no such report");
  return report;
}
const at = (cells: readonly Cell[], row: string, column: string): Cell | undefined => cells.find((one) => one.row === row && one.column === column);

/** A report of another award, so that no test minds another's; each asked agency's lead has entered and certified what is given. */
async function begin(given: (ReportNumber[] | null)[]): Promise<{ id: string; lead: (n: number) => Someone }> {
  const [award] = await owner.award.findMany({ where: { id: world.award.award.id } });
  if (!award) throw new Error("no award");
  const { id: _, ...facts } = award;
  const other = await owner.award.create({ data: facts });
  const { report } = await buildReport(owner, {
    award: other,
    preparedById: world.coord.person.id,
    asked: given.map((numbers, n) => ({ agencyId: leadAt(n).agency.id, ...(numbers ? { certifiedById: leadAt(n).person.id, numbers } : {}) })),
  });
  return { id: report.id, lead: leadAt };
}
function leadAt(n: number): Someone {
  const lead = leads[n];
  if (!lead) throw new Error("no such lead");
  return lead;
}
async function own(someone: Someone, id: string) {
  const { ownEntry } = await look(someone, id);
  if (!ownEntry) throw new Error("their agency was not asked");
  return ownEntry;
}
const filedOn = "2026-07-15";

describe("preparing, entering and certifying", () => {
  test("a coordinator asks agencies of the table, once for a period of the rule", async () => {
    const desk = deskOf(hub, world.coord);
    const agencyIds = [world.rccA.agency.id, world.leA.agency.id];
    const begun = await desk.act("prepareReport", { ruleId: rule, periodStartsOn: periods[0], agencyIds });
    expect(begun).toMatchObject({ __typename: "Report", state: "CERTIFYING" });
    expect(begun.entries.map(({ agency }) => agency.id).toSorted()).toEqual(agencyIds.toSorted());
    expect(await desk.act("prepareReport", { ruleId: rule, periodStartsOn: periods[0], agencyIds })).toMatchObject({
      __typename: "ReportExists",
      report: { id: begun.id },
    });
    expect(await desk.act("prepareReport", { ruleId: rule, periodStartsOn: "2026-07-01", agencyIds: [agencyIds[0], agencyIds[0]] })).toMatchObject({
      __typename: "InvalidInput",
    });
    expect(await desk.refusal("prepareReport", { ruleId: rule, periodStartsOn: "2026-02-01", agencyIds })).toEqual(["NOT_FOUND"]);
    expect(await desk.act("prepareReport", { ruleId: world.award.rule.id, periodStartsOn: "2026-01-01", agencyIds })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["ruleId"] }],
    });
    for (const someone of [world.rccA, world.rccB, world.adviser, world.operator])
      expect(await deskOf(hub, someone).refusal("prepareReport", { ruleId: rule, periodStartsOn: "2026-07-01", agencyIds }), someone.person.name).toEqual([
        "NOT_FOUND",
      ]);
  });

  test("numbers are saved as often as one likes, and certified when they are complete and add up", async () => {
    const { id } = await begin([null, null]);
    const desk = deskOf(hub, world.rccA);
    let entry = await own(world.rccA, id);
    expect(entry.viewerCan).toEqual(["ENTER"]);
    const [first] = ovcNumbers(3);
    const saved = await desk.act("enterNumbers", { entryId: entry.id, version: entry.version, numbers: [first] });
    expect(saved).toMatchObject({ __typename: "ReportEntry", state: "DRAFT" });
    expect((await own(world.rccA, id)).numbers).toEqual([first]);
    expect(await deskOf(hub, leadAt(0)).act("certifyNumbers", { entryId: entry.id, version: saved.version })).toMatchObject({
      __typename: "NumbersNotReady",
      sums: [],
    });

    const wrong = ovcNumbers(12).map((one) => (one.row === "AGE_0_12" && one.column === "POTENTIAL" ? { ...one, value: 10 } : one));
    const typed = await desk.act("enterNumbers", { entryId: entry.id, version: saved.version, numbers: wrong });
    const refused = await deskOf(hub, leadAt(0)).act("certifyNumbers", { entryId: entry.id, version: typed.version });
    expect(refused).toMatchObject({ __typename: "NumbersNotReady", sums: [{ section: "AGE", column: "POTENTIAL", sum: 10, expected: 12 }] });
    expect(refused.message).toBe("Age, potential: the rows come to 10, 2 fewer than the 12 new people.");
    expect((await own(world.rccA, id)).numbers).toHaveLength(wrong.length);

    const right = await desk.act("enterNumbers", { entryId: entry.id, version: typed.version, numbers: ovcNumbers(12) });
    expect(await desk.act("certifyNumbers", { entryId: entry.id, version: right.version })).toMatchObject({ __typename: "LeadCertifies" });
    expect(await deskOf(hub, leadAt(0)).act("certifyNumbers", { entryId: entry.id, version: right.version })).toMatchObject({
      __typename: "ReportEntry",
      state: "CERTIFIED",
    });
    entry = await own(world.rccA, id);
    expect(await deskOf(hub, leadAt(0)).act("certifyNumbers", { entryId: entry.id, version: entry.version })).toMatchObject({ __typename: "NumbersCertified" });
    expect(await desk.act("enterNumbers", { entryId: entry.id, version: entry.version, numbers: [] })).toMatchObject({ __typename: "NumbersCertified" });
  });

  test("a stale edit loses nothing, and nobody enters into somebody else's numbers", async () => {
    const { id } = await begin([null, null]);
    const entry = await own(world.rccA, id);
    await deskOf(hub, world.rccA).act("enterNumbers", { entryId: entry.id, version: entry.version, numbers: ovcNumbers(5) });
    expect(await deskOf(hub, leadAt(0)).act("enterNumbers", { entryId: entry.id, version: entry.version, numbers: [] })).toMatchObject({
      __typename: "Conflict",
      reportEntry: { id: entry.id, version: entry.version + 1 },
    });
    expect((await own(world.rccA, id)).numbers).toHaveLength(ovcNumbers(5).length);
    // The holder's lead and the coordinator see that there is an entry; others do not.
    for (const someone of [world.lead, world.coord]) {
      expect(await deskOf(hub, someone).act("enterNumbers", { entryId: entry.id, version: 2, numbers: [] })).toMatchObject({ __typename: "NotYourNumbers" });
      expect(await deskOf(hub, someone).act("certifyNumbers", { entryId: entry.id, version: 2 })).toMatchObject({ __typename: "NotYourNumbers" });
      expect((await look(someone, id)).entries.find((one) => one.id === entry.id)?.numbers).toEqual([]);
    }
    for (const someone of [world.leB, world.adviser, world.operator])
      expect(await deskOf(hub, someone).refusal("enterNumbers", { entryId: entry.id, version: 2, numbers: [] })).toEqual(["NOT_FOUND"]);
    expect(
      await deskOf(hub, world.rccA).act("enterNumbers", {
        entryId: entry.id,
        version: 2,
        numbers: [{ section: "LE_WORK", row: "CONVICTIONS", column: "SEX", value: 1 }],
      }),
    ).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["numbers", "0"], message: "is not on this form" }],
    });
  });
});

describe("reviewing", () => {
  test("changes are requested with a reason, the sums close, and the history keeps it", async () => {
    const { id } = await begin([ovcNumbers(20), ovcNumbers(30)]);
    const desk = deskOf(hub, world.coord);
    const before = await look(world.coord, id);
    expect([before.state, before.viewerCan, before.cells.length > 0]).toEqual(["IN_REVIEW", ["FILE", "EXPORT"], true]);
    const entry = before.entries.find(({ agency }) => agency.id === world.rccA.agency.id);
    const back = { entryId: entry?.id, version: entry?.version, reason: "POTENTIAL_OR_CONFIRMED" };
    expect(await desk.act("requestChanges", { ...back, note: "Call me at 336-555-0134" })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["note"], message: "PHONE" }],
    });
    expect(await desk.act("requestChanges", { ...back, note: "Both columns look alike" })).toMatchObject({ __typename: "ReportEntry", state: "RETURNED" });
    expect(await desk.act("requestChanges", { ...back, version: back.version! + 1 })).toMatchObject({ __typename: "NotAtThisStep", step: "NOT_CERTIFIED" });
    const now = await look(world.coord, id);
    expect([now.state, now.cells]).toEqual(["CHANGES_REQUESTED", []]);
    expect(await desk.act("fileReport", { reportId: id, version: now.version, filedOn })).toMatchObject({
      __typename: "NotAtThisStep",
      step: "NOT_ALL_CERTIFIED",
    });
    expect(await desk.act("excuseAgency", { entryId: entry?.id, version: back.version! + 1, reason: "NO_ANSWER" })).toMatchObject({ step: "CERTIFIED_BEFORE" });
    expect((await look(leadAt(0), id)).history[0]).toMatchObject({
      kind: "CHANGES_REQUESTED",
      reason: "POTENTIAL_OR_CONFIRMED",
      note: "Both columns look alike",
    });
    const mine = await own(leadAt(0), id);
    const again = await deskOf(hub, leadAt(0)).act("certifyNumbers", { entryId: mine.id, version: mine.version });
    expect(again).toMatchObject({ state: "CERTIFIED" });
    expect((await look(world.coord, id)).state).toBe("IN_REVIEW");
  });

  test("an agency that never certified may be left out, with a reason that stands beside the numbers", async () => {
    const { id } = await begin([ovcNumbers(20), null]);
    const [entry] = (await look(world.coord, id)).entries.filter(({ state }) => state === "DRAFT");
    expect(await deskOf(hub, world.coord).act("excuseAgency", { entryId: entry?.id, version: entry?.version, reason: "NOTHING_TO_REPORT" })).toMatchObject({
      state: "EXCUSED",
    });
    expect((await look(world.coord, id)).state).toBe("IN_REVIEW");
    const { report } = await deskOf(hub, world.coord).ask<{ report: { form: { sections: { caveats: string[] }[] } } }>(
      "query ($id: ID!) { report(id: $id) { form { sections { caveats } } } }",
      { id },
    );
    for (const { caveats } of report.form.sections) expect(caveats).toEqual(expect.arrayContaining(["MAY_COUNT_TWICE", "AGENCY_EXCUSED"]));
  });

  test("SD-01 a coordinator sees sums and never one agency's few, the agency its own exactly", async () => {
    const { id } = await begin([ovcNumbers(20, 3), ovcNumbers(4, 0)]);
    const { cells } = await look(world.coord, id);
    expect(at(cells, "NEW", "POTENTIAL")).toMatchObject({ own: null, whole: { kind: "NUMBER", value: 24 } });
    // Only one agency counted families, and 3 of them.
    expect(at(cells, "FAMILY_NEW", "PERSONS")?.whole).toEqual({ kind: "FEW", value: null });
    expect(at((await look(leadAt(0), id)).cells, "FAMILY_NEW", "PERSONS")).toMatchObject({ own: 3, whole: { kind: "HIDDEN" } });
    // The holder gave 4 itself: what is left of the sum is another's 20, which may be shown.
    expect(at((await look(world.lead, id)).cells, "NEW", "POTENTIAL")).toMatchObject({ own: 4, whole: { kind: "NUMBER", value: 24 } });
  });
});

describe("filing", () => {
  test("GR-3 a filed report has its date, who filed it and a frozen copy with its hash", async () => {
    const { id } = await begin([ovcNumbers(20), ovcNumbers(30), ovcNumbers(40)]);
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
    const { id } = await begin([ovcNumbers(20, 20), ovcNumbers(30, 20), ovcNumbers(40, 20)]);
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
      const { id } = await begin([ovcNumbers(20, 5), ovcNumbers(30, 5), ovcNumbers(40, 5)]);
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
      for (const {
        shown: { kind, value },
      } of copy?.cells ?? [])
        if (kind === "NUMBER") expect([(value ?? 0) >= 15, (value ?? 0) % 5]).toEqual([true, 0]);
      expect(copy?.flow).toHaveLength(4);
      expect((await ask(world.leA))?.flow).toEqual([]);
      expect(await find(world.adviser, id)).toBe(null);
      expect(await ask(world.operator)).toBe(undefined);
    },
  );

  test("what was filed cannot be changed by anybody, also not in the database", async () => {
    const { superuserUrl } = database;
    for (const statement of [
      "UPDATE report_snapshot SET body = '{}'",
      "DELETE FROM report_snapshot",
      "UPDATE report_event SET kind = 'FILED'",
      "DELETE FROM shared_report",
    ])
      expect(await refusalOf(rowsOf(superuserUrl, statement, [])), statement).toBe("RT074");
    expect(await refusalOf(rowsOf(superuserUrl, "DELETE FROM report_filing WHERE rule_id = $1", [rule]))).toBe("RT074");
  });
});

test("WB-07 a file asks for the second factor, is logged, and holds what its reader sees, with method and caveat beside each number", async () => {
  const { id } = await begin([ovcNumbers(20, 3), ovcNumbers(30)]);
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
