import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildConsent } from "../factories/consent.ts";
import { makeFullMeeting } from "../permissions/matrix-agendas.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { becomeActor, refusalOf } from "../support/statements.ts";
import { buildWorld, type Someone, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let meeting: Awaited<ReturnType<typeof makeFullMeeting>>;
let caseItemId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  meeting = await makeFullMeeting(owner, world.rccA, world.leA, world.roadmap.milestones[0].id, world.rccB.agency);
  caseItemId = (await owner.agendaItem.findFirstOrThrow({ where: { meetingId: meeting.meetingId, audience: "CASE" } })).id;
});

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

/** What the database answers the role of requests on behalf of somebody: the number of rows, or the code of its refusal. Rolled back. */
async function tryAs({ actor }: Someone, statement: string, values: unknown[] = []): Promise<number | string> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await becomeActor(client, actor);
    let rows = 0;
    const refusal = await refusalOf(client.query(statement, values).then(({ rowCount }) => (rows = rowCount ?? 0)));
    return refusal === "done" ? rows : refusal;
  } finally {
    await client.end();
  }
}

const count = (someone: Someone, table: string) => tryAs(someone, `SELECT FROM ${table} WHERE body_id = $1`, [meeting.bodyId]);

describe("RL-01 what the database shows of an agenda, whatever the server asks", () => {
  test("RL-01 items, what hangs on them, cases and closed minutes are there for whom they are", async () => {
    expect(await count(world.rccA, "case_item")).toBe(2);
    expect(await count(world.rccB, "case_item")).toBe(1);
    for (const someone of [world.leA, world.leB, world.coord, world.operator]) expect(await count(someone, "case_item")).toBe(0);
    // Two open ones, and those of the closed session.
    expect(await count(world.rccA, "minutes")).toBe(3);
    expect(await count(world.leA, "minutes")).toBe(2);
    expect(await count(world.operator, "agenda_item")).toBe(0);
    expect(await tryAs(world.coord, "SELECT FROM agenda_item WHERE id = ANY ($1)", [[caseItemId, meeting.closedItemId]])).toBe(0);
  });

  test("RL-01 MT-13 who is asked to step out is told to whoever runs the meeting, and to nobody outside", async () => {
    const asked = "SELECT app.must_step_out($1) UNION ALL SELECT id FROM attendance WHERE false";
    expect(await tryAs(world.rccA, asked, [caseItemId])).toBe(1);
    expect(await tryAs(world.leB, asked, [caseItemId])).toBe(0);
    expect(await tryAs(world.leB, "SELECT WHERE app.case_is_open($1)", [caseItemId])).toBe(0);
  });
});

describe("RL-02 what a role that was taken over may not write", () => {
  test("RL-02 MT-13 a held case does not become what the meeting is at, and nobody puts on another agency's", async () => {
    const go = "UPDATE sitting SET current_item_id = $2 WHERE meeting_id = $1";
    expect(await tryAs(world.rccA, go, [meeting.meetingId, caseItemId])).toBe("RT093");
    await owner.attendance.updateMany({ where: { meetingId: meeting.meetingId, admittedAt: null }, data: { leftAt: new Date() } });
    expect(await tryAs(world.rccA, go, [meeting.meetingId, caseItemId])).toBe(1);
    expect(await tryAs(world.leA, go, [meeting.meetingId, meeting.itemId])).toBe(0);
    const { referralId, id: consentId } = await buildConsent(owner, { referralId: world.referral.id, recipientAgencyId: world.leA.agency.id });
    const put =
      "INSERT INTO case_item (id, task_force_id, body_id, item_id, referral_id, consent_id, listed_by_id, listed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now())";
    const row = (someone: Someone, consent: string | null) => [
      randomUUID(),
      world.taskForce.id,
      meeting.bodyId,
      meeting.itemId,
      referralId,
      consent,
      someone.person.id,
    ];
    expect(await tryAs(world.leA, put, row(world.leA, null))).toBe("42501");
    expect(await tryAs(world.rccA, put, row(world.rccA, consentId)), "a consent for something else").toBe("42501");
    expect(await tryAs(world.rccA, put, row(world.rccA, null))).toBe(1);
  });

  test("RL-02 MT-09 nobody is let in who did not sign, and MT-07 nothing is decided without a quorum where that is the rule", async () => {
    await owner.statementAcceptance.deleteMany({ where: { personId: world.leA.person.id } });
    const there = { taskForceId: world.taskForce.id, bodyId: meeting.bodyId, meetingId: meeting.meetingId, mode: "PHONE" as const, arrivedAt: new Date() };
    const { id } = await owner.attendance.create({ data: { ...there, personId: world.leA.person.id } });
    expect(await tryAs(world.rccA, "UPDATE attendance SET admitted_at = now() WHERE id = $1", [id])).toBe("RT094");
    await owner.body.update({ where: { id: meeting.bodyId }, data: { quorumBlocks: true } });
    const decide = `INSERT INTO decision (id, task_force_id, body_id, item_id, words, carried, quorum_reached, in_favor, against, abstained, recused, decided_at, recorded_by_id)
      VALUES ($1, $2, $3, $4, 'Decided', true, $5, '{}', '{}', '{}', '{}', now(), $6)`;
    const values = (quorum: boolean) => [randomUUID(), world.taskForce.id, meeting.bodyId, meeting.itemId, quorum, world.rccA.person.id];
    expect(await tryAs(world.rccA, decide, values(false))).toBe("RT095");
    expect(await tryAs(world.rccA, decide, values(true))).toBe(1);
  });

  test("RL-02 MT-10 minutes are approved by a later meeting alone, and by no word of the server", async () => {
    const minutes = await owner.minutes.findFirstOrThrow({ where: { meetingId: meeting.meetingId, part: "OPEN" } });
    const { id: decisionId } = await owner.decision.findFirstOrThrow({ where: { itemId: meeting.itemId } });
    expect(
      await tryAs(world.rccA, "UPDATE minutes SET state = 'APPROVED', approved_at = now(), decision_id = $2 WHERE id = $1", [minutes.id, decisionId]),
    ).toBe("RT098");
    expect(await tryAs(world.leA, "UPDATE minutes_entry SET words = 'Other' WHERE minutes_id = $1", [minutes.id])).toBe(0);
    const amend = `INSERT INTO minutes_entry (id, task_force_id, body_id, minutes_id, place, heading, words, amendment, written_by_id, written_at, version)
      VALUES ($1, $2, $3, $4, 9, '', 'Later', true, $5, now(), 1)`;
    expect(await tryAs(world.rccA, amend, [randomUUID(), world.taskForce.id, meeting.bodyId, minutes.id, world.rccA.person.id])).toBe("RT099");
  });

  test("RL-02 MT-11 closed minutes get another last day from who was let in alone, and none that has passed", async () => {
    const { id } = await owner.minutes.findFirstOrThrow({ where: { meetingId: meeting.meetingId, part: "CLOSED" } });
    const keep = (someone: Someone, days: number) => tryAs(someone, "UPDATE minutes SET retain_until = current_date + $2::int WHERE id = $1", [id, days]);
    expect(await keep(world.rccA, 40)).toBe(1);
    for (const days of [-1, 4000]) expect(await keep(world.rccA, days)).toBe("RT100");
    for (const someone of [world.leA, world.coord, world.leB]) expect(await keep(someone, 40)).toBe(0);
  });
});
