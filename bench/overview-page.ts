/** The view over all tables. */
export const overviewPage = `query Overview {
  roadmapOverview(first: 100) {
    nodes { id taskForceName here stages { stage name elements } milestones inPlace lapsed overdue nextDue { title dueOn } needs regions disciplines }
    hasMore endCursor
  }
}`;

/** The same as one hand-written statement that makes the body itself. $1 is the person, $2 the table where they sit. */
export const overviewStatement = `
WITH page AS MATERIALIZED (
  SELECT f.id, f.name, (now() AT TIME ZONE f.time_zone)::date AS today FROM task_force f JOIN roadmap r ON r.task_force_id = f.id
  WHERE f.id IN (SELECT s.task_force_id FROM seat s JOIN person p ON p.id = s.person_id JOIN membership m ON m.agency_id = p.agency_id AND m.task_force_id = s.task_force_id AND m.left_at IS NULL WHERE p.id = $1)
  ORDER BY f.name, f.id LIMIT 100
), m AS MATERIALIZED (
  SELECT m.task_force_id, m.element_id, m.stage, m.place, m.title, m.due_on, p.today, m.status, m.status = 'IN_PLACE' AND m.review_on IS NOT NULL AND m.review_on < p.today AS lapsed,
    m.status <> 'NOT_APPLICABLE' AND (m.status <> 'IN_PLACE' OR coalesce(m.review_on < p.today, false)) AS open
  FROM page p JOIN milestone m ON m.task_force_id = p.id
), e AS MATERIALIZED (
  SELECT e.task_force_id, coalesce(e.stage_override, CASE WHEN bool_and(m.status IN ('NOT_STARTED', 'NOT_APPLICABLE')) THEN 1 WHEN bool_or(m.open) THEN min(m.stage) FILTER (WHERE m.open)
    ELSE greatest(4, max(m.stage) FILTER (WHERE m.status <> 'NOT_APPLICABLE')) END) AS stage FROM roadmap_element e JOIN m ON m.element_id = e.id GROUP BY e.id
), reached AS (
  SELECT task_force_id, stage, count(*) AS elements FROM e GROUP BY task_force_id, stage
), counted AS (
  SELECT task_force_id, count(*) FILTER (WHERE status <> 'NOT_APPLICABLE') AS milestones, count(*) FILTER (WHERE status = 'IN_PLACE' AND NOT lapsed) AS in_place, count(*) FILTER (WHERE lapsed) AS lapsed,
    count(*) FILTER (WHERE open AND due_on < today) AS overdue FROM m GROUP BY task_force_id
), due AS (
  SELECT DISTINCT ON (task_force_id) task_force_id, json_build_object('title', title, 'dueOn', due_on) AS body FROM m WHERE open AND due_on >= today ORDER BY task_force_id, due_on, place
), seated AS MATERIALIZED (
  SELECT b.task_force_id, a.id, a.discipline FROM page p JOIN membership b ON b.task_force_id = p.id AND b.left_at IS NULL JOIN agency a ON a.id = b.agency_id AND a.disabled_at IS NULL
), served AS (
  SELECT DISTINCT d.task_force_id, v.need FROM seated d JOIN agency_service v ON v.agency_id = d.id AND v.opening <> 'CLOSED'
), covered AS (
  SELECT DISTINCT v.region_id FROM seated d JOIN agency_region v ON v.agency_id = d.id
)
SELECT json_build_object('data', json_build_object('roadmapOverview', json_build_object('nodes', (SELECT json_agg(json_build_object('id', p.id, 'taskForceName', p.name, 'here', p.id = $2,
    'stages', (SELECT json_agg(json_build_object('stage', g.number, 'name', g.name, 'elements', coalesce(r.elements, 0)) ORDER BY g.number)
      FROM roadmap_stage g LEFT JOIN reached r ON r.task_force_id = g.task_force_id AND r.stage = g.number WHERE g.task_force_id = p.id),
    'milestones', c.milestones, 'inPlace', c.in_place, 'lapsed', c.lapsed, 'overdue', c.overdue, 'nextDue', d.body,
    'needs', ARRAY(SELECT n FROM unnest(enum_range(NULL::need)) n EXCEPT SELECT v.need FROM served v WHERE v.task_force_id = p.id ORDER BY 1),
    'regions', ARRAY(SELECT g.name FROM region g WHERE g.task_force_id = p.id AND NOT EXISTS (SELECT FROM covered v WHERE v.region_id = g.id) ORDER BY g.name, g.id),
    'disciplines', ARRAY(SELECT n FROM unnest(enum_range(NULL::discipline)) n EXCEPT SELECT s.discipline FROM seated s WHERE s.task_force_id = p.id ORDER BY 1)) ORDER BY p.name, p.id)
  FROM page p JOIN counted c ON c.task_force_id = p.id LEFT JOIN due d ON d.task_force_id = p.id),
  'hasMore', false, 'endCursor', (SELECT p.id FROM page p ORDER BY p.name DESC, p.id DESC LIMIT 1))))::text AS body`;
