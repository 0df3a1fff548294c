import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SeatRole, seatRoles } from "@roundtable/shared/roles.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { abilityFor } from "../../server/abilities.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { readable } from "../../server/platform/casl.ts";
import { buildPerson } from "../factories/person.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { becomeActor, refusalOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let elsewhere: World;
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  elsewhere = await buildWorld(owner);
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await owner.$disconnect();
  await database.drop();
});

/** What the database answers to the role of requests on behalf of `actor`, whatever the server would have said: rows changed, or the refusal. Rolled back. */
async function tryAs(actor: Actor, ...statements: (readonly [string, readonly unknown[]])[]): Promise<number | string> {
  await app.query("BEGIN");
  try {
    await becomeActor(app, actor);
    let rows = 0;
    const run = async () => {
      for (const [statement, values] of statements) rows = (await app.query(statement, [...values])).rowCount ?? 0;
    };
    const refusal = await refusalOf(run());
    return refusal === "done" ? rows : refusal;
  } finally {
    await app.query("ROLLBACK");
  }
}

const is = (outcome: number | string) => outcome === 1;
const giveSeat = "INSERT INTO seat (id, task_force_id, person_id, role) VALUES (gen_random_uuid(), $1, $2, $3)";
const takeSeat = "DELETE FROM seat WHERE task_force_id = $1 AND person_id = $2 AND role = $3";
const rename = "UPDATE person SET name = 'Another' WHERE id = $1";
const suspend = "UPDATE person SET disabled_at = now() WHERE id = $1";
const invite =
  "INSERT INTO person (id, agency_id, name, email, work_phone, operator, created_at) VALUES (gen_random_uuid(), $1, 'New', $2, '+13365550144', $3, now())";

describe("who may change whom, in the database alone and in the ability alone", () => {
  /** Once more in other words: from product.md and the issue. */
  const keeps = (actor: Actor, person: { agencyId: string; operator: boolean }) =>
    actor.operator || (actor.seats.includes("AGENCY_LEAD") && actor.agencyId === person.agencyId && !person.operator);
  const gives = (actor: Actor, person: { agencyId: string; operator: boolean; here: boolean }, role: SeatRole) => {
    if (actor.operator) return true;
    if (!person.here) return false;
    return role === "COORDINATOR" || role === "ADVISER" ? actor.seats.includes("COORDINATOR") : keeps(actor, person);
  };

  test("the database, the ability and the referee agree for every seat, every agency and both tables", { timeout: 120_000 }, async () => {
    const targets = [world.rccA, world.rccB, world.leA, world.operator, elsewhere.rccA].map(({ person }) => ({
      ...person,
      here: person.taskForceId === world.taskForce.id,
    }));
    for (const target of targets) await owner.seat.deleteMany({ where: { personId: target.id } });
    const actors = fc.record({
      agency: fc.constantFrom(world.rccA, world.rccB, world.leA, world.operator),
      seats: fc.subarray([...seatRoles]),
      operator: fc.constantFrom(false, false, false, true),
    });
    await fc.assert(
      fc.asyncProperty(actors, fc.constantFrom(...targets), fc.constantFrom(...seatRoles), async ({ agency, seats, operator }, target, role) => {
        const actor: Actor = { ...agency.actor, personId: randomUUID(), seats, operator };
        const may = (right: "keep" | "seat") =>
          owner.person.count({ where: { AND: [readable(abilityFor(actor, new Date()), "Person", right), { id: target.id }] } });
        const mayKeep = keeps(actor, target);
        expect(is(await tryAs(actor, [rename, [target.id]]))).toBe(mayKeep);
        expect(is(await tryAs(actor, [suspend, [target.id]]))).toBe(mayKeep);
        expect((await may("keep")) === 1).toBe(mayKeep);
        const mayGive = gives(actor, target, role);
        expect(is(await tryAs(actor, [giveSeat, [target.taskForceId, target.id, role]])), `${seats.join()} gives ${role}`).toBe(mayGive);
        expect(mayGive && (await may("seat")) === 0, "given, and hidden from the ability").toBe(false);
        const at = { agencyId: target.agencyId, operator: false };
        expect(is(await tryAs(actor, [invite, [target.agencyId, `${randomUUID()}@example.org`, false]]))).toBe(keeps(actor, at));
        expect(is(await tryAs(actor, [invite, [target.agencyId, `${randomUUID()}@example.org`, true]]))).toBe(operator);
      }),
      { numRuns: 150 },
    );
  });
});

