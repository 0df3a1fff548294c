import { createHash } from "node:crypto";
import { problemsOf, type ReportNumber } from "@roundtable/shared/reports.ts";
import { shareStatuses } from "@roundtable/shared/referrals.ts";
import { seatRoles } from "@roundtable/shared/roles.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { latestForm } from "../server/features/reports/forms/all-forms.ts";
import { passwordFits } from "../server/platform/passwords.ts";
import { createTestDatabase, type TestDatabase } from "../test/support/database.ts";
import { testKeys } from "../test/support/keys.ts";
import { openOwner } from "../test/support/owner.ts";
import { deadlineOf, owedBy, written } from "../server/features/grants/rules/deadlines.ts";
import type { PrismaClient } from "./client/client.ts";
import { AlreadyInUse, seedDemo } from "./seed.ts";
import { awardStories } from "./seed/grant-stories.ts";
import { demoPeople } from "./seed/people.ts";

let database: TestDatabase;
let owner: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  await seedDemo(database.ownerUrl, new Date(), testKeys());
}, 30_000);

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

test("the demo shows a share in every status, a draft, and each with the history that leads to where it stands", async () => {
  const shares = await owner.share.findMany({ include: { events: { orderBy: { at: "asc" } } } });
  expect(new Set(shares.map(({ status }) => status))).toEqual(new Set(shareStatuses));
  expect(await owner.referral.count({ where: { state: "DRAFT" } })).toBeGreaterThan(0);
  const broken = shares.filter(
    ({ events, status }) => events.some(({ fromStatus }, place) => fromStatus !== (events[place - 1]?.toStatus ?? null)) || events.at(-1)?.toStatus !== status,
  );
  expect(broken).toEqual([]);
});

test("every step of the demo is one that the life cycle knows", async () => {
  const strange = await owner.$queryRaw`
    SELECT e.from_status, e.to_status FROM share_event e JOIN share s ON s.id = e.share_id
    WHERE e.from_status IS NOT NULL AND NOT EXISTS (
      SELECT FROM app.share_step t WHERE t.from_status = e.from_status AND t.to_status = e.to_status
        AND t.party = CASE e.agency_id WHEN s.from_agency_id THEN 'SENDER' WHEN s.to_agency_id THEN 'RECIPIENT' ELSE 'CLOCK' END)`;
  expect(strange).toEqual([]);
});

test("everyone in the demo can sign in, and every kind of seat is taken", async () => {
  const kept = await owner.credential.findMany();
  const people = new Map((await owner.person.findMany()).map(({ id, email }) => [email, id]));
  for (const { email, password } of demoPeople.slice(0, 3))
    expect(await passwordFits(password, kept.find(({ personId }) => personId === people.get(email))?.passwordHash)).toBe(true);
  expect(kept).toHaveLength(demoPeople.length);
  expect(new Set(demoPeople.flatMap(({ seats }) => seats))).toEqual(new Set(seatRoles));
  expect([demoPeople.some(({ operator }) => operator), demoPeople.some(({ taskForces }) => taskForces.length > 1)]).toEqual([true, true]);
});

test("nobody in the demo has an address or a number that could be somebody's", async () => {
  const phones = [
    ...(await owner.agency.findMany()).map(({ intakePhone }) => intakePhone),
    ...(await owner.person.findMany()).map(({ workPhone }) => workPhone),
  ];
  expect(phones.filter((phone) => !/^\+1\d{3}55501\d\d$/.test(phone))).toEqual([]);
  expect(demoPeople.filter(({ email }) => !/^[a-z.]+@[a-z-]+\.example\.org$/.test(email))).toEqual([]);
});

test("the demo shows a year of trainings, one of them withdrawn, a self-assessment half done by three, and one that was closed, with two goals", async () => {
  const trainings = await owner.training.findMany();
  expect(trainings.length).toBeGreaterThan(12);
  expect(trainings.filter(({ withdrawnAt }) => withdrawnAt !== null)).toHaveLength(1);
  const [closed, open] = await owner.selfAssessment.findMany({ include: { answers: { include: { ratings: true } }, goals: true }, orderBy: { year: "asc" } });
  expect([closed?.goals.length, open?.closedAt, open?.answers.length]).toEqual([2, null, 3]);
  expect(open?.answers.map(({ ratings }) => ratings.length).toSorted((a, b) => a - b)).toEqual([8, 10, 32]);
});

