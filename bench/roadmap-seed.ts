import { statementVersion } from "@roundtable/shared/people.ts";
import pg from "pg";
import { template, templateStages } from "../server/features/roadmap/rules/template.ts";
import type { Benched } from "./seed.ts";

const tables = 100;
const agenciesAtTable = 12;
const eventsOfMilestone = 60;

/** The template as rows, for the statements below. */
const rows = template.flatMap((area, place) =>
  area.elements.flatMap((element) =>
    element.milestones.map(([code, stage, title, expected, source, helpsWith, months]) => ({
      area: area.code,
      areaName: area.name,
      areaPlace: place,
      element: element.name,
      code,
      stage,
      title,
      expected,
      source,
      helpsWith,
      months,
    })),
  ),
);

// Every table alike but for its order: half in place, some lapsed, some waiting, half with an owner, five years of history.
const statements = [
  `CREATE TEMP TABLE tpl AS SELECT *, (row_number() OVER () - 1)::int AS place FROM json_to_recordset($1::json)
   AS t (area text, "areaName" text, "areaPlace" int, element text, code text, stage int, title text, expected text, source text, "helpsWith" text, months int)`,
  `INSERT INTO task_force (id, name) SELECT uuidv7(), 'Task Force ' || lpad(n::text, 3, '0') FROM generate_series(1, ${tables}) n`,
  "INSERT INTO region (id, task_force_id, name) SELECT uuidv7(), f.id, 'Region ' || n FROM task_force f, generate_series(1, 5) n",
  `CREATE TEMP TABLE seated AS SELECT f.id AS task_force_id, n, CASE WHEN n = 0 THEN '00000000-0000-7000-8000-000000000001'::uuid ELSE uuidv7() END AS agency_id, uuidv7() AS person_id
   FROM task_force f, generate_series(0, ${agenciesAtTable - 1}) n`,
  "UPDATE seated SET person_id = '00000000-0000-7000-8000-000000000002' WHERE n = 0",
  `INSERT INTO agency (id, name, discipline, intake_phone, languages) SELECT agency_id, 'Agency ' || n, (ARRAY['VICTIM_SERVICES', 'LAW_ENFORCEMENT', 'HEALTH', 'SHELTER_HOUSING', 'COALITION'])[1 + n % 5]::discipline, '+13365550100', '{ENGLISH}'
   FROM (SELECT DISTINCT agency_id, n FROM seated) s`,
  "INSERT INTO membership (id, task_force_id, agency_id) SELECT uuidv7(), task_force_id, agency_id FROM seated",
  "INSERT INTO sharing_agreement (id, task_force_id, agency_id, signed_on, starts_at, ends_at) SELECT uuidv7(), task_force_id, agency_id, now(), now() - interval '1 year', now() + (n - 2) * interval '60 days' FROM seated",
  "INSERT INTO agency_service (id, agency_id, need) SELECT uuidv7(), agency_id, need FROM (SELECT DISTINCT agency_id, n FROM seated) s, unnest(enum_range(NULL::need)) WITH ORDINALITY AS t (need, nth) WHERE (nth + n) % 9 = 0",
  "INSERT INTO agency_region (id, agency_id, region_id) SELECT uuidv7(), s.agency_id, g.id FROM seated s JOIN region g USING (task_force_id) WHERE s.n > 0 AND (length(g.name) + ascii(right(g.name, 1)) + s.n) % 4 = 0",
  "INSERT INTO person (id, agency_id, name, email, work_phone) SELECT person_id, agency_id, 'Person ' || n, person_id || '@bench.example.org', '+13365550101' FROM (SELECT DISTINCT person_id, agency_id, n FROM seated) s",
  `INSERT INTO statement_acceptance (id, agency_id, person_id, version, accepted_at) SELECT uuidv7(), agency_id, person_id, ${statementVersion}, now() FROM (SELECT DISTINCT person_id, agency_id FROM seated WHERE n = 0) s`,
  "INSERT INTO seat (id, task_force_id, person_id, role) SELECT uuidv7(), task_force_id, person_id, 'COORDINATOR' FROM seated",
  "INSERT INTO roadmap (id, task_force_id) SELECT uuidv7(), id FROM task_force",
  "INSERT INTO roadmap_stage (id, task_force_id, roadmap_id, number, name) SELECT uuidv7(), r.task_force_id, r.id, n, name FROM roadmap r, unnest($2::text[]) WITH ORDINALITY AS t (name, n)",
  `INSERT INTO roadmap_area (id, task_force_id, roadmap_id, code, place, name)
   SELECT uuidv7(), r.task_force_id, r.id, t.area, t."areaPlace", t."areaName" FROM roadmap r, (SELECT DISTINCT area, "areaPlace", "areaName" FROM tpl) t`,
  `INSERT INTO roadmap_element (id, task_force_id, area_id, code, place, name) SELECT uuidv7(), a.task_force_id, a.id, t.element, t.place, t.element
   FROM roadmap_area a JOIN (SELECT area, element, min(place) AS place FROM tpl GROUP BY area, element) t ON t.area = a.code`,
  `UPDATE roadmap_element SET stage_override = 2, override_reason = 'Seen by all', overridden_at = now(), overridden_by_id = '00000000-0000-7000-8000-000000000002' WHERE place % 11 = 5`,
  `INSERT INTO milestone (id, task_force_id, element_id, code, place, stage, title, evidence_expected, source, helps_with, cadence_months, status, not_applicable_reason, owner_agency_id, owner_person_id, due_on, verified_on, review_on)
   SELECT uuidv7(), e.task_force_id, e.id, t.code, t.place, t.stage, t.title, t.expected, t.source, t."helpsWith", t.months, status::milestone_status, CASE WHEN status = 'NOT_APPLICABLE' THEN 'COVERED_ELSEWHERE'::not_applicable_reason END,
     s.agency_id, s.person_id, CASE WHEN t.place % 3 = 0 THEN now()::date + t.place * 5 - 60 END, CASE WHEN status = 'IN_PLACE' THEN now()::date - 100 END, CASE WHEN status = 'IN_PLACE' AND t.place % 5 > 0 THEN now()::date + t.place * 7 - 80 END
   FROM roadmap_element e JOIN roadmap_area a ON a.id = e.area_id JOIN tpl t ON t.area = a.code AND t.element = e.code
   CROSS JOIN LATERAL (SELECT CASE WHEN t.place % 2 = 0 THEN 'IN_PLACE' WHEN t.place % 7 = 1 THEN 'NOT_APPLICABLE' WHEN t.place % 3 = 1 THEN 'NOT_STARTED' ELSE 'UNDER_WAY' END AS status) u
   LEFT JOIN seated s ON s.task_force_id = e.task_force_id AND s.n = t.place % ${agenciesAtTable + 4}`,
  `INSERT INTO milestone_dependency (id, task_force_id, milestone_id, depends_on_id) SELECT uuidv7(), a.task_force_id, a.id, b.id FROM milestone a JOIN milestone b ON b.task_force_id = a.task_force_id AND b.place = a.place - 3 WHERE a.place % 4 = 0`,
  `INSERT INTO training (id, task_force_id, agency_id, kind, held_on, topics, minutes, modality, attendees, audience, recorded_by_id)
   SELECT uuidv7(), s.task_force_id, s.agency_id, 'TRAINING', now()::date - k * 30, '{OTHER}', 60, 'ONLINE', 12, '{"HEALTH": 12}', s.person_id FROM seated s, generate_series(1, 5) k`,
  `INSERT INTO evidence (id, task_force_id, milestone_id, kind, agreement_id, training_id, url, note, attached_by_id)
   SELECT uuidv7(), m.task_force_id, m.id, kind, CASE WHEN kind = 'AGREEMENT' THEN (SELECT id FROM sharing_agreement a WHERE a.task_force_id = m.task_force_id AND a.agency_id = s.agency_id) END,
     CASE WHEN kind = 'TRAINING' THEN (SELECT id FROM training t WHERE t.task_force_id = m.task_force_id LIMIT 1) END, CASE WHEN kind = 'LINK' THEN 'https://files.example.org/minutes' END, 'Minutes', s.person_id
   FROM milestone m JOIN seated s ON s.task_force_id = m.task_force_id AND s.n = m.place % ${agenciesAtTable}
   CROSS JOIN LATERAL (SELECT (ARRAY['AGREEMENT', 'LINK', 'TRAINING'])[1 + m.place % 3]::evidence_kind AS kind) k WHERE m.status = 'IN_PLACE'`,
  `INSERT INTO milestone_event (id, task_force_id, element_id, milestone_id, kind, at, person_id, from_status, to_status, review_on)
   SELECT uuidv7(), m.task_force_id, m.element_id, m.id, 'STATUS', now() - n * interval '30 days' - m.place * interval '1 hour', '00000000-0000-7000-8000-000000000002', 'UNDER_WAY',
     (ARRAY['NOT_STARTED', 'UNDER_WAY', 'IN_PLACE'])[1 + (m.place + n) % 3]::milestone_status, CASE WHEN (m.place + n) % 3 = 2 THEN (now() - (n - 4) * interval '30 days')::date END
   FROM milestone m, generate_series(1, ${eventsOfMilestone}) n`,
  `INSERT INTO self_assessment (id, task_force_id, roadmap_id, year, closes_on, opened_by_id, closed_at, closed_by_id) SELECT uuidv7(), task_force_id, id, extract(year FROM now())::int - 1, now(), id, now(), id FROM roadmap`,
  `INSERT INTO roadmap_goal (id, task_force_id, assessment_id, element_id, year, target_stage, words, owner_agency_id, set_by_id)
   SELECT uuidv7(), e.task_force_id, a.id, e.id, a.year + 1, 3, 'Every agency signs', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'
   FROM roadmap_element e JOIN self_assessment a USING (task_force_id) WHERE e.place % 6 = 0`,
];

/**
 * Fills an empty, migrated database with a hundred task forces, each with the template half done and five years of history,
 * and one coordinator who sits at all of them.
 *
 * @param superuserUrl of a superuser, because triggers are skipped
 */
export async function seedRoadmaps(superuserUrl: string): Promise<Benched> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query("SET synchronous_commit = off");
    for (const statement of statements)
      await client.query(
        statement.includes("$1")
          ? { text: statement, values: [JSON.stringify(rows)] }
          : statement.includes("$2")
            ? { text: statement.replace("$2", "$1"), values: [[...templateStages]] }
            : statement,
      );
    await client.query("VACUUM (ANALYZE)");
    const { rows: found } = await client.query<Benched>(
      `SELECT person_id AS "personId", agency_id AS "agencyId", task_force_id AS "taskForceId" FROM seated WHERE n = 0 ORDER BY task_force_id LIMIT 1`,
    );
    if (!found[0]) throw new Error("nobody to measure");
    return found[0];
  } finally {
    await client.end();
  }
}
