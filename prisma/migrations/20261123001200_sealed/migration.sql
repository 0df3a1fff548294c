-- CreateEnum
CREATE TYPE "purge_reason" AS ENUM ('RETENTION', 'RESTORED');

-- AlterTable
ALTER TABLE "task_force" ADD COLUMN     "retain_closed_days" INTEGER NOT NULL DEFAULT 90,
ADD COLUMN     "retain_ended_days" INTEGER NOT NULL DEFAULT 30;

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "minor" BOOLEAN;

-- CreateTable
CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "owner_agency_id" UUID NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "placed_by_id" UUID,
    "placed_at" TIMESTAMPTZ(3),
    "release_asked_by_id" UUID,
    "release_asked_at" TIMESTAMPTZ(3),
    "released_by_id" UUID,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purged_referral" (
    "referral_id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "owner_agency_id" UUID NOT NULL,
    "share_ids" UUID[],
    "because" "purge_reason" NOT NULL,
    "purged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "purged_referral_pkey" PRIMARY KEY ("referral_id")
);

-- CreateTable
CREATE TABLE "purge_count" (
    "task_force_id" UUID NOT NULL,
    "period" DATE NOT NULL,
    "region" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "referrals" INTEGER NOT NULL,

    CONSTRAINT "purge_count_pkey" PRIMARY KEY ("task_force_id","period","region","reason","outcome")
);

-- CreateTable
CREATE TABLE "audit_base" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_base_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_key" (
    "referral_id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,
    "box" BYTEA NOT NULL,

    CONSTRAINT "referral_key_pkey" PRIMARY KEY ("referral_id")
);

-- CreateTable
CREATE TABLE "survivor_group" (
    "referral_id" UUID NOT NULL,
    "field_group" "field_group" NOT NULL,
    "task_force_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "box" BYTEA NOT NULL,

    CONSTRAINT "survivor_group_pkey" PRIMARY KEY ("referral_id","field_group")
);

-- CreateTable
CREATE TABLE "share_key" (
    "share_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,
    "box" BYTEA NOT NULL,

    CONSTRAINT "share_key_pkey" PRIMARY KEY ("share_id")
);

-- CreateTable
CREATE TABLE "share_group" (
    "share_id" UUID NOT NULL,
    "field_group" "field_group" NOT NULL,
    "task_force_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "box" BYTEA NOT NULL,

    CONSTRAINT "share_group_pkey" PRIMARY KEY ("share_id","field_group")
);

-- CreateIndex
CREATE INDEX "legal_hold_referral_id_idx" ON "legal_hold"("referral_id");

-- CreateIndex
CREATE INDEX "purged_referral_owner_agency_id_purged_at_idx" ON "purged_referral"("owner_agency_id", "purged_at" DESC);

-- CreateIndex
CREATE INDEX "referral_key_key_id_idx" ON "referral_key"("key_id");

-- CreateIndex
CREATE INDEX "share_key_referral_id_idx" ON "share_key"("referral_id");

-- CreateIndex
CREATE INDEX "share_key_key_id_idx" ON "share_key"("key_id");

-- AddForeignKey
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_key" ADD CONSTRAINT "referral_key_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survivor_group" ADD CONSTRAINT "survivor_group_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral_key"("referral_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_key" ADD CONSTRAINT "share_key_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_key" ADD CONSTRAINT "share_key_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral_key"("referral_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_group" ADD CONSTRAINT "share_group_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share_key"("share_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What was in the clear ────────────────────────────────────────────────────────────────────────────────────────────
-- The keys are not in the database, so no migration can seal: the hub does it when it starts, before it serves, and
-- empties these two tables. Nothing is written to them any more, and a later release drops them.
UPDATE referral r SET minor = s.age_band IN ('AGE_0_12', 'AGE_13_17', 'MINOR') FROM survivor_ranges s WHERE s.referral_id = r.id;
ALTER TABLE survivor_ranges ADD CONSTRAINT sealed_now CHECK (false) NOT VALID;
ALTER TABLE share_detail ADD CONSTRAINT sealed_now CHECK (false) NOT VALID;
REVOKE ALL ON survivor_ranges, share_detail FROM hub_app;
DROP POLICY owning_agency ON survivor_ranges;
DROP POLICY with_its_share ON share_detail;
DROP POLICY only_after_acceptance ON share_detail;
DROP POLICY sender_writes ON share_detail;
DROP POLICY sender_narrows ON share_detail;
CREATE POLICY sealed_now ON survivor_ranges AS RESTRICTIVE TO hub_app USING (false);
CREATE POLICY sealed_now ON share_detail AS RESTRICTIVE TO hub_app USING (false);
DROP TRIGGER detail_within_consent ON share_detail;

