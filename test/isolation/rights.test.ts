import { questionGroups } from "@roundtable/shared/referrals.ts";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { becomeActor, refusalOf, rowsOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";
import { refusedToJobs, refusedToRequests, refusedToSignIn } from "./refused.ts";

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

/** What the database answers to a statement of the role of requests that was taken over, on behalf of `actor`: rolled back afterwards. */
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

describe("RL-02 a role that was taken over", () => {
  test.each(refusedToRequests)("of requests may not: %s", async (statement) => {
    expect(await refusalOf(rowsOf(database.appUrl, statement))).toBe("42501");
  });

  test.each(refusedToSignIn)("of sign-in may not: %s", async (statement) => {
    expect(await refusalOf(rowsOf(database.authUrl, statement))).toBe("42501");
  });

  test.each(refusedToJobs)("of jobs may not: %s", async (statement) => {
    expect(await refusalOf(rowsOf(database.workerUrl, statement))).toBe("42501");
  });
});

describe("RL-03 a forged statement on somebody's behalf", () => {
  const event = "INSERT INTO share_event (id, task_force_id, share_id, to_status, agency_id, person_id) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)";
  const notice = "INSERT INTO notice (id, task_force_id, agency_id, kind) VALUES (gen_random_uuid(), $1, $2, 'REFERRAL_ENDED')";

  test("writes no history that did not happen, and none in another's name", async () => {
    const { rccB, rccA, taskForce, shares } = world;
    const by = [rccB.agency.id, rccB.person.id];
    expect(await tryAs(rccB.actor, event, [taskForce.id, shares.sent.id, "SENT", ...by])).toBe(1);
    expect(await tryAs(rccB.actor, event, [taskForce.id, shares.sent.id, "WITHDRAWN_BY_SURVIVOR", ...by])).toBe("42501");
    expect(await tryAs(rccB.actor, event, [taskForce.id, shares.sent.id, "SENT", rccA.agency.id, rccA.person.id])).toBe("42501");
    expect(await tryAs(rccB.actor, event, [taskForce.id, shares.named.id, "ACCEPTED", ...by])).toBe("42501");
  });

  test("tells nobody that something ended but whom something was shared with", async () => {
    expect(await tryAs(world.rccA.actor, notice, [world.taskForce.id, world.rccB.agency.id])).toBe(1);
    expect(await tryAs(world.rccA.actor, notice, [world.taskForce.id, world.leB.agency.id])).toBe("42501");
    expect(await tryAs(world.rccB.actor, notice, [world.taskForce.id, world.rccA.agency.id])).toBe("42501");
  });

  test("begins no referral, records no consent and sends nothing in a colleague's name", async () => {
    const { rccA, rccB, taskForce, shares, referral } = world;
    const begin = "INSERT INTO referral (id, task_force_id, owner_agency_id, created_by_id) VALUES (gen_random_uuid(), $1, $2, $3)";
    expect(await tryAs(rccA.actor, begin, [taskForce.id, rccA.agency.id, rccA.person.id])).toBe(1);
    expect(await tryAs(rccA.actor, begin, [taskForce.id, rccA.agency.id, rccB.person.id])).toBe("42501");
    const columns = `task_force_id, referral_id, owner_agency_id, recipient_agency_id, purpose, needs, field_groups, signed_on, form_version, form_language, interpreter_used, expires_at,
      may_refuse_attested, signer_not_abuser_attested, form_names_recipient_attested, privilege_warning_attested`;
    const record = `INSERT INTO consent (id, recorded_by_id, ${columns}) SELECT gen_random_uuid(), $2, ${columns} FROM consent WHERE id = $1`;
    expect(await tryAs(rccA.actor, record, [shares.sent.consentId, rccA.person.id])).toBe(1);
    expect(await tryAs(rccA.actor, record, [shares.sent.consentId, rccB.person.id])).toBe("42501");
    const send = `WITH made AS (SELECT gen_random_uuid() AS id) INSERT INTO share (id, task_force_id, referral_id, consent_id, from_agency_id, to_agency_id, sent_by_id, code, urgency, respond_by, answer_expires_at)
      SELECT gen_random_uuid(), task_force_id, referral_id, id, owner_agency_id, recipient_agency_id, $2, '0123456789', 'ROUTINE', now(), now() FROM consent WHERE id = $1`;
    const consent = await owner.consent.findUniqueOrThrow({ where: { id: shares.sent.consentId } });
    const fresh = await owner.consent.create({ data: { ...consent, id: crypto.randomUUID(), referralId: referral.id } });
    expect(await tryAs(rccA.actor, send, [fresh.id, rccA.person.id])).toBe(1);
    expect(await tryAs(rccA.actor, send, [fresh.id, rccB.person.id])).toBe("42501");
  });
});

describe("CR-04 answers to questions", () => {
  const answer = "UPDATE information_request SET answer = $2, answered_by_id = $3, answered_at = now() WHERE id = $1";
  const ask = (question: keyof typeof questionGroups) =>
    owner.informationRequest.create({ data: { shareId: world.shares.sent.id, question, askedById: world.rccB.person.id } });

  test("tell the same groups in the database as in the server", async () => {
    const rows = await rowsOf<{ question: string; group: string | null }>(
      database.superuserUrl,
      `SELECT q::text AS question, app.question_group(q)::text AS "group" FROM unnest(enum_range(NULL::question)) AS q`,
    );
    expect(Object.fromEntries(rows.map(({ question, group }) => [question, group]))).toEqual(questionGroups);
  });

  test("stay within the consent whatever the server does, are the sender's alone, and are only ever taken back", async () => {
    const { rccA, rccB } = world;
    const [named, unnamed, general] = [await ask("INTERPRETER_NEEDED"), await ask("CHILDREN_WITH_SURVIVOR"), await ask("CAN_TRAVEL")];
    const by = rccA.person.id;
    expect(await tryAs(rccA.actor, answer, [named.id, "YES", by])).toBe(1);
    expect(await tryAs(rccA.actor, answer, [general.id, "NO", by])).toBe(1);
    expect(await tryAs(rccA.actor, answer, [unnamed.id, "YES", by])).toBe("RT035");
    expect(await tryAs(rccA.actor, answer, [unnamed.id, "NOT_SHARED", by])).toBe(1);
    expect(await tryAs(rccA.actor, answer, [named.id, "YES", rccB.person.id])).toBe("42501");
    expect(await tryAs(rccB.actor, answer, [named.id, "YES", rccB.person.id])).toBe(0);
    await owner.informationRequest.update({ where: { id: named.id }, data: { answer: "YES", answeredById: by } });
    expect(await tryAs(rccA.actor, answer, [named.id, "NO", by])).toBe("RT034");
    expect(await tryAs(rccA.actor, answer, [named.id, null, by])).toBe("RT034");
    expect(await tryAs(rccA.actor, answer, [named.id, "NOT_SHARED", by])).toBe(1);
  });
});

describe("RL-03 preferences and addresses of mail", () => {
  const choose = "INSERT INTO mail_preference (id, person_id, kind, pace) VALUES (gen_random_uuid(), $1, $2, 'OFF')";

  test("are everybody's own: nobody chooses for somebody else, and nobody turns off mail about an account", async () => {
    const { rccA, rccB } = world;
    expect(await tryAs(rccA.actor, choose, [rccA.person.id, "REFERRALS"])).toBe(1);
    expect(await tryAs(rccA.actor, choose, [rccB.person.id, "REFERRALS"])).toBe("42501");
    expect(await tryAs(rccA.actor, choose, [rccA.person.id, "ACCOUNT"])).toBe("23514");
    await owner.mailPreference.create({ data: { personId: rccB.person.id, kind: "REFERRALS", pace: "DAILY" } });
    expect(await tryAs(rccA.actor, "UPDATE mail_preference SET pace = 'OFF'")).toBe(0);
    expect(await tryAs(rccB.actor, "UPDATE mail_preference SET pace = 'OFF'")).toBe(1);
  });

  test("an address is confirmed by its person alone, and made unreachable by no request", async () => {
    const { rccB, lead } = world;
    await owner.mailReach.create({ data: { personId: rccB.person.id, refusals: 3, refusedAt: new Date(), unreachableSince: new Date() } });
    const confirm = "UPDATE mail_reach SET refusals = 0, unreachable_since = NULL";
    expect(await tryAs(lead.actor, confirm)).toBe(0);
    expect(await tryAs(rccB.actor, "UPDATE mail_reach SET unreachable_since = now()")).toBe("42501");
    expect(await tryAs(rccB.actor, confirm)).toBe(1);
  });

  test("what waits for mail holds ids and single words, never an address or a sentence", async () => {
    const keep = (payload: object) =>
      refusalOf(owner.mailEvent.create({ data: { jobKey: crypto.randomUUID(), topic: "a.topic", payload, dueAt: new Date() } }));
    expect(await keep({ shareId: world.shares.sent.id, party: "SENDER" })).toBe("done");
    for (const payload of [{ to: "june@example.org" }, { note: "two words" }, { deep: { note: "x" } }, ["x"]]) expect(await keep(payload)).toBe("23514");
  });
});
