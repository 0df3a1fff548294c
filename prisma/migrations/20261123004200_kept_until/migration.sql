-- ── Until when minutes of a closed session are kept (MT-11) ──────────────────────────────────────────────────────────
-- Whoever keeps them chooses another day, also once they are approved: it is no part of what was approved.
GRANT UPDATE (retain_until) ON minutes TO hub_app;
CREATE OR REPLACE FUNCTION app.minutes_go_on() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF OLD.state = 'APPROVED' AND to_jsonb(NEW) - '{retain_until,version}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{retain_until,version}'::text[] THEN
    RAISE EXCEPTION 'approved minutes stay as they are' USING ERRCODE = 'RT096';
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
