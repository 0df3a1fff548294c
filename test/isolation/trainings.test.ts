import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { becomeActor, refusalOf, rowsOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let elsewhere: World;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  elsewhere = await buildWorld(owner);
});

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

/** How many rows a statement of the role of requests touches on behalf of `actor`, or with what it is refused: rolled back afterwards. */
async function tryAs(actor: Actor, statement: string, values: unknown[] = []): Promise<string | number | null> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await becomeActor(client, actor);
    let rows: number | null = 0;
    const refusal = await refusalOf(client.query(statement, values).then(({ rowCount }) => (rows = rowCount)));
    return refusal === "done" ? rows : refusal;
  } finally {
    await client.end();
  }
}

describe("RL-03 a forged statement about trainings", () => {
  const log = `INSERT INTO training (id, task_force_id, agency_id, recorded_by_id, ran_by_id, kind, held_on, topics, minutes, modality, attendees, audience, materials)
    VALUES (gen_random_uuid(), $1, $2, $3, $4, 'TRAINING', current_date, '{OTHER}', 60, 'ONLINE', 4, '{"HEALTH": 4}', '{}')`;

  test("logs for one's own agency and table, in one's own name, and never as an adviser", async () => {
    const { rccA, rccB, adviser, operator, taskForce } = world;
    const own = [taskForce.id, rccA.agency.id, rccA.person.id];
    expect(await tryAs(rccA.actor, log, [...own, rccA.person.id])).toBe(1);
    expect(await tryAs(rccA.actor, log, [...own, rccB.person.id])).toBe("42501");
    expect(await tryAs(rccA.actor, log, [taskForce.id, rccB.agency.id, rccA.person.id, null])).toBe("42501");
    expect(await tryAs(rccA.actor, log, [taskForce.id, rccA.agency.id, rccB.person.id, null])).toBe("42501");
    expect(await tryAs(rccA.actor, log, [elsewhere.taskForce.id, rccA.agency.id, rccA.person.id, null])).toBe("42501");
    for (const { actor, agency, person } of [adviser, operator]) expect(await tryAs(actor, log, [taskForce.id, agency.id, person.id, null])).toBe("42501");
  });

  test("corrects and withdraws one's own agency's; a coordinator those of their table; and what was withdrawn stays", async () => {
    const { rccA, rccB, coord, training } = world;
    const correct = "UPDATE training SET minutes = 30 WHERE id = $1";
    expect([await tryAs(rccA.actor, correct, [training.id]), await tryAs(coord.actor, correct, [training.id])]).toEqual([1, 1]);
    expect([await tryAs(rccB.actor, correct, [training.id]), await tryAs(elsewhere.coord.actor, correct, [training.id])]).toEqual([0, 0]);
    const withdraw = "UPDATE training SET withdrawn_at = now(), withdrawn_for = 'Logged twice', withdrawn_by_id = $2 WHERE id = $1";
    expect(await tryAs(rccA.actor, withdraw, [training.id, rccB.person.id])).toBe("RT044");
    expect(await tryAs(rccA.actor, withdraw, [training.id, rccA.person.id])).toBe(1);
    await owner.training.update({ where: { id: training.id }, data: { withdrawnAt: new Date(), withdrawnById: rccA.person.id, withdrawnFor: "Logged twice" } });
    expect(await tryAs(coord.actor, correct, [training.id])).toBe("RT044");
    await owner.training.update({ where: { id: training.id }, data: { withdrawnAt: null, withdrawnById: null, withdrawnFor: null } });
  });

  test.each([
    ["counts that do not add up", "attendees = attendees + 1"],
    ["an audience of no list", "audience = '{\"SURVIVORS\": 15}'"],
    ["part of a person", 'audience = \'{"HEALTH": 14.5, "OTHER": 0.5}\''],
    ["a count below nothing", 'audience = \'{"HEALTH": -1, "OTHER": 16}\''],
    ["materials of no list", "materials = '{\"MONEY\": 5}'"],
    ["a session without end", "minutes = 100000"],
    ["no topic", "topics = '{}'"],
    ["DI-01 words that could tell who somebody is", "note = 'Ask dana@example.org'"],
    ["a withdrawal without a reason", "withdrawn_at = now()"],
  ])("the database refuses %s", async (_, change) => {
    expect(await refusalOf(rowsOf(database.superuserUrl, `UPDATE training SET ${change} WHERE id = $1`, [world.training.id]))).toBe("23514");
  });
});

