import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { findPack } from "../../server/features/minutes/queries/pack.ts";
import { ReadLog } from "../../server/platform/audit.ts";
import { openActorDatabase } from "../../server/platform/db.ts";
import { buildBody, buildSeries, buildSitting } from "../factories/meeting.ts";
import { runAs } from "../support/acting.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
});

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

test("MT-16 the evidence of a period takes the same number of statements however many meetings there were, by days at the table", async () => {
  const { taskForce, rccA, leA } = world;
  const roster = [{ personId: rccA.person.id, role: "CHAIR" as const }];
  const body = await buildBody(owner, { taskForceId: taskForce.id, roster });
  const series = await buildSeries(owner, body, rccA.person.id);
  const other = await buildSeries(owner, body, rccA.person.id);
  const sit = (startedAt: string, of = series) => buildSitting(owner, of, { startedAt, stays: [{ who: rccA }, { who: leA, from: 31 }] });
  const db = openActorDatabase(database.appUrl, 2);
  const readLog = new ReadLog(database.appUrl);
  const pack = async () => {
    let count = 0;
    const counted = new Proxy(db, {
      get: (target, name) => {
        count += 1;
        const asked = Reflect.get(target, name, target) as unknown;
        return typeof asked === "function" ? (asked.bind(target) as unknown) : asked;
      },
    });
    const period = { bodyId: body.id, from: "2026-01-01", to: "2026-06-30" };
    const found = await runAs({ db: counted, readLog }, rccA.actor, (reading) => findPack(reading, period));
    return { count, days: found?.meetings.map(({ day }) => day), presence: found?.meetings.map(({ presence }) => presence.length) };
  };
  // Midnight of the last day at the table is four hours later in UTC.
  for (const at of ["2026-01-01T05:00:00Z", "2026-07-01T03:59:00Z"]) await sit(at);
  for (const at of ["2026-01-01T04:59:00Z", "2026-07-01T04:00:00Z"]) await sit(at, other);
  const few = await pack();
  expect(few).toMatchObject({ days: ["2026-01-01", "2026-06-30"], presence: [1, 1] });
  for (const month of ["02", "03", "04", "05"]) for (const day of ["04", "11", "18", "25"]) await sit(`2026-${month}-${day}T15:00:00Z`);
  const many = await pack();
  expect(many.days).toHaveLength(18);
  expect(many.count).toBe(few.count);
  await Promise.all([db.$disconnect(), readLog.close()]);
});
