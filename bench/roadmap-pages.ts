/** The front page of a roadmap, with what moved since a day. */
export const frontPage = `query FrontPage($since: Date!) {
  roadmap {
    id
    stages { id number name }
    areas { id name elements {
      id name stage computedStage slippedBack
      override { stage reason at by { id name } }
      holdsBack { ...Row }
      counts { notStarted underWay inPlace lapsed notApplicable }
      goals { id year targetStage reached words ownerAgency { id name } }
    } }
    wouldFreeMost { milestone { ...Row } frees { id name } }
    next { ...Row }
    lapsing { ...Row }
    waiting { agency { id name } milestones { ...Row } }
  }
  roadmapMovement(since: $since) { element { id name } stageFrom stageTo reached { id title } lapsed { id title } }
}
fragment Row on Milestone {
  id title status dueOn reviewOn hasBrokenEvidence
  stage { id number name } element { id name areaName } ownerAgency { id name } ownerPerson { id name }
}`;

const open = "shown NOT IN ('IN_PLACE', 'NOT_APPLICABLE')";
const soonest = "(m.shown = 'LAPSED') DESC, coalesce(m.due_on, '9999-12-31'), m.place";
const stageOf = (shown: string) => `CASE WHEN coalesce(bool_and(${shown} = 'NOT_STARTED') FILTER (WHERE ${shown} <> 'NOT_APPLICABLE'), true) THEN 1
  WHEN bool_or(${shown} NOT IN ('IN_PLACE', 'NOT_APPLICABLE')) THEN min(m.stage) FILTER (WHERE ${shown} NOT IN ('IN_PLACE', 'NOT_APPLICABLE'))
  ELSE greatest(4, max(m.stage) FILTER (WHERE ${shown} <> 'NOT_APPLICABLE')) END`;