describe("RL-03 a forged statement about a self-assessment", () => {
  test("what others said stays hidden while it is open, from the coordinator too, and what they did not finish for good", async () => {
    const ratings = "SELECT FROM element_rating WHERE answer_id IN (SELECT id FROM assessment_answer WHERE assessment_id = $1)";
    const { open, closed } = world.assessments;
    const seen = async (id: string) =>
      Promise.all([world.rccA, world.rccB, world.coord, world.adviser, world.operator].map(({ actor }) => tryAs(actor, ratings, [id])));
    expect(await seen(open.assessment.id)).toEqual([1, 1, 0, 0, 0]);
    expect(await seen(closed.assessment.id)).toEqual([2, 3, 2, 2, 0]);
    expect(await tryAs(elsewhere.coord.actor, ratings, [closed.assessment.id])).toBe(0);
  });

  test("an agency rates for itself, while it is open, on the scale", async () => {
    const { rccA, rccB, adviser } = world;
    const again = "UPDATE element_rating SET rating = 4, rated_by_id = $2 WHERE id = $1";
    const [ofA] = world.assessments.open.ratings;
    const [closedOfA] = world.assessments.closed.ratings;
    expect(await tryAs(rccA.actor, again, [ofA?.id, rccA.person.id])).toBe(1);
    expect(await tryAs(rccA.actor, again, [ofA?.id, rccB.person.id])).toBe("42501");
    expect(await tryAs(rccB.actor, again, [ofA?.id, rccB.person.id])).toBe(0);
    expect(await tryAs(rccA.actor, again, [closedOfA?.id, rccA.person.id])).toBe(0);
    expect(await refusalOf(rowsOf(database.superuserUrl, "UPDATE element_rating SET rating = 5"))).toBe("23514");
    const begin = "INSERT INTO assessment_answer (id, task_force_id, assessment_id, agency_id) VALUES (gen_random_uuid(), $1, $2, $3)";
    const { open, closed } = world.assessments;
    const { leA } = world;
    expect(await tryAs(leA.actor, begin, [world.taskForce.id, open.assessment.id, leA.agency.id])).toBe(1);
    expect(await tryAs(leA.actor, begin, [world.taskForce.id, open.assessment.id, world.leB.agency.id])).toBe("42501");
    expect(await tryAs(world.leB.actor, begin, [world.taskForce.id, closed.assessment.id, world.leB.agency.id])).toBe("42501");
    expect(await tryAs(adviser.actor, begin, [world.taskForce.id, open.assessment.id, adviser.agency.id])).toBe("42501");
  });

  test("a coordinator alone opens, closes and sets goals; nothing opens again, and there is one at a time", async () => {
    const { coord, lead } = world;
    const { open, closed } = world.assessments;
    const close = "UPDATE self_assessment SET closed_at = now(), closed_by_id = $2 WHERE id = $1";
    expect([
      await tryAs(coord.actor, close, [open.assessment.id, coord.person.id]),
      await tryAs(lead.actor, close, [open.assessment.id, lead.person.id]),
    ]).toEqual([1, 0]);
    expect(await tryAs(coord.actor, "UPDATE self_assessment SET closed_at = NULL, closed_by_id = NULL WHERE id = $1", [closed.assessment.id])).toBe(0);
    const begin =
      "INSERT INTO self_assessment (id, task_force_id, roadmap_id, year, closes_on, opened_by_id) VALUES (gen_random_uuid(), $1, $2, 2050, now(), $3)";
    const at = [world.taskForce.id, world.roadmap.roadmap.id];
    expect(await tryAs(coord.actor, begin, [...at, coord.person.id])).toBe("23505");
    expect(await tryAs(lead.actor, begin, [...at, lead.person.id])).toBe("42501");
    const set = `INSERT INTO roadmap_goal (id, task_force_id, assessment_id, element_id, year, target_stage, words, set_by_id) VALUES (gen_random_uuid(), $1, $2, $3, 2051, 3, 'Two more', $4)`;
    const goal = [world.taskForce.id, closed.assessment.id, world.roadmap.element.id];
    expect(await tryAs(coord.actor, set, [...goal, coord.person.id])).toBe(1);
    expect(await tryAs(coord.actor, set, [world.taskForce.id, open.assessment.id, world.roadmap.element.id, coord.person.id])).toBe("42501");
    expect(await tryAs(coord.actor, set, [world.taskForce.id, closed.assessment.id, elsewhere.roadmap.element.id, coord.person.id])).toBe("42501");
    expect(await tryAs(lead.actor, set, [...goal, lead.person.id])).toBe("42501");
    expect(await tryAs(lead.actor, "DELETE FROM roadmap_goal WHERE id = $1", [world.goal.id])).toBe(0);
  });
});