-- ── Who reads and writes what is sealed ──────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['referral_key', 'survivor_group', 'share_key', 'share_group', 'legal_hold', 'purged_referral', 'purge_count', 'audit_base']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup', t);
  END LOOP;
END
$$;

GRANT UPDATE (minor) ON referral TO hub_app;
-- Keys are made and never changed by requests; putting them under another of the hub's keys is the operator's.
GRANT SELECT, INSERT ON referral_key, survivor_group, share_key, share_group TO hub_app;
GRANT UPDATE (version, box) ON survivor_group TO hub_app;
GRANT DELETE ON share_group TO hub_app;

CREATE POLICY owning_agency ON referral_key TO hub_app
  USING (EXISTS (SELECT FROM referral r WHERE r.id = referral_id))
  WITH CHECK (EXISTS (SELECT FROM referral r WHERE r.id = referral_id AND r.task_force_id = referral_key.task_force_id));
CREATE POLICY owning_agency ON survivor_group TO hub_app
  USING (EXISTS (SELECT FROM referral r WHERE r.id = referral_id))
  WITH CHECK (EXISTS (SELECT FROM referral r WHERE r.id = referral_id AND r.task_force_id = survivor_group.task_force_id));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['share_key', 'share_group']
  LOOP
    EXECUTE format('CREATE POLICY with_its_share ON %I FOR SELECT TO hub_app USING (EXISTS (SELECT FROM share s WHERE s.id = share_id))', t);
    EXECUTE format($policy$CREATE POLICY only_after_acceptance ON %I AS RESTRICTIVE FOR SELECT TO hub_app
      USING (EXISTS (SELECT FROM share s WHERE s.id = share_id AND (s.from_agency_id = (SELECT app.agency())
        OR s.status IN ('ACCEPTED', 'CONTACT_MADE', 'SERVICES_STARTED', 'CLOSED'))))$policy$, t);
    EXECUTE format($policy$CREATE POLICY sender_writes ON %I FOR INSERT TO hub_app
      WITH CHECK (EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.from_agency_id = (SELECT app.agency()) AND s.task_force_id = %I.task_force_id))$policy$, t, t);
  END LOOP;
END
$$;
-- A group goes when its consent no longer names it, and by no other way.
CREATE POLICY sender_narrows ON share_group FOR DELETE TO hub_app
  USING (EXISTS (SELECT FROM share s JOIN consent c ON c.id = s.consent_id
    WHERE s.id = share_id AND s.from_agency_id = (SELECT app.agency()) AND NOT field_group = ANY (c.field_groups)));

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
-- Every box is as long as any other, so that its length tells nothing, and nothing that is no box fits.
ALTER TABLE referral_key ADD CONSTRAINT is_a_box CHECK (octet_length(box) = 65 AND get_byte(box, 0) = 1 AND key_id = encode(substring(box FROM 2 FOR 4), 'hex'));
ALTER TABLE share_key ADD CONSTRAINT is_a_box CHECK (octet_length(box) = 65 AND get_byte(box, 0) = 1 AND key_id = encode(substring(box FROM 2 FOR 4), 'hex'));
ALTER TABLE survivor_group ADD CONSTRAINT is_a_box CHECK (octet_length(box) = 225 AND get_byte(box, 0) = 1);
ALTER TABLE share_group ADD CONSTRAINT is_a_box CHECK (octet_length(box) = 225 AND get_byte(box, 0) = 1);
-- The planner keeps samples of a column in a catalogue that no purge reaches; of these it needs none.
ALTER TABLE share ALTER COLUMN code SET STATISTICS 0;
ALTER TABLE referral_key ALTER COLUMN box SET STATISTICS 0;
ALTER TABLE share_key ALTER COLUMN box SET STATISTICS 0;
ALTER TABLE survivor_group ALTER COLUMN box SET STATISTICS 0;
ALTER TABLE share_group ALTER COLUMN box SET STATISTICS 0;
-- The sending worker's number is no part of the owner's record of the person.
ALTER TABLE survivor_group ADD CONSTRAINT about_the_person CHECK (field_group <> 'WORKER_PHONE');
ALTER TABLE task_force ADD CONSTRAINT retention_days CHECK (retain_closed_days BETWEEN 30 AND 180 AND retain_ended_days BETWEEN 7 AND 90);

