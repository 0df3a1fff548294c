import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { ovcNumbers } from "../factories/report.ts";
import type { TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { idle } from "../support/outbox.ts";
import { layReports, type ReportTable } from "../support/reports.ts";
import { layTable, type Table } from "../support/table.ts";
import type { World } from "../support/world.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let reports: ReportTable;

beforeAll(async () => {
  const table = await layTable();
  ({ database, owner, hub, world, close } = table);
  reports = await layReports(table);
});

afterAll(() => close());

/** What has been mailed since the last time. */
async function mailed(): Promise<{ to: string; text: string }[]> {
  await idle(database);
  return hub.mails.splice(0).toSorted((one, other) => one.to.localeCompare(other.to));
}
const to = async () => (await mailed()).map((mail) => mail.to);
const leads = (...places: number[]) => places.map((n) => reports.leadAt(n).person.email).toSorted();

/** Begins a report of an award of its own, and asks the agencies of these leads. @returns its id */
async function ask(...places: number[]): Promise<string> {
  const { id: _, ...facts } = world.award.award;
  const award = await owner.award.create({ data: facts });
  const owned = { taskForceId: award.taskForceId, holderAgencyId: award.holderAgencyId, awardId: award.id };
  const rule = await owner.reportingRule.create({
    data: { ...owned, report: "OVC_HT", frequency: "SEMIANNUAL", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 30 },
  });
  const agencyIds = places.map((n) => reports.leadAt(n).agency.id);
  const report = await deskOf(hub, world.coord).act("prepareReport", { ruleId: rule.id, periodStartsOn: "2026-01-01", agencyIds });
  expect(report.__typename).toBe("Report");
  return report.id;
}

test("GR-3 the leads of an agency are told once that its numbers are asked for: the report and its date, and nothing else", async () => {
  await owner.person.update({ where: { id: reports.leadAt(2).person.id }, data: { locale: "es" } });
  const id = await ask(0, 2);
  const mails = await mailed();
  expect(mails.map((mail) => mail.to)).toEqual(leads(0, 2));
  const text = (n: number) => mails.find((mail) => mail.to === reports.leadAt(n).person.email)?.text;
  expect(text(0)).toContain("Your agency is asked for its numbers: OVC performance report, due on July 30, 2026.");
  expect(text(2)).toContain("vence el 30 de julio de 2026.");
  const { award } = world.award;
  const agencies = [0, 1, 2].map((n) => reports.leadAt(n).agency.name);
  for (const secret of [id, award.id, award.title, award.number, world.taskForce.name, world.coord.person.name, ...agencies])
    for (const mail of mails) expect(mail.text).not.toContain(secret);
});

test("GR-3 they are told again when changes are asked for, by their own choice of mail, and of a filing nobody is", async () => {
  const id = await ask(0, 1);
  await mailed();
  const enter = async (n: number) => {
    const desk = deskOf(hub, reports.leadAt(n));
    const { id: entryId, version } = await reports.own(reports.leadAt(n), id);
    const entered = await desk.act("enterNumbers", { entryId, version, numbers: ovcNumbers(20) });
    return desk.act("certifyNumbers", { entryId, version: entered.version });
  };
  const certified = await enter(0);
  const other = await enter(1);
  expect(await to(), "who has certified knows it").toEqual([]);
  const change = (entry: { id: string; version: number }) =>
    deskOf(hub, world.coord).act("requestChanges", { entryId: entry.id, version: entry.version, reason: "LOOKS_TOO_HIGH", note: "" });
  expect((await change(certified)).__typename).toBe("ReportEntry");
  const [mail, ...more] = await mailed();
  expect([mail?.to, more]).toEqual([...leads(0), []]);
  expect(mail?.text).toContain("Changes to your agency’s numbers are asked for: OVC performance report, due on July 30, 2026.");
  expect(mail?.text).not.toMatch(/high|\b20\b/);
  await owner.mailPreference.create({ data: { personId: reports.leadAt(1).person.id, kind: "GRANTS", pace: "OFF" } });
  await change(other);
  expect(await to(), "who wants no such mail").toEqual([]);

  await enter(0);
  await enter(1);
  const { version } = await reports.look(world.coord, id);
  expect((await deskOf(hub, world.coord).act("fileReport", { reportId: id, version, filedOn: "2026-07-15" })).__typename).toBe("Report");
  expect(await to(), "filed").toEqual([]);
});
