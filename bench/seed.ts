import { statementVersion } from "@roundtable/shared/people.ts";
import pg from "pg";

/** Who is measured: an advocate at a shelter with a full inbox, and the table it sits at. */
export type Benched = { personId: string; agencyId: string; taskForceId: string };

/** How many shares wait in the inbox that is measured, whatever the size of the database. */
const openInBenchedInbox = 300;
const agencies = 40;

// Rank 0 is the newest. About one referral in sixteen is open; the benched agency has its fixed number of those, so that
// the page that is measured is the same at every size. Three years of the others have ended.
const referrals = `
  CREATE TEMP TABLE story AS
  WITH size AS (SELECT $1::int AS total, greatest(${openInBenchedInbox} + $1::int / 25, $1::int / 16) AS open),
  ranked AS (SELECT r, open, total, greatest(open / ${openInBenchedInbox}, 1) AS step FROM size, generate_series(0, total - 1) r),
  sides AS (
    SELECT r, r < open AS is_open, r < open AND r % step = 0 AND r / step < ${openInBenchedInbox} AS is_benched,
      now() - CASE WHEN r < open THEN r * interval '25 days' / open ELSE interval '26 days' + (r - open) * interval '3 years' / greatest(total - open, 1) END AS sent_at,
      (r + r / ${agencies}) * 7 % ${agencies} AS sender
    FROM ranked
  )
  SELECT r, is_open, sent_at, uuidv7(sent_at - now()) AS referral_id, uuidv7(sent_at - now()) AS consent_id, uuidv7(sent_at - now()) AS share_id,
    CASE WHEN is_benched AND sender = 0 THEN 1 ELSE sender END AS sender,
    CASE WHEN is_benched THEN 0 WHEN is_open AND (sender + 1 + r % (${agencies} - 1)) % ${agencies} = 0 THEN (sender + 1 + (r + 1) % (${agencies} - 1)) % ${agencies}
      ELSE (sender + 1 + r % (${agencies} - 1)) % ${agencies} END AS recipient,
    (CASE WHEN is_open THEN (ARRAY['SENT', 'INFO_REQUESTED', 'ANSWERED', 'WAITLISTED', 'ACCEPTED', 'CONTACT_MADE', 'SERVICES_STARTED'])[1 + r % 7]
      ELSE (ARRAY['CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'DECLINED', 'EXPIRED', 'WITHDRAWN_BY_SURVIVOR', 'REDIRECTED'])[1 + r % 8] END)::share_status AS status,
    (ARRAY['EMERGENCY', 'URGENT', 'ROUTINE', 'ROUTINE'])[1 + r % 4]::urgency AS urgency,
    (ARRAY['{SHELTER_HOUSING,SAFETY_PLANNING}', '{COUNSELING}', '{LEGAL_ASSISTANCE,ID_DOCUMENTS,COURT_ADVOCACY}', '{MEDICAL_CARE,TRANSPORTATION}'])[1 + r % 4]::need[] AS needs,
    (ARRAY['SAFETY', 'ADDITIONAL_SERVICES', 'SPECIALISED_SERVICE'])[1 + r % 3]::referral_reason AS reason
  FROM sides ORDER BY r DESC`;

const steps: Record<string, string> = {
  SENT: "SENT",
  INFO_REQUESTED: "SENT,INFO_REQUESTED",
  ANSWERED: "SENT,INFO_REQUESTED,ANSWERED",
  WAITLISTED: "SENT,WAITLISTED",
  ACCEPTED: "SENT,ACCEPTED",
  CONTACT_MADE: "SENT,ACCEPTED,CONTACT_MADE",
  SERVICES_STARTED: "SENT,ACCEPTED,SERVICES_STARTED",
  CLOSED: "SENT,ACCEPTED,SERVICES_STARTED,CLOSED",
  DECLINED: "SENT,DECLINED",
  EXPIRED: "SENT,EXPIRED",
  WITHDRAWN_BY_SURVIVOR: "SENT,ACCEPTED,WITHDRAWN_BY_SURVIVOR",
  REDIRECTED: "SENT,REDIRECTED",
};
const stepTable = Object.entries(steps)
  .map(([status, path]) => `('${status}'::share_status, '{${path}}'::share_status[])`)
  .join(", ");