-- Only what the consent names is ever written where a recipient could read it.
CREATE FUNCTION app.group_within_consent() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM share s JOIN consent c ON c.id = s.consent_id WHERE s.id = NEW.share_id AND NEW.field_group = ANY (c.field_groups)) THEN
    RAISE EXCEPTION 'the consent does not name that' USING ERRCODE = 'RT030';
  END IF;
  -- The wish about law enforcement never reaches law enforcement: that a consent names them says all they may know.
  IF NEW.field_group = 'LAW_ENFORCEMENT_WISH' AND EXISTS (SELECT FROM share s JOIN agency g ON g.id = s.to_agency_id
       WHERE s.id = NEW.share_id AND g.discipline IN ('LAW_ENFORCEMENT', 'PROSECUTION')) THEN
    RAISE EXCEPTION 'law enforcement is never told the wish about law enforcement' USING ERRCODE = 'RT031';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER group_within_consent BEFORE INSERT OR UPDATE ON share_group FOR EACH ROW EXECUTE FUNCTION app.group_within_consent();
DROP FUNCTION app.detail_within_consent();

CREATE FUNCTION app.key_of_its_share() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM share s WHERE s.id = NEW.share_id AND s.referral_id = NEW.referral_id) THEN
    RAISE EXCEPTION 'the key of a copy hangs on the key of its referral' USING ERRCODE = 'RT036';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER key_of_its_share BEFORE INSERT ON share_key FOR EACH ROW EXECUTE FUNCTION app.key_of_its_share();

CREATE OR REPLACE FUNCTION app.consent_moves_share() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  UPDATE share SET recipient_until = app.recipient_until(status, answer_expires_at, NEW.expires_at, NEW.ended_at),
                   law_enforcement_allowed = NEW.law_enforcement_allowed
   WHERE consent_id = NEW.id;
  IF NEW.field_groups IS DISTINCT FROM OLD.field_groups THEN
    DELETE FROM share_group g USING share s WHERE s.id = g.share_id AND s.consent_id = NEW.id AND NOT g.field_group = ANY (NEW.field_groups);
  END IF;
  RETURN NULL;
END
$$;

-- A minor's consent says on what basis it stands and what became of the mandated report (CR-07, CR-08).
CREATE OR REPLACE FUNCTION app.consent_fits_referral() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE about record;
BEGIN
  SELECT r.needs, r.task_force_id, r.minor INTO about FROM referral r WHERE r.id = NEW.referral_id;
  IF NOT FOUND OR about.task_force_id <> NEW.task_force_id THEN
    RAISE EXCEPTION 'consent without its referral' USING ERRCODE = 'RT003';
  END IF;
  IF about.minor IS DISTINCT FROM (NEW.minor_basis IS NOT NULL) THEN
    RAISE EXCEPTION 'a minor''s consent needs its basis and report' USING ERRCODE = 'RT004';
  END IF;
  IF NOT NEW.needs <@ about.needs THEN
    RAISE EXCEPTION 'consent names a need the referral does not' USING ERRCODE = 'RT005';
  END IF;
  RETURN NEW;
END
$$;

-- ── Legal hold: two people of the owning agency place it, and two let it go ──────────────────────────────────────────
GRANT SELECT, INSERT ON legal_hold TO hub_app;
GRANT UPDATE (placed_by_id, placed_at, release_asked_by_id, release_asked_at, released_by_id, released_at) ON legal_hold TO hub_app;
CREATE POLICY owning_agency ON legal_hold FOR SELECT TO hub_app
  USING (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()));
