-- CreateTable
CREATE TABLE "request_count" (
    "bucket_hash" BYTEA NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "requests" INTEGER NOT NULL,

    CONSTRAINT "request_count_pkey" PRIMARY KEY ("bucket_hash","minute")
);

-- CreateIndex
CREATE INDEX "request_count_minute_idx" ON "request_count"("minute");

-- Sign-in counts requests: it is the role that knows who asks before anything is read on their behalf.
ALTER TABLE request_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_count FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_migrates ON request_count TO hub_owner USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON request_count TO hub_auth USING (true) WITH CHECK (true);
GRANT SELECT ON request_count TO hub_backup;
GRANT SELECT, INSERT, DELETE ON request_count TO hub_auth;
GRANT UPDATE (requests) ON request_count TO hub_auth;

-- ── Hints to open pages ──────────────────────────────────────────────────────────────────────────────────────────────
-- Every hub listens. A hint says of what kind something changed, at which table and for which agencies, and nothing else:
-- any role of this database may listen. It leaves with the commit, and not at all when there is none.
CREATE FUNCTION app.hint(kind text, task_force uuid, agencies uuid[]) RETURNS void LANGUAGE sql SET search_path = app, public, pg_temp
  AS $$ SELECT pg_notify('hub_hint', json_build_object('kind', kind, 'taskForce', task_force, 'agencies', agencies)::text) $$;

-- The recipient hears of a share that it sees now or saw until a moment ago. Law enforcement that no consent names never does.
CREATE FUNCTION app.share_hints() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE
  is_police boolean := EXISTS (SELECT FROM agency g WHERE g.id = NEW.to_agency_id AND g.discipline IN ('LAW_ENFORCEMENT', 'PROSECUTION'));
  heard uuid[] := ARRAY[NEW.from_agency_id];
BEGIN
  IF (NEW.recipient_until > now() - interval '5 minutes' AND (NEW.law_enforcement_allowed OR NOT is_police))
     OR (TG_OP = 'UPDATE' AND OLD.recipient_until > now() - interval '5 minutes' AND (OLD.law_enforcement_allowed OR NOT is_police)) THEN
    heard := heard || NEW.to_agency_id;
  END IF;
  PERFORM app.hint('referral', NEW.task_force_id, heard);
  RETURN NULL;
END
$$;
CREATE TRIGGER share_hints AFTER INSERT OR UPDATE ON share FOR EACH ROW EXECUTE FUNCTION app.share_hints();

-- What has not been shared yet is the owning agency's alone.
CREATE FUNCTION app.owner_hints() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM app.hint('referral', OLD.task_force_id, ARRAY[OLD.owner_agency_id]);
  ELSE
    PERFORM app.hint('referral', NEW.task_force_id, ARRAY[NEW.owner_agency_id]);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER owner_hints AFTER INSERT OR UPDATE OR DELETE ON referral FOR EACH ROW EXECUTE FUNCTION app.owner_hints();
CREATE TRIGGER owner_hints AFTER INSERT OR UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION app.owner_hints();

-- For everybody at the table. The name of the kind is the trigger's argument.
CREATE FUNCTION app.table_hints() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM app.hint(TG_ARGV[0], OLD.task_force_id, '{}');
  ELSE
    PERFORM app.hint(TG_ARGV[0], NEW.task_force_id, '{}');
  END IF;
  RETURN NULL;
END
$$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['roadmap', 'roadmap_stage', 'roadmap_area', 'roadmap_element', 'milestone', 'milestone_dependency', 'milestone_event', 'evidence']
  LOOP
    EXECUTE format('CREATE TRIGGER table_hints AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.table_hints(''roadmap'')', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['region', 'sharing_agreement']
  LOOP
    EXECUTE format('CREATE TRIGGER table_hints AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.table_hints(''people'')', t);
  END LOOP;
END
$$;

-- Who is who: for every table at which the agency sits, whichever of them the writer sees, and for that agency's own
-- sessions wherever they are. Sessions that may have ended or changed are looked at anew (AU-09). The argument says in
-- which column the agency stands, or the person whose agency it is.
CREATE FUNCTION app.people_hints() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE
  row_now jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  row_before jsonb := CASE WHEN TG_OP = 'INSERT' THEN row_now ELSE to_jsonb(OLD) END;
  one jsonb;
  concerned uuid;
BEGIN
  FOREACH one IN ARRAY ARRAY[row_before, row_now] LOOP
    concerned := (one ->> TG_ARGV[1])::uuid;
    IF TG_ARGV[1] = 'person_id' THEN
      SELECT p.agency_id INTO concerned FROM person p WHERE p.id = concerned;
    END IF;
    PERFORM app.hint(TG_ARGV[0], NULL, ARRAY[concerned]);
    IF TG_ARGV[0] = 'people' THEN
      IF one ? 'task_force_id' THEN
        PERFORM app.hint('people', (one ->> 'task_force_id')::uuid, ARRAY[concerned]);
      END IF;
      PERFORM app.hint('people', m.task_force_id, ARRAY[concerned]) FROM membership m WHERE m.agency_id = concerned;
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
GRANT CREATE ON SCHEMA app TO hub_policy;
ALTER FUNCTION app.people_hints() OWNER TO hub_policy;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
REVOKE ALL ON FUNCTION app.people_hints() FROM PUBLIC;

CREATE TRIGGER people_hints AFTER INSERT OR DELETE OR UPDATE OF name, discipline, intake_phone, languages, disabled_at ON agency
  FOR EACH ROW EXECUTE FUNCTION app.people_hints('people', 'id');
CREATE TRIGGER people_hints AFTER INSERT OR DELETE OR UPDATE OF agency_id, name, work_phone, operator, disabled_at ON person
  FOR EACH ROW EXECUTE FUNCTION app.people_hints('people', 'agency_id');
CREATE TRIGGER people_hints AFTER INSERT OR UPDATE OR DELETE ON seat FOR EACH ROW EXECUTE FUNCTION app.people_hints('people', 'person_id');
CREATE TRIGGER people_hints AFTER INSERT OR UPDATE OR DELETE ON membership FOR EACH ROW EXECUTE FUNCTION app.people_hints('people', 'agency_id');
CREATE TRIGGER people_hints AFTER INSERT OR UPDATE OR DELETE ON agency_service FOR EACH ROW EXECUTE FUNCTION app.people_hints('people', 'agency_id');
CREATE TRIGGER people_hints AFTER INSERT OR UPDATE OR DELETE ON agency_region FOR EACH ROW EXECUTE FUNCTION app.people_hints('people', 'agency_id');
CREATE TRIGGER session_hints AFTER DELETE OR UPDATE OF revoked_at ON session FOR EACH ROW EXECUTE FUNCTION app.people_hints('session', 'person_id');