const places = [
  "CREATE TEMP TABLE place AS SELECT n, uuidv7() AS agency_id, uuidv7() AS person_id, CASE WHEN n % 8 = 5 THEN 'LAW_ENFORCEMENT' WHEN n % 2 = 0 THEN 'SHELTER_HOUSING' ELSE 'VICTIM_SERVICES' END::discipline AS discipline FROM generate_series(0, $1::int - 1) n",
  "INSERT INTO task_force (id, name) VALUES (uuidv7(), 'Benched Task Force')",
  "INSERT INTO region (id, task_force_id, name) SELECT uuidv7(), f.id, 'Region ' || n FROM task_force f, generate_series(1, 5) n",
  "INSERT INTO agency (id, name, discipline, intake_phone, languages) SELECT agency_id, 'Agency ' || n, discipline, '+13365550100', '{ENGLISH,SPANISH}' FROM place",
  "INSERT INTO membership (id, task_force_id, agency_id) SELECT uuidv7(), f.id, agency_id FROM task_force f, place",
  "INSERT INTO sharing_agreement (id, task_force_id, agency_id, signed_on, starts_at, ends_at) SELECT uuidv7(), f.id, agency_id, now() - interval '4 years', now() - interval '4 years', now() + interval '1 year' FROM task_force f, place",
  "INSERT INTO person (id, agency_id, name, email, work_phone) SELECT person_id, agency_id, 'Person ' || n, 'person-' || n || '@bench.example.org', '+13365550101' FROM place",
  `INSERT INTO statement_acceptance (id, agency_id, person_id, version, accepted_at) SELECT uuidv7(), agency_id, person_id, ${statementVersion}, now() FROM place`,
  "INSERT INTO seat (id, task_force_id, person_id, role) SELECT uuidv7(), f.id, person_id, 'ADVOCATE' FROM task_force f, place",
];

/** A box of so many bytes that begins with `head` and is filled up with nothing in particular, in hexadecimal. */
const filler = (head: string, bytes: number) => `decode(rpad('${head}', ${2 * bytes}, md5(random()::text)), 'hex')`;