CREATE POLICY owner_proposes ON legal_hold FOR INSERT TO hub_app
  WITH CHECK (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()) AND proposed_by_id = (SELECT app.person())
    AND EXISTS (SELECT FROM referral r WHERE r.id = referral_id));
CREATE POLICY owner_decides ON legal_hold FOR UPDATE TO hub_app
  USING (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()));
CREATE POLICY seat_works_with_referrals ON legal_hold AS RESTRICTIVE TO hub_app USING ((SELECT app.works_with_referrals()));
CREATE UNIQUE INDEX legal_hold_one_at_a_time ON legal_hold (referral_id) WHERE released_at IS NULL;
ALTER TABLE legal_hold ADD CONSTRAINT person_and_moment CHECK ((placed_by_id IS NULL) = (placed_at IS NULL)
  AND (release_asked_by_id IS NULL) = (release_asked_at IS NULL) AND (released_by_id IS NULL) = (released_at IS NULL));
ALTER TABLE legal_hold ADD CONSTRAINT takes_two CHECK (placed_by_id <> proposed_by_id AND released_by_id <> release_asked_by_id);
ALTER TABLE legal_hold ADD CONSTRAINT in_order CHECK ((release_asked_at IS NULL OR placed_at IS NOT NULL) AND (released_at IS NULL OR release_asked_at IS NOT NULL));

CREATE FUNCTION app.hold_goes_step_by_step() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE
  said int;
  by_whom uuid;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.placed_at IS NOT NULL THEN
      RAISE EXCEPTION 'a hold begins as a proposal' USING ERRCODE = 'RT050';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.task_force_id, NEW.referral_id, NEW.owner_agency_id, NEW.proposed_by_id, NEW.proposed_at)
     IS DISTINCT FROM (OLD.id, OLD.task_force_id, OLD.referral_id, OLD.owner_agency_id, OLD.proposed_by_id, OLD.proposed_at)
     OR (OLD.placed_at IS NOT NULL AND (NEW.placed_at, NEW.placed_by_id) IS DISTINCT FROM (OLD.placed_at, OLD.placed_by_id))
     OR (OLD.release_asked_at IS NOT NULL AND (NEW.release_asked_at, NEW.release_asked_by_id) IS DISTINCT FROM (OLD.release_asked_at, OLD.release_asked_by_id))
     OR (OLD.released_at IS NOT NULL AND (NEW.released_at, NEW.released_by_id) IS DISTINCT FROM (OLD.released_at, OLD.released_by_id)) THEN
    RAISE EXCEPTION 'what was said of a hold never changes' USING ERRCODE = 'RT051';
  END IF;
  said := (NEW.placed_at IS DISTINCT FROM OLD.placed_at)::int + (NEW.release_asked_at IS DISTINCT FROM OLD.release_asked_at)::int
    + (NEW.released_at IS DISTINCT FROM OLD.released_at)::int;
  by_whom := coalesce(NEW.released_by_id, NEW.release_asked_by_id, NEW.placed_by_id);
  IF said <> 1 OR (current_user = 'hub_app' AND by_whom IS DISTINCT FROM app.person()) THEN
    RAISE EXCEPTION 'one step of a hold at a time, and in one''s own name' USING ERRCODE = 'RT052';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER hold_goes_step_by_step BEFORE INSERT OR UPDATE ON legal_hold FOR EACH ROW EXECUTE FUNCTION app.hold_goes_step_by_step();

-- ── Retention and purge (safety.md §8, CR-19, CR-20) ─────────────────────────────────────────────────────────────────
GRANT SELECT ON purged_referral TO hub_app;
CREATE POLICY owning_agency ON purged_referral FOR SELECT TO hub_app
  USING (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()));
CREATE POLICY seat_works_with_referrals ON purged_referral AS RESTRICTIVE TO hub_app USING ((SELECT app.works_with_referrals()));

