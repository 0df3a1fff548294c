-- CreateEnum
CREATE TYPE "challenge_kind" AS ENUM ('SIGN_IN', 'STEP_UP', 'ENROL');

-- CreateEnum
CREATE TYPE "link_kind" AS ENUM ('INVITATION', 'RESET', 'CLAIM');

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "device" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "factor_at" TIMESTAMPTZ(3),
ADD COLUMN     "rights" TEXT,
ADD COLUMN     "shared_device" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "wrong_codes" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "totp_factor" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "last_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_challenge" (
    "id" UUID NOT NULL,
    "kind" "challenge_kind" NOT NULL,
    "person_id" UUID,
    "session_id" UUID,
    "challenge" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment_link" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "kind" "link_kind" NOT NULL,
    "person_id" UUID,
    "email_hash" BYTEA,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "totp_factor_person_id_idx" ON "totp_factor"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE INDEX "recovery_code_person_id_idx" ON "recovery_code"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_challenge_challenge_key" ON "auth_challenge"("challenge");

-- CreateIndex
CREATE INDEX "auth_challenge_expires_at_idx" ON "auth_challenge"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_link_token_hash_key" ON "enrolment_link"("token_hash");

-- CreateIndex
CREATE INDEX "enrolment_link_person_id_kind_created_at_idx" ON "enrolment_link"("person_id", "kind", "created_at");

-- ── Who may read and change what ─────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['totp_factor', 'passkey', 'recovery_code', 'auth_challenge', 'enrolment_link']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY sign_in ON %I TO hub_auth USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_auth, hub_backup', t);
  END LOOP;
END
$$;
GRANT INSERT, DELETE ON totp_factor, passkey, recovery_code, auth_challenge TO hub_auth;
GRANT UPDATE (last_step, confirmed_at, last_used_at) ON totp_factor TO hub_auth;
GRANT UPDATE (counter, last_used_at) ON passkey TO hub_auth;
GRANT UPDATE (used_at) ON recovery_code, auth_challenge, enrolment_link TO hub_auth;
-- A password is set by its owner: with a link, or with the one before it.
GRANT INSERT ON credential TO hub_auth;
GRANT UPDATE (password_hash, changed_at) ON credential TO hub_auth;
GRANT UPDATE (wrong_codes) ON session TO hub_auth;
-- The worker makes the link when its mail leaves, and reads none.
GRANT INSERT ON enrolment_link TO hub_worker;
CREATE POLICY jobs_invite ON enrolment_link FOR INSERT TO hub_worker WITH CHECK (kind IN ('INVITATION', 'RESET') AND used_at IS NULL AND person_id IS NOT NULL);

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
-- Sessions that were opened with a password alone are none any more.
UPDATE session SET revoked_at = now() WHERE revoked_at IS NULL;
ALTER TABLE session ADD CONSTRAINT two_steps CHECK (assurance IN (1, 2) AND (assurance = 2) = (factor_at IS NOT NULL)) NOT VALID;
ALTER TABLE session ADD CONSTRAINT half_ends_soon CHECK (assurance = 2 OR expires_at <= created_at + interval '10 minutes') NOT VALID;
ALTER TABLE session ADD CONSTRAINT ends_within_a_day CHECK (expires_at <= created_at + interval '12 hours') NOT VALID;
ALTER TABLE session ADD CONSTRAINT device_is_short CHECK (length(device) <= 40);
ALTER TABLE enrolment_link ADD CONSTRAINT for_somebody CHECK ((kind = 'CLAIM') = (person_id IS NULL) AND (person_id IS NULL) = (email_hash IS NULL));
ALTER TABLE enrolment_link ADD CONSTRAINT ends_soon CHECK (expires_at <= created_at + CASE WHEN kind = 'RESET' THEN interval '15 minutes' ELSE interval '72 hours' END);
ALTER TABLE enrolment_link ADD CONSTRAINT only_a_hash CHECK (length(token_hash) = 32 AND coalesce(length(email_hash), 32) = 32);
ALTER TABLE recovery_code ADD CONSTRAINT only_a_hash CHECK (length(code_hash) = 32);
ALTER TABLE auth_challenge ADD CONSTRAINT whose CHECK ((kind = 'SIGN_IN') = (person_id IS NULL) AND (person_id IS NULL) = (session_id IS NULL));
ALTER TABLE passkey ADD CONSTRAINT plain_line CHECK (name !~ '[[:cntrl:]]' AND length(name) BETWEEN 1 AND 60);
-- One app that counts and one that is being set up.
CREATE UNIQUE INDEX totp_factor_confirmed_key ON totp_factor (person_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX totp_factor_pending_key ON totp_factor (person_id) WHERE confirmed_at IS NULL;

-- What was used stays used, and a step of time is never taken twice.
CREATE FUNCTION app.used_once() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF OLD.used_at IS NOT NULL THEN
    RAISE EXCEPTION 'this was used already' USING ERRCODE = 'RT051';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER used_once BEFORE UPDATE ON recovery_code FOR EACH ROW EXECUTE FUNCTION app.used_once();
CREATE TRIGGER used_once BEFORE UPDATE ON auth_challenge FOR EACH ROW EXECUTE FUNCTION app.used_once();
CREATE TRIGGER used_once BEFORE UPDATE ON enrolment_link FOR EACH ROW EXECUTE FUNCTION app.used_once();
CREATE FUNCTION app.steps_go_on() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF OLD.last_step IS NOT NULL AND coalesce(NEW.last_step, 0) <= OLD.last_step THEN
    RAISE EXCEPTION 'this code was used already' USING ERRCODE = 'RT051';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER steps_go_on BEFORE UPDATE OF last_step ON totp_factor FOR EACH ROW EXECUTE FUNCTION app.steps_go_on();

-- ── Jobs that signing in adds ────────────────────────────────────────────────────────────────────────────────────────
-- The one job there is for the role of sign-in. For an unknown address too, with the id of nobody, so that both take as long.
CREATE FUNCTION app.request_reset(person_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('auth.reset', payload := json_build_object('personId', request_reset.person_id), max_attempts := 12);
END
$$;
-- Requests announce what happened to a referral, a person or an account; other topics and keys are the worker's.
CREATE OR REPLACE FUNCTION app.add_job(task text, payload jsonb, run_at timestamptz, key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  IF session_user = 'hub_app' AND NOT (task ~ '^(referral|auth|people|mail)\.' AND coalesce(key ~ '^(reminder|unanswered):', true)) THEN
    RAISE EXCEPTION 'requests do not add this job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload := payload::json, run_at := run_at, job_key := key, max_attempts := 12);
END
$$;

-- ── The first operator ───────────────────────────────────────────────────────────────────────────────────────────────
-- No role of a running hub may make an agency or an operator. This one function does, with the link that the first start
-- printed, while there is nobody. Its operator may begin again with the same link until a second factor of theirs stands:
-- then the link is used up. Answers whom it made, and at which table; nothing when the link is not good.
CREATE FUNCTION app.claim_hub(link_hash bytea, moment timestamptz, table_id uuid, new_agency uuid, new_person uuid, facts jsonb)
RETURNS TABLE (operator_id uuid, task_force uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE link record;
BEGIN
  PERFORM pg_advisory_xact_lock(8211008);
  SELECT l.id, l.created_by_id INTO link FROM enrolment_link l
   WHERE l.token_hash = link_hash AND l.kind = 'CLAIM' AND l.used_at IS NULL AND l.expires_at > moment
     AND NOT EXISTS (SELECT FROM enrolment_link n WHERE n.kind = 'CLAIM' AND n.created_at > l.created_at);
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF link.created_by_id IS NOT NULL THEN
    RETURN QUERY SELECT p.id, m.task_force_id FROM person p JOIN membership m ON m.agency_id = p.agency_id
      WHERE p.id = link.created_by_id AND p.operator AND (SELECT count(*) FROM person) = 1;
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM person) THEN
    RETURN;
  END IF;
  INSERT INTO task_force (id, name, time_zone) VALUES (table_id, facts ->> 'taskForceName', facts ->> 'timeZone');
  INSERT INTO agency (id, name, discipline, intake_phone, languages)
    VALUES (new_agency, facts ->> 'agencyName', (facts ->> 'discipline')::discipline, facts ->> 'intakePhone', ARRAY['ENGLISH']::language[]);
  INSERT INTO membership (id, task_force_id, agency_id) VALUES (gen_random_uuid(), table_id, new_agency);
  INSERT INTO person (id, agency_id, name, email, work_phone, locale, operator)
    VALUES (new_person, new_agency, facts ->> 'name', facts ->> 'email', facts ->> 'workPhone', (facts ->> 'locale')::locale, true);
  UPDATE enrolment_link l SET created_by_id = new_person WHERE l.id = link.id;
  RETURN QUERY SELECT new_person, table_id;
END
$$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['task_force', 'agency', 'membership', 'person']
  LOOP
    EXECUTE format('GRANT INSERT ON %I TO hub_policy', t);
    EXECUTE format('CREATE POLICY first_of_all ON %I FOR INSERT TO hub_policy WITH CHECK (true)', t);
  END LOOP;
END
$$;
GRANT SELECT, UPDATE (created_by_id) ON enrolment_link TO hub_policy;
CREATE POLICY first_of_all ON enrolment_link TO hub_policy USING (kind = 'CLAIM') WITH CHECK (kind = 'CLAIM');

GRANT CREATE ON SCHEMA app TO hub_policy;
ALTER FUNCTION app.request_reset(uuid) OWNER TO hub_policy;
ALTER FUNCTION app.claim_hub(bytea, timestamptz, uuid, uuid, uuid, jsonb) OWNER TO hub_policy;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
REVOKE ALL ON FUNCTION app.request_reset(uuid), app.claim_hub(bytea, timestamptz, uuid, uuid, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.request_reset(uuid), app.claim_hub(bytea, timestamptz, uuid, uuid, uuid, jsonb) TO hub_auth;
