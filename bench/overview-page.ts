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
  SELECT f.id, f.name, r.id AS roadmap_id, (now() AT TIME ZONE f.time_zone)::date AS today FROM task_force f JOIN roadmap r ON r.task_force_id = f.id
  WHERE f.id IN (SELECT s.task_force_id FROM seat s JOIN person p ON p.id = s.person_id JOIN membership m ON m.agency_id = p.agency_id AND m.task_force_id = s.task_force_id AND m.left_at IS NULL WHERE p.id = $1)
  ORDER BY f.name, f.id LIMIT 100
), element AS (
  SELECT e.task_force_id, coalesce(e.stage_override, CASE
      WHEN coalesce(bool_and(m.status = 'NOT_STARTED') FILTER (WHERE m.status <> 'NOT_APPLICABLE'), true) THEN 1
      WHEN bool_or(k.open) THEN min(m.stage) FILTER (WHERE k.open)
      ELSE greatest(4, max(m.stage) FILTER (WHERE m.status <> 'NOT_APPLICABLE')) END) AS stage,
    count(*) FILTER (WHERE m.status <> 'NOT_APPLICABLE') AS milestones, count(*) FILTER (WHERE m.status = 'IN_PLACE' AND NOT k.lapsed) AS in_place,
    count(*) FILTER (WHERE k.lapsed) AS lapsed, count(*) FILTER (WHERE k.open AND m.due_on < p.today) AS overdue,
    min(m.due_on || to_char(m.place, 'FM000000') || m.title) FILTER (WHERE k.open AND m.due_on >= p.today) AS next_due
  FROM page p JOIN roadmap_element e ON e.task_force_id = p.id LEFT JOIN milestone m ON m.element_id = e.id
  CROSS JOIN LATERAL (SELECT m.status = 'IN_PLACE' AND coalesce(m.review_on < p.today, false) AS lapsed,
    m.status IN ('NOT_STARTED', 'UNDER_WAY') OR m.status = 'IN_PLACE' AND coalesce(m.review_on < p.today, false) AS open) k
  GROUP BY e.id
), counts AS (
  SELECT e.task_force_id, sum(e.milestones) AS milestones, sum(e.in_place) AS in_place, sum(e.lapsed) AS lapsed, sum(e.overdue) AS overdue, min(e.next_due) AS next_due,
    ARRAY[count(*) FILTER (WHERE e.stage = 1), count(*) FILTER (WHERE e.stage = 2), count(*) FILTER (WHERE e.stage = 3), count(*) FILTER (WHERE e.stage = 4),
      count(*) FILTER (WHERE e.stage = 5)] AS stages
  FROM element e GROUP BY e.task_force_id
)
SELECT json_build_object('data', json_build_object('roadmapOverview', json_build_object('nodes', (SELECT json_agg(json_build_object('id', p.id, 'taskForceName', p.name, 'here', p.id = $2, 'milestones', coalesce(c.milestones, 0), 'inPlace', coalesce(c.in_place, 0),
    'lapsed', coalesce(c.lapsed, 0), 'overdue', coalesce(c.overdue, 0),
    'nextDue', CASE WHEN c.next_due IS NOT NULL THEN json_build_object('dueOn', left(c.next_due, 10), 'title', substr(c.next_due, 17)) END,
    'stages', (SELECT coalesce(json_agg(json_build_object('stage', g.number, 'name', g.name, 'elements', coalesce(c.stages[g.number], 0)) ORDER BY g.number), '[]')
      FROM roadmap_stage g WHERE g.roadmap_id = p.roadmap_id),
    'needs', ARRAY(SELECT n FROM unnest(enum_range(NULL::need)) n EXCEPT SELECT v.need FROM membership m JOIN agency a ON a.id = m.agency_id JOIN agency_service v ON v.agency_id = a.id
      WHERE m.task_force_id = p.id AND m.left_at IS NULL AND a.disabled_at IS NULL AND v.opening <> 'CLOSED' ORDER BY 1),
    'regions', ARRAY(SELECT g.name FROM region g WHERE g.task_force_id = p.id AND g.id NOT IN (SELECT v.region_id FROM membership m JOIN agency a ON a.id = m.agency_id
      JOIN agency_region v ON v.agency_id = a.id WHERE m.task_force_id = p.id AND m.left_at IS NULL AND a.disabled_at IS NULL) ORDER BY g.name, g.id),
    'disciplines', ARRAY(SELECT n FROM unnest(enum_range(NULL::discipline)) n EXCEPT SELECT a.discipline FROM membership m JOIN agency a ON a.id = m.agency_id
      WHERE m.task_force_id = p.id AND m.left_at IS NULL AND a.disabled_at IS NULL ORDER BY 1)) ORDER BY p.name, p.id)
  FROM page p JOIN counts c ON c.task_force_id = p.id),
  'hasMore', false, 'endCursor', (SELECT p.id FROM page p ORDER BY p.name DESC, p.id DESC LIMIT 1))))::text AS body`;
