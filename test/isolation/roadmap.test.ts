import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { loadBoard } from "../../server/features/roadmap/queries/board.ts";
import { writeTemplate } from "../../server/features/roadmap/commands/write-template.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { ReadLog } from "../../server/platform/audit.ts";
import { openActorDatabase } from "../../server/platform/db.ts";
import { makeFullMeeting } from "../permissions/matrix-agendas.ts";
import { buildReport } from "../factories/report.ts";
import { runAs } from "../support/acting.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { becomeActor, refusalOf } from "../support/statements.ts";
import { buildWorld, type Someone, type World } from "../support/world.ts";

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

/** One statement as the role of requests, on behalf of somebody, whatever the server would have said. */
async function as(actor: Actor, statement: string, values: unknown[]): Promise<number | null> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await becomeActor(client, actor);
    const { rowCount } = await client.query(statement, values);
    await client.query("COMMIT");
    return rowCount;
  } finally {
    await client.end();
  }
}

test("the database lets an owner report and nothing more, and others not even that", async () => {
  const [milestone] = world.roadmap.milestones;
  const report = "UPDATE milestone SET status = 'UNDER_WAY' WHERE id = $1";
  expect(await as(world.rccA.actor, report, [milestone.id])).toBe(1);
  for (const column of ["due_on = now()", "title = 'Ours'", "owner_person_id = owner_agency_id"])
    expect(await refusalOf(as(world.rccA.actor, `UPDATE milestone SET ${column} WHERE id = $1`, [milestone.id])), column).toBe("RT041");
  for (const someone of [world.rccB, world.leA, world.adviser, world.operator]) expect(await as(someone.actor, report, [milestone.id])).toBe(0);
  expect(await as(world.coord.actor, "UPDATE milestone SET due_on = now() WHERE id = $1", [milestone.id])).toBe(1);
});

test("nobody takes a milestone for their own agency, or begins a roadmap, but a coordinator", async () => {
  const [, second] = world.roadmap.milestones;
  expect(await as(world.rccB.actor, "UPDATE milestone SET owner_agency_id = $2 WHERE id = $1", [second.id, world.rccB.agency.id])).toBe(0);
  const begin = "INSERT INTO roadmap_stage (id, task_force_id, roadmap_id, number, name) VALUES (gen_random_uuid(), $1, $2, 5, 'Ours')";
  for (const someone of [world.rccA, world.lead, world.adviser, world.operator])
    expect(await refusalOf(as(someone.actor, begin, [world.taskForce.id, world.roadmap.roadmap.id]))).toBe("42501");
});

test("history is told in one's own name, and never changed or removed", async () => {
  const [{ id, elementId }] = world.roadmap.milestones;
  const tell =
    "INSERT INTO milestone_event (id, task_force_id, element_id, milestone_id, kind, person_id) VALUES (gen_random_uuid(), $1, $2, $3, 'STATUS', $4)";
  expect(await as(world.rccA.actor, tell, [world.taskForce.id, elementId, id, world.rccA.person.id])).toBe(1);
  expect(await refusalOf(as(world.rccA.actor, tell, [world.taskForce.id, elementId, id, world.coord.person.id]))).toBe("42501");
  expect(await refusalOf(as(world.rccB.actor, tell, [world.taskForce.id, elementId, id, world.rccB.person.id]))).toBe("42501");
  for (const statement of [
    "UPDATE milestone_event SET reason = 'other'",
    "DELETE FROM milestone_event",
    "DELETE FROM milestone",
    "UPDATE evidence SET note = 'other'",
  ])
    expect(await refusalOf(as(world.coord.actor, statement, [])), statement).toBe("42501");
});

test("a report proves a milestone only in the hands of who sees that it was filed, and with its own day", async () => {
  const { report: filed } = world.report;
  const { report: open } = await buildReport(owner, {
    award: world.award.award,
    preparedById: world.coord.person.id,
    asked: [{ agencyId: world.rccA.agency.id }],
    periodStartsOn: "2026-07-01",
    periodEndsOn: "2026-12-31",
  });
  const attach = (someone: Someone, id: string | null, day: string | null, kind = "REPORT") =>
    as(
      someone.actor,
      "INSERT INTO evidence (id, task_force_id, milestone_id, kind, report_id, filed_on, attached_by_id) VALUES (gen_random_uuid(), $1, $2, $3::evidence_kind, $4, $5, $6)",
      [world.taskForce.id, world.roadmap.milestones[0].id, kind, id, day, someone.person.id],
    );
  const day = "2026-07-20";
  // RCC-A owns the milestone and was asked for numbers; the report is another agency's.
  expect(await refusalOf(attach(world.rccA, filed.id, day))).toBe("42501");
  expect(await refusalOf(attach(world.coord, open.id, day))).toBe("42501");
  expect(await refusalOf(attach(world.coord, filed.id, "2026-07-19"))).toBe("42501");
  expect(await refusalOf(attach(world.coord, null, day))).toBe("42501");
  expect(await refusalOf(attach(world.coord, null, null))).toBe("23514");
  expect(await refusalOf(attach(world.coord, filed.id, day, "AGREEMENT"))).toBe("23514");
  expect(await attach(world.coord, filed.id, day)).toBe(1);
  expect(await refusalOf(as(world.coord.actor, "UPDATE evidence SET filed_on = now()", []))).toBe("42501");
});