/** The same front page as one hand-written statement that makes the body itself. $1 is the table, $2 the day. */
export const frontPageStatement = `
WITH RECURSIVE f AS MATERIALIZED (
  SELECT id, (now() AT TIME ZONE time_zone)::date AS today, ($2::date)::timestamp AT TIME ZONE time_zone AS begins FROM task_force WHERE id = $1::uuid
), m AS MATERIALIZED (
  SELECT m.*, f.today, CASE WHEN m.status = 'IN_PLACE' AND m.review_on < f.today THEN 'LAPSED' ELSE m.status::text END AS shown,
    EXISTS (SELECT FROM evidence v LEFT JOIN sharing_agreement a ON a.id = v.agreement_id LEFT JOIN training t ON t.id = v.training_id WHERE v.milestone_id = m.id AND (
      v.kind = 'AGREEMENT' AND NOT coalesce(a.starts_at <= now() AND now() < a.ends_at, false) OR v.kind = 'TRAINING' AND (t.id IS NULL OR t.withdrawn_at IS NOT NULL)
      OR v.kind = 'REPORT' AND v.report_id IS NULL OR v.kind = 'MINUTES' AND v.minutes_id IS NULL)) AS broken
  FROM f JOIN milestone m ON m.task_force_id = f.id
), one AS MATERIALIZED (
  SELECT m.id, m.place, json_build_object('id', m.id, 'title', m.title, 'status', m.shown, 'dueOn', m.due_on, 'reviewOn', m.review_on, 'hasBrokenEvidence', m.broken,
    'stage', json_build_object('id', s.id, 'number', s.number, 'name', s.name), 'element', json_build_object('id', e.id, 'name', e.name, 'areaName', a.name),
    'ownerAgency', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END,
    'ownerPerson', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END) AS body
  FROM m JOIN roadmap_element e ON e.id = m.element_id JOIN roadmap_area a ON a.id = e.area_id JOIN roadmap_stage s ON s.roadmap_id = a.roadmap_id AND s.number = m.stage
    LEFT JOIN agency o ON o.id = m.owner_agency_id LEFT JOIN person p ON p.id = m.owner_person_id
), waits AS MATERIALIZED (
  SELECT d.milestone_id, d.depends_on_id FROM f JOIN milestone_dependency d ON d.task_force_id = f.id
), ready AS MATERIALIZED (
  SELECT m.id FROM m WHERE m.${open} AND NOT EXISTS (SELECT FROM waits w JOIN m b ON b.id = w.depends_on_id WHERE w.milestone_id = m.id AND b.${open})
), back AS MATERIALIZED (
  SELECT DISTINCT ON (m.element_id) m.element_id, m.id, m.stage, m.shown FROM m WHERE m.${open} ORDER BY m.element_id, m.stage, ${soonest}
), e AS MATERIALIZED (
  SELECT e.id, e.area_id, e.place, e.name, e.stage_override, e.override_reason, e.overridden_at, e.overridden_by_id, ${stageOf("m.shown")} AS computed,
    json_build_object('notStarted', count(*) FILTER (WHERE m.shown = 'NOT_STARTED'), 'underWay', count(*) FILTER (WHERE m.shown = 'UNDER_WAY'), 'inPlace', count(*) FILTER (WHERE m.shown = 'IN_PLACE'),
      'lapsed', count(*) FILTER (WHERE m.shown = 'LAPSED'), 'notApplicable', count(*) FILTER (WHERE m.shown = 'NOT_APPLICABLE')) AS counts
  FROM f JOIN roadmap_element e ON e.task_force_id = f.id LEFT JOIN m ON m.element_id = e.id GROUP BY e.id
), behind (id, waiting) AS (
  SELECT w.depends_on_id, w.milestone_id FROM waits w UNION SELECT b.id, w.milestone_id FROM behind b JOIN waits w ON w.depends_on_id = b.waiting
), frees AS MATERIALIZED (
  SELECT r.id, m.element_id FROM ready r JOIN m USING (id) JOIN back b ON b.element_id = m.element_id AND b.stage = m.stage
  UNION SELECT r.id, m.element_id FROM ready r JOIN behind b ON b.id = r.id JOIN m ON m.id = b.waiting AND m.${open}
), waiting AS MATERIALIZED (
  SELECT m.* FROM m WHERE m.${open} AND (EXISTS (SELECT FROM waits w JOIN m b ON b.id = w.milestone_id WHERE w.depends_on_id = m.id AND b.${open})
    OR m.owner_agency_id IS NOT NULL AND EXISTS (SELECT FROM back b WHERE b.id = m.id))
), past AS MATERIALIZED (
  SELECT h.* FROM f, m CROSS JOIN LATERAL (SELECT h.element_id, h.milestone_id, h.to_status, h.review_on, h.after FROM milestone_event h
    WHERE h.milestone_id = m.id AND h.at < f.begins ORDER BY h.at DESC, h.id DESC LIMIT 1) h
  UNION ALL
  SELECT h.* FROM f, e CROSS JOIN LATERAL (SELECT h.element_id, h.milestone_id, h.to_status, h.review_on, h.after FROM milestone_event h
    WHERE h.milestone_id IS NULL AND h.element_id = e.id AND h.kind IN ('STAGE_OVERRIDDEN', 'OVERRIDE_CLEARED') AND h.at < f.begins ORDER BY h.at DESC, h.id DESC LIMIT 1) h
), thn AS MATERIALIZED (
  SELECT m.*, CASE WHEN h.to_status = 'IN_PLACE' AND h.review_on < $2::date THEN 'LAPSED' ELSE coalesce(h.to_status::text, 'NOT_STARTED') END AS before FROM m LEFT JOIN past h ON h.milestone_id = m.id
), moved AS (
  SELECT e.place, e.id, e.name, coalesce(h.after::int, ${stageOf("m.before")}) AS stage_from, coalesce(e.stage_override, e.computed) AS stage_to,
    coalesce(json_agg(json_build_object('id', m.id, 'title', m.title) ORDER BY m.place) FILTER (WHERE m.shown = 'IN_PLACE' AND m.before <> 'IN_PLACE'), '[]') AS reached,
    coalesce(json_agg(json_build_object('id', m.id, 'title', m.title) ORDER BY m.place) FILTER (WHERE m.shown = 'LAPSED' AND m.before <> 'LAPSED'), '[]') AS lapsed,
    count(*) FILTER (WHERE m.shown IN ('IN_PLACE', 'LAPSED') AND m.before <> m.shown) AS changes
  FROM e LEFT JOIN thn m ON m.element_id = e.id LEFT JOIN past h ON h.element_id = e.id AND h.milestone_id IS NULL
  GROUP BY e.place, e.id, e.name, e.stage_override, e.computed, h.after
)
SELECT json_build_object('data', json_build_object('roadmap', json_build_object('id', r.id,
  'stages', (SELECT json_agg(json_build_object('id', s.id, 'number', s.number, 'name', s.name) ORDER BY s.number) FROM roadmap_stage s WHERE s.roadmap_id = r.id),
  'areas', (SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'elements', (SELECT json_agg(json_build_object('id', e.id, 'name', e.name,
      'stage', coalesce(e.stage_override, e.computed), 'computedStage', e.computed, 'slippedBack', coalesce(b.shown = 'LAPSED', false),
      'override', CASE WHEN e.stage_override IS NOT NULL THEN json_build_object('stage', e.stage_override, 'reason', e.override_reason, 'at', e.overridden_at,
        'by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = e.overridden_by_id)) END,
      'holdsBack', one.body, 'counts', e.counts,
      'goals', (SELECT coalesce(json_agg(json_build_object('id', g.id, 'year', g.year, 'targetStage', g.target_stage, 'reached', coalesce(e.stage_override, e.computed) >= g.target_stage, 'words', g.words,
          'ownerAgency', (SELECT json_build_object('id', o.id, 'name', o.name) FROM agency o WHERE o.id = g.owner_agency_id)) ORDER BY g.year), '[]')
        FROM roadmap_goal g WHERE g.element_id = e.id AND g.year >= extract(year FROM f.today))) ORDER BY e.place)
      FROM e LEFT JOIN back b ON b.element_id = e.id LEFT JOIN one ON one.id = b.id WHERE e.area_id = a.id)) ORDER BY a.place) FROM roadmap_area a WHERE a.roadmap_id = r.id),
  'wouldFreeMost', (SELECT coalesce(json_agg(json_build_object('milestone', x.body, 'frees', x.list) ORDER BY x.nth), '[]') FROM (
      SELECT one.body, (SELECT json_agg(json_build_object('id', e.id, 'name', e.name) ORDER BY e.id) FROM frees y JOIN e ON e.id = y.element_id WHERE y.id = m.id) AS list,
        row_number() OVER (ORDER BY (SELECT count(*) FROM frees y WHERE y.id = m.id) DESC, ${soonest}) AS nth
      FROM m JOIN one USING (id) WHERE m.id IN (SELECT id FROM frees)) x WHERE x.nth <= 3),
  'next', (SELECT coalesce(json_agg(x.body ORDER BY x.nth), '[]') FROM (SELECT one.body, row_number() OVER (ORDER BY ${soonest}) AS nth FROM m JOIN ready USING (id) JOIN one USING (id)
      WHERE m.shown <> 'LAPSED' AND (m.shown = 'UNDER_WAY' OR m.due_on IS NOT NULL)) x WHERE x.nth <= 6),
  'lapsing', (SELECT coalesce(json_agg(one.body ORDER BY coalesce(m.review_on, '9999-12-31'), m.place), '[]') FROM m JOIN one USING (id)
      WHERE m.shown = 'LAPSED' OR m.broken OR m.shown = 'IN_PLACE' AND m.review_on <= m.today + 60),
  'waiting', (SELECT coalesce(json_agg(json_build_object('agency', (SELECT json_build_object('id', o.id, 'name', o.name) FROM agency o WHERE o.id = x.owner_agency_id), 'milestones', x.list) ORDER BY x.many DESC, x.nth), '[]') FROM (
      SELECT w.owner_agency_id, count(*) AS many, min(w.nth) AS nth, json_agg(one.body ORDER BY w.nth) AS list
      FROM (SELECT m.*, row_number() OVER (ORDER BY ${soonest}) AS nth FROM waiting m) w JOIN one USING (id) GROUP BY w.owner_agency_id) x)),
  'roadmapMovement', (SELECT coalesce(json_agg(json_build_object('element', json_build_object('id', v.id, 'name', v.name), 'stageFrom', v.stage_from, 'stageTo', v.stage_to, 'reached', v.reached, 'lapsed', v.lapsed)
    ORDER BY v.place), '[]') FROM moved v WHERE v.stage_from <> v.stage_to OR v.changes > 0)))::text AS body
FROM f JOIN roadmap r ON r.task_force_id = f.id`;