describe("people, past the server", () => {
  test("one's own language is all that one changes about oneself", async () => {
    const { actor, person } = world.rccA;
    expect(await tryAs(actor, ["UPDATE person SET locale = 'es' WHERE id = $1", [person.id]])).toBe(1);
    for (const column of ["name = 'X'", "work_phone = '+13365550199'", "disabled_at = now()", "privileged_at = now()", "invited_at = now()"])
      expect(await tryAs(actor, [`UPDATE person SET ${column} WHERE id = $1`, [person.id]]), column).toBe("RT050");
    expect(await tryAs(world.lead.actor, ["UPDATE person SET locale = 'es' WHERE id = $1", [world.rccB.person.id]])).toBe("RT050");
    expect(await tryAs(world.coord.actor, ["UPDATE person SET version = version + 1 WHERE id = $1", [world.rccB.person.id]])).toBe(1);
    expect(await tryAs(world.coord.actor, [rename, [world.rccB.person.id]])).toBe("RT050");
  });

  test("addresses are given to the lead of the agency and the operator alone", async () => {
    const ask = "SELECT FROM app.staff_addresses(ARRAY[$1]::uuid[])";
    const asks = (actor: Actor) => tryAs(actor, [ask, [world.rccB.agency.id]]);
    expect([await asks(world.lead.actor), await asks(world.operator.actor)]).toEqual([2, 2]);
    for (const name of ["rccA", "rccB", "coord", "leA", "adviser"] as const) expect(await asks(world[name].actor), name).toBe(0);
  });

  test("nobody suspends themselves, and an agency and the hub keep somebody", async () => {
    expect(await tryAs(world.lead.actor, [suspend, [world.lead.person.id]])).toBe("RT051");
    const second = await buildPerson(owner, { agencyId: world.rccB.agency.id, taskForceId: world.taskForce.id, seats: [] });
    const asSecond: Actor = { ...world.lead.actor, personId: second.id };
    expect(await tryAs(asSecond, [suspend, [world.lead.person.id]])).toBe("RT052");
    expect(await tryAs(asSecond, [takeSeat, [world.taskForce.id, world.lead.person.id, "AGENCY_LEAD"]])).toBe("RT052");
    const operators = [world.operator, elsewhere.operator];
    expect(await tryAs(world.operator.actor, [suspend, [elsewhere.operator.person.id]])).toBe(1);
    await owner.person.update({ where: { id: world.operator.person.id }, data: { joinedAt: null } });
    expect(await tryAs(world.operator.actor, [suspend, [elsewhere.operator.person.id]])).toBe("RT053");
    await owner.person.updateMany({ where: { id: { in: operators.map(({ person }) => person.id) } }, data: { joinedAt: new Date() } });
  });

  test("CR-25 nobody has the flag below twenty hours, the owner of the database included", async () => {
    const { id } = world.rccB.person;
    const flag = "UPDATE person SET privileged_at = now() WHERE id = $1";
    const train =
      "INSERT INTO training_record (id, agency_id, person_id, topic, half_hours, completed_on, recorded_by_id, recorded_at) VALUES (gen_random_uuid(), $1, $2, 'OTHER', $3, now(), $4, now())";
    const by = (halfHours: number, recordedBy: string) => [train, [world.rccB.agency.id, id, halfHours, recordedBy]] as const;
    const takeBack = ["UPDATE training_record SET taken_back_at = now(), taken_back_by_id = $1 WHERE person_id = $2", [world.lead.person.id, id]] as const;
    expect(await tryAs(world.lead.actor, [flag, [id]])).toBe("RT054");
    expect(await tryAs(world.lead.actor, by(39, world.lead.person.id), [flag, [id]])).toBe("RT054");
    expect(await tryAs(world.lead.actor, by(40, world.lead.person.id), [flag, [id]])).toBe(1);
    const flagged = ["SELECT FROM person WHERE id = $1 AND privileged_at IS NOT NULL", [id]] as const;
    expect(await tryAs(world.lead.actor, by(40, world.lead.person.id), [flag, [id]], flagged)).toBe(1);
    expect(await tryAs(world.lead.actor, by(40, world.lead.person.id), [flag, [id]], takeBack, flagged)).toBe(0);
    expect(await tryAs(world.lead.actor, by(40, world.rccA.person.id)), "in another's name").toBe("42501");
    for (const name of ["rccB", "coord", "operator", "rccA"] as const)
      expect(await tryAs(world[name].actor, by(40, world[name].person.id)), name).toBe("42501");
    await expect(owner.person.update({ where: { id }, data: { privilegedAt: new Date() } })).rejects.toThrow("twenty hours");
  });

  test("a statement is accepted in one's own name alone, and without it no policy of a referral opens", async () => {
    const accept = "INSERT INTO statement_acceptance (id, agency_id, person_id, version, accepted_at) VALUES (gen_random_uuid(), $1, $2, 1, now())";
    const { rccA, rccB, lead } = world;
    expect(await tryAs(rccB.actor, [accept, [rccB.agency.id, rccB.person.id]])).toBe(1);
    for (const [agencyId, personId] of [
      [rccB.agency.id, lead.person.id],
      [rccA.agency.id, rccB.person.id],
    ])
      expect(await tryAs(rccB.actor, [accept, [agencyId, personId]])).toBe("42501");
    const unaccepted = { ...rccA.actor, statementAccepted: false };
    for (const table of ["referral", "survivor_group", "consent", "share", "share_brief", "share_group", "share_event", "information_request", "notice"]) {
      expect(await tryAs(unaccepted, [`SELECT FROM ${table}`, []]), table).toBe(0);
    }
    expect(Number(await tryAs(rccA.actor, ["SELECT FROM share", []]))).toBeGreaterThan(0);
  });
});