-- When a referral is due to be purged: after its last consent has ended, and after it was closed; null while it never had a
-- consent. server/features/retention/rules.ts says the same.
CREATE FUNCTION app.purge_at(about uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = app, public, pg_temp AS $$
  SELECT greatest(
    max(least(c.expires_at, coalesce(c.ended_at, 'infinity'))) + make_interval(hours => 24 * f.retain_ended_days),
    (SELECT max(s.status_changed_at) FROM share s WHERE s.referral_id = about AND s.status = 'CLOSED') + make_interval(hours => 24 * f.retain_closed_days))
  FROM referral r JOIN task_force f ON f.id = r.task_force_id JOIN consent c ON c.referral_id = r.id
  WHERE r.id = about
  GROUP BY f.retain_ended_days, f.retain_closed_days
$$;

CREATE FUNCTION app.is_held(about uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = app, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM legal_hold h WHERE h.referral_id = about AND h.placed_at IS NOT NULL AND h.released_at IS NULL)
$$;

-- What of a referral there is goes, its keys first of all; a tombstone and a number stay. Who may call this may delete these rows anyway.
CREATE FUNCTION app.destroy_referral(about uuid, why purge_reason) RETURNS jsonb LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE
  gone referral%ROWTYPE;
  copies uuid[];
  outcome text;
BEGIN
  SELECT * INTO gone FROM referral r WHERE r.id = about;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT coalesce(array_agg(s.id), '{}') INTO copies FROM share s WHERE s.referral_id = about;
  SELECT coalesce(e.outcome::text, e.to_status::text) INTO outcome FROM share_event e
    WHERE e.share_id = ANY (copies) ORDER BY e.outcome IS NULL, e.at DESC, e.id DESC LIMIT 1;
  INSERT INTO purge_count (task_force_id, period, region, reason, outcome, referrals)
    VALUES (gone.task_force_id, date_trunc('quarter', gone.created_at AT TIME ZONE 'UTC')::date, coalesce(gone.region_id::text, ''), coalesce(gone.reason::text, ''), coalesce(outcome, 'NOT_SHARED'), 1)
    ON CONFLICT ON CONSTRAINT purge_count_pkey DO UPDATE SET referrals = purge_count.referrals + 1;
  INSERT INTO purged_referral (referral_id, task_force_id, owner_agency_id, share_ids, because)
    VALUES (gone.id, gone.task_force_id, gone.owner_agency_id, copies, why) ON CONFLICT DO NOTHING;
  DELETE FROM referral_key WHERE referral_id = about;
  DELETE FROM information_request WHERE share_id = ANY (copies);
  DELETE FROM share_event WHERE share_id = ANY (copies);
  DELETE FROM share_brief WHERE share_id = ANY (copies);
  DELETE FROM share WHERE id = ANY (copies);
  DELETE FROM consent WHERE referral_id = about;
  DELETE FROM legal_hold WHERE referral_id = about;
  DELETE FROM referral WHERE id = about;
  RETURN jsonb_build_object('taskForceId', gone.task_force_id, 'agencyId', gone.owner_agency_id, 'shareIds', to_jsonb(copies));
END
$$;

-- What is due now and not held. The worker learns the ids and no more.
CREATE FUNCTION app.purges_due(at_most int) RETURNS TABLE (referral_id uuid, due timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  SELECT ended.referral_id, app.purge_at(ended.referral_id)
  FROM (SELECT c.referral_id FROM consent c GROUP BY c.referral_id
        HAVING max(least(c.expires_at, coalesce(c.ended_at, 'infinity'))) <= now() - interval '7 days') ended
  WHERE app.purge_at(ended.referral_id) <= now() AND NOT app.is_held(ended.referral_id)
  ORDER BY 2, 1 LIMIT at_most
$$;

-- Purges one referral that is due: whoever calls it cannot purge another. Null when it is not due, held, or gone.
CREATE FUNCTION app.purge_referral(about uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  -- Whoever records a consent or confirms a hold at this moment is waited for, and what they wrote is seen below.
  PERFORM FROM referral r WHERE r.id = about FOR UPDATE;
  PERFORM FROM legal_hold h WHERE h.referral_id = about FOR UPDATE;
  IF app.is_held(about) OR coalesce(app.purge_at(about) > now(), true) THEN
    RETURN NULL;
  END IF;
  RETURN app.destroy_referral(about, 'RETENTION');
END
$$;

-- Forgets lines of the log that are older than three years, oldest first, and remembers where the chain goes on.
CREATE FUNCTION app.audit_forget(at_most int) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE
  kept bigint;
  last audit_entry%ROWTYPE;
BEGIN
  SELECT e.seq INTO kept FROM audit_entry e WHERE e.at >= now() - interval '3 years' ORDER BY e.seq LIMIT 1;
  IF kept IS NULL THEN
    RETURN 0;
  END IF;
  SELECT * INTO last FROM (SELECT * FROM audit_entry e WHERE e.seq < kept ORDER BY e.seq LIMIT at_most) oldest ORDER BY seq DESC LIMIT 1;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  DELETE FROM audit_entry WHERE seq <= last.seq;
  INSERT INTO audit_base (id, seq, hash) VALUES (1, last.seq, last.hash)
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, at = now();
  RETURN last.seq;
END
$$;

-- Rows that have served their time: sessions and failed sign-ins after 30 days, what was mailed and told after 90.
CREATE FUNCTION app.forget_old_rows() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  DELETE FROM session WHERE expires_at < now() - interval '30 days';
  DELETE FROM sign_in_failure WHERE failed_at < now() - interval '30 days';
  DELETE FROM mail_delivery WHERE created_at < now() - interval '90 days';
  DELETE FROM notice WHERE created_at < now() - interval '90 days';
END
$$;

GRANT SELECT, DELETE ON referral, consent, share, legal_hold TO hub_policy;
GRANT UPDATE (state) ON referral TO hub_policy;
GRANT UPDATE (released_at) ON legal_hold TO hub_policy;
GRANT SELECT (share_id), DELETE ON share_brief, information_request TO hub_policy;
GRANT SELECT (id, share_id, outcome, to_status, at), DELETE ON share_event TO hub_policy;
GRANT SELECT (referral_id), DELETE ON referral_key TO hub_policy;
GRANT SELECT, INSERT, UPDATE (referrals) ON purge_count TO hub_policy;
GRANT SELECT (referral_id), INSERT ON purged_referral TO hub_policy;
GRANT DELETE ON audit_entry TO hub_policy;
GRANT SELECT, INSERT, UPDATE ON audit_base TO hub_policy;
GRANT SELECT (expires_at), DELETE ON session TO hub_policy;
GRANT SELECT (failed_at), DELETE ON sign_in_failure TO hub_policy;
GRANT SELECT (created_at), DELETE ON mail_delivery, notice TO hub_policy;
DROP POLICY definers_read ON share;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['referral', 'consent', 'share', 'share_brief', 'share_event', 'information_request', 'referral_key', 'legal_hold', 'purge_count', 'purged_referral',
    'audit_base', 'session', 'sign_in_failure', 'mail_delivery', 'notice']
  LOOP
    EXECUTE format('CREATE POLICY definers_purge ON %I TO hub_policy USING (true) WITH CHECK (true)', t);
  END LOOP;
END
$$;

GRANT CREATE ON SCHEMA app TO hub_policy;
ALTER FUNCTION app.purges_due(int) OWNER TO hub_policy;
ALTER FUNCTION app.purge_referral(uuid) OWNER TO hub_policy;
ALTER FUNCTION app.audit_forget(int) OWNER TO hub_policy;
ALTER FUNCTION app.forget_old_rows() OWNER TO hub_policy;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
REVOKE ALL ON FUNCTION app.purges_due(int), app.purge_referral(uuid), app.audit_forget(int), app.forget_old_rows(), app.destroy_referral(uuid, purge_reason) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.purges_due(int), app.purge_referral(uuid), app.audit_forget(int), app.forget_old_rows() TO hub_worker;
GRANT EXECUTE ON FUNCTION app.destroy_referral(uuid, purge_reason) TO hub_policy;
-- Deleted rows stay in the files until their table is rewritten; from PostgreSQL 17 on the worker may do that.
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    GRANT MAINTAIN ON referral, consent, share, share_brief, share_event, information_request, referral_key, survivor_group, share_key, share_group, legal_hold TO hub_worker;
  END IF;
END
$$;
