import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ovcNumbers } from "../factories/report.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { cellAt, layReports, type ReportTable } from "../support/reports.ts";
import { layTable, type Table } from "../support/table.ts";
import type { World } from "../support/world.ts";

let close: Table["close"];
let hub: TestHub;
let world: World;
let rule: string;
let leadAt: ReportTable["leadAt"];
let look: ReportTable["look"];
let own: ReportTable["own"];
let begin: ReportTable["begin"];

beforeAll(async () => {
  const table = await layTable();
  ({ hub, world, close } = table);
  ({ leadAt, look, own, begin } = await layReports(table));
  rule = world.report.rule.id;
});

afterAll(() => close());

const filedOn = "2026-07-15";

describe("preparing, entering and certifying", () => {
  test("a coordinator asks agencies of the table, once for a period of the rule", async () => {
    const desk = deskOf(hub, world.coord);
    const agencyIds = [world.rccA.agency.id, world.leA.agency.id];
    const begun = await desk.act("prepareReport", { ruleId: rule, periodStartsOn: "2025-10-01", agencyIds });
    expect(begun).toMatchObject({ __typename: "Report", state: "CERTIFYING" });
    expect(begun.entries.map(({ agency }) => agency.id).toSorted()).toEqual(agencyIds.toSorted());
    expect(await desk.act("prepareReport", { ruleId: rule, periodStartsOn: "2025-10-01", agencyIds })).toMatchObject({
      __typename: "ReportExists",
      report: { id: begun.id },
    });
    const both = await Promise.all([0, 1].map(() => desk.act("prepareReport", { ruleId: rule, periodStartsOn: "2027-01-01", agencyIds })));
    expect(both.map(({ __typename }) => __typename).toSorted((one, other) => one.localeCompare(other))).toEqual(["Report", "ReportExists"]);
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
    const id = await begin([null, null]);
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
    const id = await begin([null, null]);
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
    const id = await begin([ovcNumbers(20), ovcNumbers(30)]);
    const desk = deskOf(hub, world.coord);
    const before = await look(world.coord, id);
    expect([before.state, before.viewerCan, before.cells.length > 0]).toEqual(["IN_REVIEW", ["FILE", "EXPORT"], true]);
    const entry = await own(leadAt(0), id);
    const back = { entryId: entry.id, version: entry.version, reason: "POTENTIAL_OR_CONFIRMED" };
    expect(await desk.act("requestChanges", { ...back, note: "Call me at 336-555-0134" })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: ["note"], message: "PHONE" }],
    });
    expect(await desk.act("requestChanges", { ...back, note: "Both columns look alike" })).toMatchObject({ __typename: "ReportEntry", state: "RETURNED" });
    expect(await desk.act("requestChanges", { ...back, version: entry.version + 1 })).toMatchObject({ __typename: "NotAtThisStep", step: "NOT_CERTIFIED" });
    const now = await look(world.coord, id);
    expect([now.state, now.cells]).toEqual(["CHANGES_REQUESTED", []]);
    expect(await desk.act("fileReport", { reportId: id, version: now.version, filedOn })).toMatchObject({
      __typename: "NotAtThisStep",
      step: "NOT_ALL_CERTIFIED",
    });
    expect(await desk.act("excuseAgency", { entryId: entry.id, version: entry.version + 1, reason: "NO_ANSWER" })).toMatchObject({ step: "CERTIFIED_BEFORE" });
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
    const id = await begin([ovcNumbers(20), null]);
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
    const id = await begin([ovcNumbers(20, 3), ovcNumbers(4, 0)]);
    const { cells } = await look(world.coord, id);
    expect(cellAt(cells, "NEW", "POTENTIAL")).toMatchObject({ own: null, whole: { kind: "NUMBER", value: 24 } });
    // Only one agency counted families, and 3 of them.
    expect(cellAt(cells, "FAMILY_NEW", "PERSONS")?.whole).toEqual({ kind: "FEW", value: null });
    expect(cellAt((await look(leadAt(0), id)).cells, "FAMILY_NEW", "PERSONS")).toMatchObject({ own: 3, whole: { kind: "HIDDEN" } });
    // The holder gave 4 itself: what is left of the sum is another's 20, which may be shown.
    expect(cellAt((await look(world.lead, id)).cells, "NEW", "POTENTIAL")).toMatchObject({ own: 4, whole: { kind: "NUMBER", value: 24 } });
  });
});
