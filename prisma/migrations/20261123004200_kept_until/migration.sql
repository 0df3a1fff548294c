-- ── Until when minutes of a closed session are kept (MT-11) ──────────────────────────────────────────────────────────
-- Whoever keeps them chooses another day, also once they are approved: it is no part of what was approved.
GRANT UPDATE (retain_until) ON minutes TO hub_app;
CREATE OR REPLACE FUNCTION app.minutes_go_on() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF OLD.state = 'APPROVED' AND to_jsonb(NEW) - '{retain_until,version}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{retain_until,version}'::text[] THEN
    RAISE EXCEPTION 'approved minutes stay as they are' USING ERRCODE = 'RT096';
  END IF;
  IF session_user = 'hub_app' AND NEW.retain_until IS DISTINCT FROM OLD.retain_until AND NOT NEW.retain_until BETWEEN current_date AND current_date + 3660 THEN
    RAISE EXCEPTION 'they are kept until a day to come' USING ERRCODE = 'RT100';
  END IF;
  IF NEW.state IS DISTINCT FROM OLD.state THEN
    IF (OLD.state, NEW.state) NOT IN (('DRAFT'::minutes_state, 'CIRCULATED'::minutes_state), ('CIRCULATED'::minutes_state, 'APPROVED'::minutes_state)) THEN
      RAISE EXCEPTION 'minutes are circulated first, and approved then' USING ERRCODE = 'RT097';
    END IF;
    IF NEW.state = 'APPROVED' THEN
      IF NOT EXISTS (SELECT FROM decision d JOIN agenda_item i ON i.id = d.item_id JOIN sitting later ON later.meeting_id = i.meeting_id
                     JOIN sitting earlier ON earlier.meeting_id = NEW.meeting_id
                     WHERE d.id = NEW.decision_id AND d.carried AND i.meeting_id <> NEW.meeting_id AND later.started_at > earlier.ended_at) THEN
        RAISE EXCEPTION 'a later meeting approves minutes, by a vote' USING ERRCODE = 'RT098';
      END IF;
      NEW.hash := app.minutes_hash(NEW.id);
    END IF;
  END IF;
  RETURN NEW;
END
$$;

-- ── Who has to step out, before the closed session has begun ─────────────────────────────────────────────────────────
-- Nobody has been let in by then, and nobody has to leave for that: only whoever could not be let in is named.
GRANT SELECT ON sitting TO hub_policy;
CREATE POLICY definers_read ON sitting FOR SELECT TO hub_policy USING (true);
CREATE OR REPLACE FUNCTION app.must_step_out(of_item uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp
  AS $$ SELECT a.id FROM agenda_item i JOIN attendance a ON a.meeting_id = i.meeting_id JOIN sitting s ON s.meeting_id = i.meeting_id
        WHERE i.id = of_item AND i.audience IN ('CLOSED', 'CASE') AND app.on_roster(i.body_id) AND i.task_force_id = app.task_force() AND a.left_at IS NULL
          AND (CASE WHEN s.closed_opened_at IS NOT NULL AND s.closed_ended_at IS NULL THEN a.admitted_at IS NULL
                    WHEN a.person_id IS NULL THEN a.statement_version IS NULL ELSE NOT app.statement_holds(a.person_id, NULL) END
               OR i.audience = 'CASE' AND (a.agency_id IS NULL OR NOT a.agency_id = ANY (coalesce(app.review_agencies(of_item), '{}')))) $$;
