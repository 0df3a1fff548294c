import { questionGroups } from "@roundtable/shared/referrals.ts";
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
  test.each([
    "UPDATE referral SET owner_agency_id = created_by_id",
    "UPDATE referral SET task_force_id = id",
    "UPDATE survivor_group SET referral_id = gen_random_uuid()",
    "DELETE FROM survivor_group",
    "UPDATE referral_key SET box = box",
    "DELETE FROM referral_key",
    "SELECT FROM survivor_ranges",
    "UPDATE consent SET recipient_agency_id = owner_agency_id",
    "UPDATE consent SET law_enforcement_allowed = true",
    "UPDATE consent SET recorded_at = now()",
    "UPDATE consent SET confirm_by = NULL",
    "DELETE FROM consent",
    "UPDATE share SET to_agency_id = from_agency_id",
    "UPDATE share SET sent_at = now()",
    "DELETE FROM share",
    "UPDATE share_brief SET minor = false",
    "UPDATE share_key SET box = box",
    "DELETE FROM share_key",
    "UPDATE share_group SET box = box",
    "INSERT INTO share_detail SELECT * FROM share_detail",
    "DELETE FROM legal_hold",
    "UPDATE legal_hold SET proposed_by_id = referral_id",
    "INSERT INTO purged_referral SELECT * FROM purged_referral",
    "SELECT FROM purge_count",
    "SELECT app.purge_referral(NULL)",
    "SELECT app.purges_due(1)",
    "SELECT app.destroy_referral(NULL, 'RETENTION')",
    "SELECT app.audit_forget(1)",
    "SELECT app.forget_old_rows()",
    "UPDATE share_event SET at = now()",
    "DELETE FROM share_event",
    "UPDATE information_request SET question = 'CAN_TRAVEL'",
    "DELETE FROM information_request",
    "UPDATE notice SET created_at = now()",
    "DELETE FROM notice",
    "UPDATE client_key SET input_hash = ''",
    "DELETE FROM client_key",
    "UPDATE person SET operator = true",
    "UPDATE person SET email = 'x@example.org'",
    "UPDATE person SET joined_at = now()",
    "UPDATE person SET agency_id = id",
    "DELETE FROM person",
    "UPDATE agency SET discipline = 'COMMUNITY'",
    "DELETE FROM membership",
    "UPDATE statement_acceptance SET accepted_at = now()",
    "DELETE FROM statement_acceptance",
    "UPDATE training_record SET half_hours = 160",
    "DELETE FROM training_record",
    "UPDATE discipline_change SET proposed_by_id = id",
    "UPDATE sharing_agreement SET starts_at = now()",
    "DELETE FROM sharing_agreement",
    "SELECT email FROM person",
    "UPDATE seat SET role = 'AGENCY_LEAD'",
    "SELECT refusals FROM mail_reach",
    "INSERT INTO mail_reach SELECT * FROM mail_reach",
    "DELETE FROM mail_preference",
    "UPDATE mail_preference SET person_id = id",
    "SELECT FROM mail_event",
    "SELECT app.add_job('notifications.outbox', '{}', NULL, NULL)",
    "SELECT FROM agreement_reminder",
    "SELECT app.add_job('people.agreements', '{}', NULL, 'referrals.clock')",
    "SELECT app.add_job('notifications.deliver', '{}', NULL, NULL)",
    "SELECT app.add_job('referral.shared', '{}', NULL, 'referrals.clock')",
    "DELETE FROM sitting",
    "UPDATE agenda_item SET body_id = id",
    "UPDATE agenda_item SET created_by_id = id",
    "UPDATE case_item SET referral_id = id",
    "DELETE FROM case_item",
    "UPDATE attendance SET person_id = id",
    "UPDATE attendance SET agency_id = id",
    "DELETE FROM attendance",
    "UPDATE agenda_note SET words = ''",
    "DELETE FROM agenda_note",
    "UPDATE decision SET carried = true",
    "DELETE FROM decision",
    "UPDATE action_item SET words = ''",
    "DELETE FROM action_item",
    "UPDATE handout SET ends_at = now()",
    "DELETE FROM handout",
    "UPDATE minutes SET hash = ''",
    "UPDATE minutes SET retain_until = NULL",
    "DELETE FROM minutes",
    "UPDATE minutes_entry SET heading = ''",
    "UPDATE minutes_entry SET amendment = false",
    "DELETE FROM minutes_entry",
    "SELECT app.review_agencies(NULL)",
    "SELECT FROM graphile_worker.jobs",
    "SELECT app.claim_hub(NULL, NULL, NULL, NULL, NULL, NULL)",
    "SELECT app.request_reset(NULL)",
    "INSERT INTO enrolment_link SELECT * FROM enrolment_link",
    "DELETE FROM training",
    "UPDATE training SET agency_id = id",
    "UPDATE training SET recorded_by_id = id",
    "DELETE FROM self_assessment",
    "UPDATE self_assessment SET year = 2030",
    "DELETE FROM assessment_answer",
    "UPDATE assessment_answer SET agency_id = id",
    "DELETE FROM element_rating",
    "UPDATE element_rating SET agency_id = id",
    "UPDATE element_rating SET answer_id = id",
    "UPDATE roadmap_goal SET element_id = id",
    "UPDATE roadmap_goal SET year = 2030",
    "UPDATE award SET holder_agency_id = id",
    "UPDATE award SET task_force_id = id",
    "DELETE FROM award",
    "UPDATE reporting_rule SET report = 'OTHER'",
    "UPDATE report_filing SET filed_on = now()",
    "UPDATE grant_requirement SET award_id = id",
    "DELETE FROM grant_requirement",
    "UPDATE requirement_milestone SET milestone_id = id",
    "SELECT FROM grant_reminder",
    "SELECT secret_hash FROM calendar_feed",
    "UPDATE calendar_feed SET last_read_at = now()",
    "SELECT app.add_job('grants.due', '{}', NULL, NULL)",
    "UPDATE report SET state = 'FILED'",
    "DELETE FROM report",
    "UPDATE report_entry SET agency_id = holder_agency_id",
    "DELETE FROM report_entry",
    "UPDATE report_number SET value = 0",
    "DELETE FROM report_event",
    "SELECT body FROM report_snapshot",
    "INSERT INTO report_snapshot SELECT * FROM report_snapshot",
    "SELECT truth FROM shared_report",
    "INSERT INTO shared_report SELECT * FROM shared_report",
    "SELECT app.report_prints(NULL, false)",
    "UPDATE body SET restricted = false",
    "DELETE FROM body",
    "UPDATE body_seat SET person_id = id",
    "UPDATE meeting_series SET body_id = id",
    "UPDATE meeting_series SET uid = uid",
    "UPDATE meeting SET on_day = now()",
    "UPDATE meeting_reply SET person_id = id",
    "DELETE FROM meeting_reply",
    "SELECT FROM meeting_invitation",
    "SELECT FROM answer_link",
    "UPDATE poll SET hidden = false",
    "DELETE FROM poll",
    "UPDATE poll_option SET starts_at = now()",
    "UPDATE poll_answer SET person_id = id",
    "DELETE FROM poll_answer",
  ])("of requests may not: %s", async (statement) => {
    expect(await refusalOf(rowsOf(database.appUrl, statement))).toBe("42501");
  });

  test.each([
    "UPDATE credential SET person_id = gen_random_uuid()",
    "DELETE FROM credential",
    "UPDATE totp_factor SET secret = ''",
    "UPDATE totp_factor SET person_id = id",
    "UPDATE passkey SET public_key = ''",
    "UPDATE passkey SET person_id = id",
    "UPDATE recovery_code SET code_hash = ''",
    "UPDATE auth_challenge SET expires_at = now()",
    "INSERT INTO enrolment_link SELECT * FROM enrolment_link",
    "UPDATE enrolment_link SET expires_at = now()",
    "UPDATE enrolment_link SET person_id = id",
    "DELETE FROM enrolment_link",
    "INSERT INTO person SELECT * FROM person",
    "UPDATE person SET operator = true",
    "UPDATE session SET assurance = 2",
    "UPDATE session SET factor_at = now()",
    "UPDATE session SET token_hash = ''",
    "UPDATE session SET person_id = task_force_id",
    "UPDATE session SET expires_at = now()",
    "DELETE FROM session",
    "UPDATE person SET disabled_at = NULL",
    "SELECT app.add_job('referral.shared', '{}', NULL, NULL)",
    "UPDATE calendar_feed SET secret_hash = ''",
    "UPDATE calendar_feed SET person_id = id",
    "INSERT INTO calendar_feed SELECT * FROM calendar_feed",
    "SELECT FROM award",
    "SELECT app.share_access(NULL, NULL, 1)",
    "SELECT app.late_answers()",
  ])("of sign-in may not: %s", async (statement) => {
    expect(await refusalOf(rowsOf(database.authUrl, statement))).toBe("42501");
  });

  test.each([
    "SELECT needs FROM consent",
    "SELECT field_groups FROM consent",
    "UPDATE consent SET ended_at = now()",
    "SELECT referral_id FROM share",
    "SELECT code FROM share",
    "UPDATE share SET respond_by = now()",
    "SELECT FROM referral",
    "SELECT FROM share_brief",
    "SELECT FROM referral_key",
    "SELECT FROM survivor_group",
    "SELECT FROM share_key",
    "SELECT FROM share_group",
    "SELECT FROM legal_hold",
    "SELECT FROM purged_referral",
    "SELECT app.destroy_referral(NULL, 'RETENTION')",
    "DELETE FROM audit_entry",
    "SELECT FROM information_request",
    "SELECT decline_reason FROM share_event",
    "SELECT input_hash FROM client_key",
    "INSERT INTO notice SELECT * FROM notice",
    "SELECT number FROM award",
    "SELECT amount_cents FROM award",
    "UPDATE award SET closed_on = now()",
    "SELECT filed_by_id FROM report_filing",
    "SELECT note FROM grant_requirement",
    "SELECT FROM requirement_milestone",
    "DELETE FROM grant_reminder",
    "SELECT FROM calendar_feed",
    "SELECT FROM session",
    "SELECT name FROM task_force",
    "UPDATE membership SET joined_at = now()",
    "UPDATE mail_event SET payload = '{}'",
    "UPDATE mail_delivery SET person_id = id",
    "UPDATE mail_preference SET kind = 'REFERRALS'",
    "UPDATE person SET email = 'x'",
    "SELECT FROM credential",
    "SELECT FROM totp_factor",
    "SELECT FROM passkey",
    "SELECT FROM recovery_code",
    "SELECT FROM auth_challenge",
    "SELECT FROM enrolment_link",
    "UPDATE enrolment_link SET used_at = now()",
    "SELECT app.claim_hub(NULL, NULL, NULL, NULL, NULL, NULL)",
    "SELECT app.request_reset(NULL)",
    "SELECT app.late_answers()",
    "SELECT FROM training",
    "SELECT FROM element_rating",
    "SELECT FROM roadmap_goal",
    "SELECT app.roadmap_overview(now(), NULL, 1)",
    "SELECT FROM report_event",
    "UPDATE report_number SET value = 0",
    "UPDATE report_entry SET version = 1",
    "INSERT INTO report_snapshot SELECT * FROM report_snapshot",
    "UPDATE shared_report SET edition = 2",
    "SELECT app.file_report(NULL, NULL, NULL)",
    "SELECT app.report_cells(NULL, false)",
    "UPDATE body SET restricted = false",
    "UPDATE meeting_series SET state = 'OPEN'",
    "UPDATE meeting_series SET title = ''",
    "UPDATE poll SET deadline_at = now()",
    "DELETE FROM poll_answer",
    "DELETE FROM meeting_reply",
    "SELECT app.my_bodies('{CHAIR}')",
  ])("of jobs may not: %s", async (statement) => {
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
