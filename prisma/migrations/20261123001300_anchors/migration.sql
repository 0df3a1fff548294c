-- CreateTable
CREATE TABLE "key_canary" (
    "id" INTEGER NOT NULL,
    "box" BYTEA NOT NULL,

    CONSTRAINT "key_canary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_witness" (
    "agency_id" UUID NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "log_witness_pkey" PRIMARY KEY ("agency_id")
);

-- CreateTable
CREATE TABLE "log_end_mail" (
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "message_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "log_end_mail_pkey" PRIMARY KEY ("person_id","day")
);

ALTER TABLE key_canary ADD CONSTRAINT one_row CHECK (id = 1);
ALTER TABLE log_witness ADD CONSTRAINT log_witness_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency (id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['key_canary', 'log_witness', 'log_end_mail'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END
$$;
-- The value is opened at the start, before anybody is served, by the role that migrates; nobody else has a use for it.
CREATE POLICY backed_up ON key_canary FOR SELECT TO hub_backup USING (true);

-- ── The end of the log, outside the database ─────────────────────────────────────────────────────────────────────────
CREATE POLICY jobs_read ON log_witness FOR SELECT TO hub_worker USING (true);
GRANT SELECT ON log_witness TO hub_worker;
CREATE POLICY jobs ON log_end_mail TO hub_worker USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON log_end_mail TO hub_worker;
GRANT UPDATE (sent_at) ON log_end_mail TO hub_worker;
-- Who came to the table first, where the operator chose nobody.
GRANT SELECT (id, task_force_id, agency_id, joined_at) ON membership TO hub_worker;

-- The number and hash of the last entry, for anchors and for the daily mail; no entry, and no content.
CREATE FUNCTION app.audit_end() RETURNS TABLE (seq bigint, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  SELECT h.seq, h.hash FROM audit_head h WHERE h.id = 1
$$;

-- Whether the clock stands before the last entry, by more than a minute: consents that have ended would be open again.
CREATE FUNCTION app.clock_went_back() RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  SELECT coalesce((SELECT e.at > clock_timestamp() + interval '1 minute' FROM audit_entry e ORDER BY e.seq DESC LIMIT 1), false)
$$;

GRANT CREATE ON SCHEMA app TO hub_policy;
ALTER FUNCTION app.audit_end() OWNER TO hub_policy;
ALTER FUNCTION app.clock_went_back() OWNER TO hub_policy;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
REVOKE ALL ON FUNCTION app.audit_end(), app.clock_went_back() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.audit_end() TO hub_worker;
GRANT EXECUTE ON FUNCTION app.clock_went_back() TO hub_app;

-- ── Backup ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A table that the backup role may not read would be missing from the backup: that of today and that of tomorrow.
GRANT SELECT ON ALL TABLES IN SCHEMA public, app TO hub_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE hub_owner IN SCHEMA public, app GRANT SELECT ON TABLES TO hub_backup;