test("the demo never goes where people are already", async () => {
  await expect(seedDemo(database.ownerUrl, new Date(), testKeys())).rejects.toThrow(AlreadyInUse);
});

test("whatever day the demo is made, of its two awards one report is due soon, one is late by some days, and the rest is filed or lies ahead", async () => {
  for (let left = 0; left < 800; left++) {
    const today = written(new Date(Date.UTC(2026, 0, 1 + left)));
    const standings = awardStories(today).flatMap(({ startsOn, endsOn, rules }) =>
      rules.flatMap(({ isFiledInTime, ...rule }) =>
        owedBy({ ...rule, startsOn: null, endsOn: null }, { startsOn: new Date(startsOn), endsOn: new Date(endsOn) })
          .filter((period) => !(isFiledInTime && period.endsOn < today))
          .map(({ dueOn }) => ({ report: rule.report, ...deadlineOf(dueOn, null, today) }))
          // An earlier half-year was filed with its numbers.
          .filter(({ report, daysLeft }) => report !== "OVC_HT" || (daysLeft ?? 0) > -100),
      ),
    );
    expect(
      standings.filter(({ daysLeft }) => (daysLeft ?? 0) < 0).map(({ report, standing }) => [report, standing]),
      today,
    ).toEqual([["LE_PMT", "LATE"]]);
    expect(
      standings.filter(({ standing }) => standing === "DUE_SOON").map(({ report }) => report),
      today,
    ).toContain("OVC_HT");
  }
  const [, policy] = await owner.grantRequirement.findMany({ orderBy: { id: "asc" }, include: { milestones: true } });
  expect([await owner.award.count(), policy?.milestones.length]).toEqual([2, 2]);
});

test("of the demo's reports one is filed, with numbers that add up and a copy for the table, and two agencies are at the next one", async () => {
  const reports = await owner.report.findMany({
    include: { entries: { include: { numbers: true } }, snapshot: true, shared: true },
    orderBy: { periodEndsOn: "asc" },
  });
  expect(reports.map(({ state, entries }) => [state, entries.length])).toEqual([
    ["FILED", 3],
    ["CERTIFYING", 2],
  ]);
  const [filed, open] = reports;
  const { sections } = latestForm("OVC_HT");
  for (const { numbers } of filed?.entries ?? []) expect(problemsOf(sections, numbers as ReportNumber[])).toEqual({ sums: [], missing: [] });
  for (const { numbers } of open?.entries ?? []) expect(problemsOf(sections, numbers as ReportNumber[])).not.toMatchObject({ missing: [] });
  expect(
    createHash("sha256")
      .update(filed?.snapshot?.body ?? "")
      .digest("hex"),
  ).toBe(Buffer.from(filed?.snapshot?.sha256 ?? []).toString("hex"));
  expect(filed?.shared.map(({ kind }) => kind).toSorted()).toEqual(["FLOW", "TABLES"]);
});

test("the demo has a meeting with approved minutes, one with circulated ones and things to be done, and one whose agenda is not for everybody", async () => {
  const minutes = await owner.minutes.findMany({ orderBy: { draftedAt: "asc" }, select: { state: true } });
  expect(minutes.map(({ state }) => state)).toEqual(["APPROVED", "CIRCULATED"]);
  expect(await owner.actionItem.count({ where: { status: "OPEN" } })).toBe(2);
  const audiences = await owner.agendaItem.findMany({ where: { meeting: { is: { sitting: { is: { startedAt: null } } } } }, select: { audience: true } });
  expect(new Set(audiences.map(({ audience }) => audience))).toEqual(new Set(["ALL", "DISCIPLINES", "AGENCIES", "CLOSED"]));
});
