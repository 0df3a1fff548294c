import { createHash } from "node:crypto";
import { statementVersion } from "@roundtable/shared/people.ts";
import pg from "pg";
import type { Benched } from "./seed.ts";

const person = "00000000-0000-7000-8000-000000000002";
const bodies = 5;
const years = 10;

/** The two feeds that are measured, by the body they are of: the secret of each is its name. */
export const feeds = { singles: "00000000-0000-7000-8000-0000000000a1", rules: "00000000-0000-7000-8000-0000000000a2" } as const;

const series = (columns: string, from: string) =>
  `INSERT INTO meeting_series (id, task_force_id, body_id, state, title, place_kind, place, link, time_zone, starts_at, minutes, skips_days_off, uid, created_by_id, ${columns}) ${from}`;
const facts = (title: string) =>
  `uuidv7(), b.task_force_id, b.id, 'OPEN', ${title}, 'HYBRID', 'Courthouse, room B', 'https://video.example.org/room', 'America/New_York', 600, 90, true, uuidv7() || '@roundtable.invalid', '${person}'`;
/** The first Tuesday on or after a day. */
const tuesday = (day: string) => `(${day} + (9 - extract(isodow FROM ${day})::int) % 7)`;

/**
 * Every table alike: five bodies of twelve people, each with a monthly series anew every year, a weekly one through all the
 * years and four single meetings a year; every tenth meeting is moved or off. Of the two bodies of the feeds one has 500 single
 * meetings, the other ten weekly rules of fifty meetings each, of which five differ.
 */