test("minutes prove a milestone only in the hands of who may read them, once they are approved, and with their own day", async () => {
  const milestoneId = world.roadmap.milestones[0].id;
  const { bodyId } = await makeFullMeeting(owner, world.rccA, world.leA, milestoneId, world.rccB.agency);
  const of = async (state: "APPROVED" | "CIRCULATED", part: "OPEN" | "CLOSED") => owner.minutes.findFirstOrThrow({ where: { bodyId, state, part } });
  const { id, approvedAt } = await of("APPROVED", "OPEN");
  const instant = Temporal.Instant.fromEpochMilliseconds(approvedAt?.getTime() ?? 0);
  const day = instant.toZonedDateTimeISO(world.taskForce.timeZone).toPlainDate();
  const attach = (someone: Someone, minutesId: string | null, on: string | null, kind = "MINUTES") =>
    as(
      someone.actor,
      "INSERT INTO evidence (id, task_force_id, milestone_id, kind, minutes_id, approved_on, attached_by_id) VALUES (gen_random_uuid(), $1, $2, $3::evidence_kind, $4, $5, $6)",
      [world.taskForce.id, milestoneId, kind, minutesId, on, someone.person.id],
    );
  expect(await refusalOf(attach(world.coord, id, day.add({ days: 1 }).toString()))).toBe("42501");
  expect(await refusalOf(attach(world.coord, null, day.toString()))).toBe("42501");
  for (const part of ["OPEN", "CLOSED"] as const)
    expect(await refusalOf(attach(world.rccA, (await of("CIRCULATED", part)).id, day.toString())), part).toBe("42501");
  expect(await refusalOf(attach(world.coord, id, day.toString(), "REPORT"))).toBe("23514");
  expect(await refusalOf(attach(world.coord, null, null))).toBe("23514");
  expect(await attach(world.coord, id, day.toString())).toBe(1);
  expect(await refusalOf(as(world.coord.actor, "UPDATE evidence SET approved_on = now()", []))).toBe("42501");
  await owner.body.update({ where: { id: bodyId }, data: { restricted: true } });
  expect(await refusalOf(attach(world.coord, id, day.toString()))).toBe("42501");
  expect(await attach(world.rccA, id, day.toString())).toBe(1);
});

test("a circle is refused also when two people close it at the same moment", async () => {
  const [first] = world.roadmap.milestones;
  const [second, third] = await Promise.all(
    ["P1", "P2"].map((code) =>
      owner.milestone.create({
        data: {
          taskForceId: first.taskForceId,
          elementId: first.elementId,
          code,
          place: 9,
          stage: 1,
          title: code,
          evidenceExpected: "",
          source: "",
          helpsWith: "",
        },
      }),
    ),
  );
  const wait = (one: string | undefined, other: string | undefined) =>
    as(world.coord.actor, "INSERT INTO milestone_dependency (id, task_force_id, milestone_id, depends_on_id) VALUES (gen_random_uuid(), $1, $2, $3)", [
      world.taskForce.id,
      one,
      other,
    ]);
  const outcomes = await Promise.allSettled([wait(second?.id, third?.id), wait(third?.id, second?.id)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("the whole roadmap takes the same number of statements, however large it is", async () => {
  const db = openActorDatabase(database.appUrl, 2);
  const readLog = new ReadLog(database.appUrl);
  const statements = async (): Promise<number> => {
    let count = 0;
    const counted = new Proxy(db, {
      get: (target, name) => {
        count += 1;
        const asked = Reflect.get(target, name, target) as unknown;
        return typeof asked === "function" ? (asked.bind(target) as unknown) : asked;
      },
    });
    await runAs({ db: counted, readLog }, world.adviser.actor, loadBoard);
    return count;
  };
  const small = await statements();
  await writeTemplate(owner, { taskForceId: world.taskForce.id, personId: world.coord.person.id, at: new Date() });
  expect(await owner.milestone.count()).toBeGreaterThan(60);
  expect([small, await statements()]).toEqual([1, 1]);
  await Promise.all([db.$disconnect(), readLog.close()]);
});