const records = [
  `INSERT INTO referral (id, task_force_id, owner_agency_id, created_by_id, state, urgency, needs, reason, region_id, minor, created_at, updated_at)
   SELECT referral_id, f.id, agency_id, person_id, CASE WHEN is_open THEN 'OPEN' ELSE 'CLOSED' END::referral_state, urgency, needs, reason, g.id, false, sent_at, sent_at
   FROM story JOIN place ON n = sender CROSS JOIN task_force f JOIN (SELECT id, row_number() OVER (ORDER BY name) AS nth FROM region) g ON g.nth = 1 + r % 5 ORDER BY r DESC`,
  // As large as what is sealed, and opened by no key: the page that is measured reads none of it.
  `INSERT INTO referral_key (referral_id, task_force_id, key_id, box) SELECT referral_id, f.id, 'be9c0001', ${filler("01be9c0001", 65)} FROM story, task_force f ORDER BY r DESC`,
  `INSERT INTO survivor_group (referral_id, task_force_id, field_group, box)
   SELECT referral_id, f.id, g, ${filler("01", 225)} FROM story, task_force f, unnest(enum_range(NULL::field_group)) g WHERE g <> 'WORKER_PHONE' ORDER BY r DESC`,
  `INSERT INTO consent (id, task_force_id, referral_id, owner_agency_id, recipient_agency_id, recorded_by_id, purpose, needs, field_groups, signed_on, form_version, form_language, interpreter_used,
     expires_at, ended_at, ended_because, may_refuse_attested, signer_not_abuser_attested, form_names_recipient_attested, privilege_warning_attested, law_enforcement_allowed, recorded_at,
     confirm_by, confirmed_by_id, confirmed_at)
   SELECT consent_id, f.id, referral_id, a.agency_id, b.agency_id, a.person_id, 'SERVICES', needs, '{AGE_BAND,LANGUAGE,CONTACT_SAFETY}', sent_at, 'RELEASE_2026_09', 'ENGLISH', false,
     sent_at + interval '30 days', CASE WHEN ended IS NOT NULL THEN sent_at + interval '3 days' END, ended::consent_end, true, true, true, true, b.discipline = 'LAW_ENFORCEMENT', sent_at,
     second.confirm_by, second.person_id, second.confirmed_at
   FROM story JOIN place a ON a.n = sender JOIN place b ON b.n = recipient CROSS JOIN task_force f
   CROSS JOIN LATERAL (SELECT CASE status WHEN 'EXPIRED' THEN 'UNANSWERED' WHEN 'WITHDRAWN_BY_SURVIVOR' THEN 'WITHDRAWN_BY_SURVIVOR' WHEN 'REDIRECTED' THEN 'REDIRECTED' END AS ended) e
   LEFT JOIN LATERAL (SELECT sent_at + interval '7 days' AS confirm_by, uuidv7() AS person_id, sent_at AS confirmed_at WHERE b.discipline = 'LAW_ENFORCEMENT') second ON true ORDER BY r DESC`,
  `INSERT INTO share (id, task_force_id, referral_id, consent_id, from_agency_id, to_agency_id, sent_by_id, code, status, version, urgency, sent_at, respond_by, answer_expires_at,
     clock_stopped_at, recipient_until, due_at, law_enforcement_allowed, status_changed_at)
   SELECT share_id, c.task_force_id, c.referral_id, consent_id, c.owner_agency_id, c.recipient_agency_id, c.recorded_by_id, upper(left(md5('code ' || r), 10)), status, 3, urgency, sent_at,
     respond_by, expires, CASE WHEN status = 'INFO_REQUESTED' THEN sent_at + interval '1 hour' END, app.recipient_until(status, expires, c.expires_at, c.ended_at),
     app.due_at(status, respond_by, NULL, sent_at + interval '2 hours'), c.law_enforcement_allowed, sent_at + interval '2 hours'
   FROM story JOIN consent c ON c.id = consent_id
   CROSS JOIN LATERAL (SELECT CASE WHEN is_open THEN now() + (r % 60 - 10) * interval '1 hour' ELSE sent_at + interval '2 days' END AS respond_by) d
   CROSS JOIN LATERAL (SELECT CASE WHEN is_open THEN now() + (r % 60 + 24) * interval '1 hour' ELSE sent_at + interval '7 days' END AS expires) w ORDER BY r DESC`,
  `INSERT INTO share_brief (share_id, needs, reason, region_id, minor, call_before_accepting)
   SELECT share_id, r.needs, r.reason, r.region_id, false, r.call_before_accepting FROM story s JOIN referral r ON r.id = referral_id ORDER BY s.r DESC`,
  `INSERT INTO share_key (share_id, referral_id, task_force_id, key_id, box) SELECT share_id, referral_id, f.id, 'be9c0001', ${filler("01be9c0001", 65)} FROM story, task_force f ORDER BY r DESC`,
  `INSERT INTO share_group (share_id, task_force_id, field_group, box)
   SELECT share_id, f.id, g, ${filler("01", 225)} FROM story, task_force f, unnest('{AGE_BAND,LANGUAGE,CONTACT_SAFETY}'::field_group[]) g ORDER BY r DESC`,
  `INSERT INTO share_event (id, task_force_id, share_id, from_status, to_status, agency_id, person_id, at)
   SELECT uuidv7(sent_at - now() + nth * interval '1 hour'), f.id, share_id, path[nth - 1], path[nth], agency_id, person_id, sent_at + (nth - 1) * interval '1 hour'
   FROM story JOIN (VALUES ${stepTable}) t (ends, path) ON ends = status CROSS JOIN LATERAL generate_subscripts(path, 1) nth
   JOIN place ON n = CASE WHEN path[nth] IN ('SENT', 'ANSWERED', 'WITHDRAWN_BY_SURVIVOR', 'REDIRECTED') THEN sender ELSE recipient END CROSS JOIN task_force f ORDER BY r DESC, nth`,
  `INSERT INTO information_request (id, share_id, question, asked_by_id, answer, answered_at)
   SELECT uuidv7(), share_id, 'NEEDED_TONIGHT', person_id, CASE WHEN status = 'ANSWERED' THEN 'YES' END::answer, CASE WHEN status = 'ANSWERED' THEN sent_at END
   FROM story JOIN place ON n = recipient WHERE status IN ('INFO_REQUESTED', 'ANSWERED')`,
  // The log as it would have grown, so that adding to it costs what it costs; its chain is not one that could be verified.
  `INSERT INTO audit_entry (seq, at, action, outcome, agency_id, subject_ids, body, previous_hash, hash)
   SELECT row_number() OVER (ORDER BY at, id), at, 'referral.step', 'OK', agency_id, ARRAY[share_id], '{}', sha256('one'), sha256('two') FROM share_event`,
  "UPDATE audit_head SET seq = (SELECT max(seq) FROM audit_entry)",
];

/**
 * Fills an empty, migrated database with so many referrals, most of them ended, and a log of what became of them.
 *
 * @param superuserUrl of a superuser, because triggers are skipped: what they would compute is computed the same way here
 */
export async function seedBench(superuserUrl: string, total: number): Promise<Benched> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query("SET synchronous_commit = off");
    const [makePlaces, ...fillPlaces] = places;
    if (makePlaces) await client.query(makePlaces.replace("$1", String(agencies)));
    for (const statement of fillPlaces) await client.query(statement);
    await client.query(referrals.replaceAll("$1", String(total)));
    await client.query("ANALYZE story");
    for (const statement of records) await client.query(statement);
    await client.query("VACUUM (ANALYZE)");
    const { rows } = await client.query<Benched>(
      `SELECT person_id AS "personId", agency_id AS "agencyId", f.id AS "taskForceId" FROM place, task_force f WHERE n = 0`,
    );
    if (!rows[0]) throw new Error("nobody to measure");
    return rows[0];
  } finally {
    await client.end();
  }
}