const statements = (tables: number) => [
  `INSERT INTO task_force (id, name) SELECT uuidv7(), 'Task Force ' || lpad(n::text, 3, '0') FROM generate_series(1, ${tables}) n`,
  `CREATE TEMP TABLE seated AS SELECT f.id AS task_force_id, f.name AS task_force_name, n, CASE WHEN f.name LIKE '%001' AND n = 0 THEN '00000000-0000-7000-8000-000000000001'::uuid ELSE uuidv7() END AS agency_id,
     CASE WHEN f.name LIKE '%001' AND n = 0 THEN '${person}'::uuid ELSE uuidv7() END AS person_id FROM task_force f, generate_series(0, 11) n`,
  `INSERT INTO agency (id, name, discipline, intake_phone, languages) SELECT agency_id, 'Agency ' || task_force_name || n, (ARRAY['VICTIM_SERVICES', 'LAW_ENFORCEMENT', 'HEALTH'])[1 + n % 3]::discipline, '+13365550100', '{ENGLISH}' FROM seated`,
  "INSERT INTO membership (id, task_force_id, agency_id) SELECT uuidv7(), task_force_id, agency_id FROM seated",
  "INSERT INTO person (id, agency_id, name, email, work_phone, joined_at) SELECT person_id, agency_id, 'Person ' || n, person_id || '@bench.example.org', '+13365550101', now() FROM seated",
  `INSERT INTO statement_acceptance (id, agency_id, person_id, version, accepted_at) SELECT uuidv7(), agency_id, person_id, ${statementVersion}, now() FROM seated`,
  "INSERT INTO seat (id, task_force_id, person_id, role) SELECT uuidv7(), task_force_id, person_id, CASE WHEN n = 0 THEN 'COORDINATOR' ELSE 'ADVOCATE' END::seat_role FROM seated",
  `INSERT INTO body (id, task_force_id, kind, name, quorum_disciplines) SELECT uuidv7(), id, 'COMMITTEE', 'Committee ' || n, '{}' FROM task_force, generate_series(1, ${bodies}) n`,
  series(
    "starts_on, rule, until_on",
    `SELECT ${facts("'Monthly meeting'")}, day, 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU', day + 350
     FROM body b, generate_series(0, ${years - 1}) y CROSS JOIN LATERAL (SELECT ${tuesday(`make_date(extract(year FROM now())::int - ${years - 1} + y, 1, 1)`)} AS day) d`,
  ),
  series(
    "starts_on, rule, until_on",
    `SELECT ${facts("'Weekly call'")}, day, 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU', day + 3600
     FROM body b CROSS JOIN LATERAL (SELECT ${tuesday(`make_date(extract(year FROM now())::int - ${years - 1}, 1, 1)`)} AS day) d`,
  ),
  series("starts_on", `SELECT ${facts("'Meeting ' || n")}, now()::date - ${years * 365 - 30} + n * 91 FROM body b, generate_series(0, ${years * 4}) n`),
  `INSERT INTO body (id, task_force_id, kind, name, quorum_disciplines)
   SELECT v.id::uuid, f.id, 'COMMITTEE', v.name, '{}' FROM task_force f, (VALUES ('${feeds.singles}', 'Singles'), ('${feeds.rules}', 'Rules')) v (id, name) WHERE f.name LIKE '%001'`,
  series("starts_on", `SELECT ${facts("'Meeting ' || n")}, now()::date + n * 3 FROM body b, generate_series(1, 500) n WHERE b.id = '${feeds.singles}'`),
  series(
    "starts_on, rule, until_on",
    `SELECT ${facts("'Rule ' || n")}, day, 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU', day + 349
     FROM body b, generate_series(1, 10) n CROSS JOIN LATERAL (SELECT ${tuesday("now()::date + n * 30")} AS day) d WHERE b.id = '${feeds.rules}'`,
  ),
  `INSERT INTO body_seat (id, task_force_id, body_id, person_id, role) SELECT uuidv7(), b.task_force_id, b.id, s.person_id, CASE WHEN s.n = 0 THEN 'CHAIR' ELSE 'MEMBER' END::body_role
   FROM body b JOIN seated s USING (task_force_id)`,
  `INSERT INTO meeting (id, task_force_id, body_id, series_id, on_day, cancelled, moved_to, title)
   SELECT uuidv7(), s.task_force_id, s.body_id, s.id, day, nth % 2 = 0, CASE WHEN nth % 2 = 1 THEN (day + 1) + time '18:00' END, CASE WHEN nth % 2 = 1 THEN 'Moved meeting' END
   FROM meeting_series s CROSS JOIN LATERAL (SELECT s.starts_on + 70 * n AS day, n AS nth FROM generate_series(1, (s.until_on - s.starts_on) / 70) n) d
   WHERE s.rule LIKE 'FREQ=WEEKLY%'`,
  `INSERT INTO meeting_reply (id, task_force_id, body_id, series_id, person_id, answer, way, sequence, answered_at)
   SELECT uuidv7(), s.task_force_id, s.body_id, s.id, r.person_id, 'YES', 'PAGE', 0, now() FROM meeting_series s JOIN body_seat r USING (body_id) WHERE s.rule IS NOT NULL`,
  "INSERT INTO day_off (id, task_force_id, on_day, name) SELECT uuidv7(), id, now()::date + 14 * n, 'Day ' || n FROM task_force, generate_series(1, 20) n",
  `INSERT INTO calendar_feed (id, task_force_id, person_id, body_id, secret_hash) SELECT uuidv7(), task_force_id, '${person}', id, decode(CASE name WHEN 'Singles' THEN '${hash("singles")}' ELSE '${hash("rules")}' END, 'hex')
   FROM body WHERE name IN ('Singles', 'Rules')`,
];

function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * Fills an empty, migrated database with so many task forces that have met for ten years, and the coordinator of the first.
 *
 * @param superuserUrl of a superuser, because triggers are skipped
 */
export async function seedMeetings(superuserUrl: string, tables: number): Promise<Benched> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query("SET synchronous_commit = off");
    for (const statement of statements(tables)) await client.query(statement);
    await client.query("VACUUM (ANALYZE)");
    const { rows } = await client.query<Benched>(
      `SELECT person_id AS "personId", agency_id AS "agencyId", task_force_id AS "taskForceId" FROM seated WHERE person_id = '${person}'`,
    );
    if (!rows[0]) throw new Error("nobody to measure");
    return rows[0];
  } finally {
    await client.end();
  }
}