describe("agencies, tables and agreements, past the server", () => {
  const propose = `INSERT INTO discipline_change (id, agency_id, from_discipline, to_discipline, proposed_by_id, proposed_at, expires_at)
    VALUES (gen_random_uuid(), $1, 'VICTIM_SERVICES', 'HEALTH', $2, now(), now() + interval '7 days')`;
  const decide = "UPDATE discipline_change SET decision = 'CONFIRMED', decided_by_id = $1, decided_at = now() WHERE agency_id = $2 AND decision IS NULL";

  test("a change of discipline has no way but two operators", async () => {
    const { id } = world.rccA.agency;
    const { operator, lead } = world;
    const other = elsewhere.operator;
    const change = "UPDATE agency SET discipline = 'HEALTH' WHERE id = $1";
    expect(await tryAs(operator.actor, [change, [id]])).toBe("42501");
    expect(await tryAs(operator.actor, [propose, [id, operator.person.id]], [decide, [operator.person.id, id]])).toBe("23514");
    expect(await tryAs(operator.actor, [propose, [id, operator.person.id]], [decide, [other.person.id, id]]), "in another's name").toBe("42501");
    expect(await tryAs(operator.actor, [propose, [id, other.person.id]])).toBe("42501");
    expect(await tryAs(lead.actor, [propose, [id, lead.person.id]])).toBe("42501");
    const [about, proposed] = [{ agencyId: id, fromDiscipline: "VICTIM_SERVICES", toDiscipline: "HEALTH" } as const, new Date()];
    const waiting = await owner.disciplineChange.create({
      data: { ...about, proposedById: other.person.id, proposedAt: proposed, expiresAt: new Date(proposed.getTime() + 86_400_000) },
    });
    const isHealth = ["SELECT FROM agency WHERE id = $1 AND discipline = 'HEALTH'", [id]] as const;
    expect(await tryAs(operator.actor, isHealth)).toBe(0);
    expect(await tryAs(operator.actor, [decide, [operator.person.id, id]], isHealth)).toBe(1);
    expect(await tryAs(operator.actor, [decide, [operator.person.id, id]], [decide.replace("IS NULL", "IS NOT NULL"), [operator.person.id, id]])).toBe("RT057");
    await owner.disciplineChange.delete({ where: { id: waiting.id } });
  });

  test("a lead keeps what partners need to know, and neither name nor standing", async () => {
    const { id } = world.lead.agency;
    const keep = (column: string) => tryAs(world.lead.actor, [`UPDATE agency SET ${column} WHERE id = $1`, [id]]);
    expect(await keep("intake_phone = '+13365550171'")).toBe(1);
    for (const column of ["name = 'X'", "confidential_program = false", "disabled_at = now()"]) expect(await keep(column), column).toBe("RT055");
    expect(await tryAs(world.lead.actor, ["UPDATE agency SET intake_phone = '+13365550171' WHERE id = $1", [world.rccA.agency.id]])).toBe(0);
    const serve = "INSERT INTO agency_region (id, agency_id, region_id) VALUES (gen_random_uuid(), $1, $2)";
    expect(await tryAs(world.lead.actor, [serve, [world.rccA.agency.id, world.region.id]])).toBe("42501");
    expect(await tryAs(world.lead.actor, [serve, [id, elsewhere.region.id]])).toBe("42501");
    expect(await tryAs(world.operator.actor, ["UPDATE agency SET disabled_at = now() WHERE id = $1", [world.operator.agency.id]])).toBe("RT051");
    for (const name of ["lead", "coord", "rccA"] as const)
      for (const statement of [
        "INSERT INTO task_force (id, name) VALUES (gen_random_uuid(), 'X')",
        "INSERT INTO agency (id, name, discipline, intake_phone) VALUES (gen_random_uuid(), 'X', 'HEALTH', '+13365550100')",
      ])
        expect(await tryAs(world[name].actor, [statement, []]), name).toBe("42501");
  });

  test("an agreement is signed by somebody of its agency, recorded in one's own name, and never runs longer", async () => {
    const record = `INSERT INTO sharing_agreement (id, task_force_id, agency_id, version, signed_on, starts_at, ends_at, signed_by_id, recorded_by_id)
      VALUES (gen_random_uuid(), $1, $2, 7, now(), now(), now() + interval '1 year', $3, $4)`;
    const { coord, rccA, leA, lead, taskForce } = world;
    const by = (signer: string, recorder: string, agencyId = rccA.agency.id, tableId = taskForce.id) =>
      [record, [tableId, agencyId, signer, recorder]] as const;
    expect(await tryAs(coord.actor, by(rccA.person.id, coord.person.id))).toBe(1);
    expect(await tryAs(coord.actor, by(leA.person.id, coord.person.id))).toBe("RT059");
    expect(await tryAs(coord.actor, by(rccA.person.id, rccA.person.id))).toBe("42501");
    expect(["42501", "RT059"]).toContain(
      await tryAs(coord.actor, by(elsewhere.rccA.person.id, coord.person.id, elsewhere.rccA.agency.id, elsewhere.taskForce.id)),
    );
    expect(await tryAs(lead.actor, by(rccA.person.id, lead.person.id))).toBe("42501");
    const end = (when: string) => [`UPDATE sharing_agreement SET ends_at = ${when} WHERE agency_id = $1`, [rccA.agency.id]] as const;
    expect(await tryAs(coord.actor, end("now()"))).toBe(1);
    expect(await tryAs(coord.actor, end("ends_at + interval '1 day'"))).toBe("RT058");
    expect(await tryAs(lead.actor, end("now()"))).toBe(0);
  });

  test("nothing is shared with an agency that has left the table, whatever agreement still runs", async () => {
    const consent = await owner.consent.findUniqueOrThrow({ where: { id: world.shares.sent.consentId } });
    const fresh = await owner.consent.create({ data: { ...consent, id: randomUUID() } });
    const send = `INSERT INTO share (id, task_force_id, referral_id, consent_id, from_agency_id, to_agency_id, sent_by_id, code, urgency, respond_by, answer_expires_at)
      SELECT gen_random_uuid(), task_force_id, referral_id, id, owner_agency_id, recipient_agency_id, $2, '0123456789', 'ROUTINE', now(), now() FROM consent WHERE id = $1`;
    const share = () => tryAs(world.rccA.actor, [send, [fresh.id, world.rccA.person.id]]);
    expect(await share()).toBe(1);
    await owner.membership.updateMany({ where: { agencyId: world.rccB.agency.id }, data: { leftAt: new Date() } });
    expect(await share()).toBe("RT011");
    await owner.membership.updateMany({ where: { agencyId: world.rccB.agency.id }, data: { leftAt: null } });
  });
});
