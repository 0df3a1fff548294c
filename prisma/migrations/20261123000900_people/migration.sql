-- CreateEnum
CREATE TYPE "discipline_decision" AS ENUM ('CONFIRMED', 'REFUSED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "agreement_document" AS ENUM ('MEMORANDUM_OF_UNDERSTANDING', 'INTERAGENCY_AGREEMENT', 'CONFIDENTIALITY_AGREEMENT', 'DATA_SHARING_AGREEMENT', 'AMENDMENT');

-- CreateEnum
CREATE TYPE "training_topic" AS ENUM ('SEXUAL_VIOLENCE_ADVOCACY', 'DOMESTIC_VIOLENCE_ADVOCACY', 'HUMAN_TRAFFICKING', 'CONFIDENTIALITY_AND_PRIVILEGE', 'CRISIS_INTERVENTION', 'TRAUMA_INFORMED_CARE', 'LEGAL_OPTIONS', 'SUPERVISED_PRACTICE', 'OTHER');

-- AlterTable
ALTER TABLE "task_force" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "agency" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "left_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sharing_agreement" ADD COLUMN     "document" "agreement_document" NOT NULL DEFAULT 'MEMORANDUM_OF_UNDERSTANDING',
ADD COLUMN     "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "recorded_by_id" UUID,
ADD COLUMN     "signed_by_id" UUID,
ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "invited_at" TIMESTAMPTZ(3),
ADD COLUMN     "joined_at" TIMESTAMPTZ(3),
ADD COLUMN     "privileged_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "discipline_change" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "from_discipline" "discipline" NOT NULL,
    "to_discipline" "discipline" NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "discipline_decision",
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "discipline_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_reminder" (
    "agreement_id" UUID NOT NULL,
    "days_before" INTEGER NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_reminder_pkey" PRIMARY KEY ("agreement_id","days_before")
);

-- CreateTable
CREATE TABLE "training_record" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "topic" "training_topic" NOT NULL,
    "half_hours" INTEGER NOT NULL,
    "completed_on" DATE NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by_id" UUID,

    CONSTRAINT "training_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_acceptance" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "discipline_change_agency_id_idx" ON "discipline_change"("agency_id");

-- CreateIndex
CREATE INDEX "training_record_person_id_idx" ON "training_record"("person_id");

-- CreateIndex
CREATE INDEX "training_record_agency_id_idx" ON "training_record"("agency_id");

-- CreateIndex
CREATE INDEX "statement_acceptance_person_id_version_accepted_at_idx" ON "statement_acceptance"("person_id", "version", "accepted_at");

-- CreateIndex
CREATE INDEX "statement_acceptance_agency_id_idx" ON "statement_acceptance"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "sharing_agreement_task_force_id_agency_id_version_key" ON "sharing_agreement"("task_force_id", "agency_id", "version");

-- AddForeignKey
ALTER TABLE "discipline_change" ADD CONSTRAINT "discipline_change_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_reminder" ADD CONSTRAINT "agreement_reminder_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "sharing_agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_record" ADD CONSTRAINT "training_record_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_record" ADD CONSTRAINT "training_record_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_acceptance" ADD CONSTRAINT "statement_acceptance_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_acceptance" ADD CONSTRAINT "statement_acceptance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Where everybody stood before ─────────────────────────────────────────────────────────────────────────────────────
UPDATE person SET joined_at = created_at;

-- ── Who may ask for what ─────────────────────────────────────────────────────────────────────────────────────────────
GRANT CREATE ON SCHEMA app TO hub_policy;

-- Referrals open once the confidentiality statement in force was accepted within the year; which one that is, sign-in finds out.
CREATE OR REPLACE FUNCTION app.works_with_referrals() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.statement', true), '') = 'true'
    AND string_to_array(coalesce(current_setting('app.seats', true), ''), ',') && ARRAY['ADVOCATE', 'LIAISON', 'AGENCY_LEAD'] $$;
-- Whether the actor leads this agency: at the table where they sit.
CREATE FUNCTION app.leads(of_agency uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT of_agency = app.agency() AND app.has_seat('AGENCY_LEAD') $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['discipline_change', 'agreement_reminder', 'training_record', 'statement_acceptance']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup', t);
  END LOOP;
END
$$;

-- ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────────
GRANT SELECT (version, invited_at, joined_at, privileged_at) ON person TO hub_app;
GRANT INSERT (id, agency_id, name, email, work_phone, locale, operator, version, invited_at, created_at) ON person TO hub_app;
GRANT UPDATE (name, work_phone, version, invited_at, privileged_at, disabled_at) ON person TO hub_app;
CREATE POLICY lead_invites ON person FOR INSERT TO hub_app WITH CHECK (app.leads(agency_id) AND NOT operator);
CREATE POLICY operator_invites ON person FOR INSERT TO hub_app WITH CHECK ((SELECT app.is_operator()));
CREATE POLICY lead_keeps ON person FOR UPDATE TO hub_app USING (app.leads(agency_id) AND NOT operator);
CREATE POLICY operator_keeps ON person FOR UPDATE TO hub_app USING ((SELECT app.is_operator()));
CREATE POLICY coordinator_seats ON person FOR UPDATE TO hub_app
  USING ((SELECT app.has_seat('COORDINATOR')) AND agency_id IN (SELECT m.agency_id FROM membership m WHERE m.task_force_id = (SELECT app.task_force())));

-- What people sign in with: for the lead of their agency and the operator.
CREATE FUNCTION app.staff_addresses(agencies uuid[]) RETURNS TABLE (person_id uuid, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  SELECT p.id, p.email FROM person p WHERE p.agency_id = ANY (agencies) AND (app.is_operator() OR app.leads(p.agency_id))
$$;

-- Whether at every table (or at that one) where somebody is an active lead another active lead of the agency stays. Seats of
-- other tables are hidden from whoever asks, so this looks past the policies.
CREATE FUNCTION app.another_lead_stays(leaving uuid, at_table uuid) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT FROM seat s JOIN person p ON p.id = s.person_id
    WHERE s.person_id = leaving AND s.role = 'AGENCY_LEAD' AND (at_table IS NULL OR s.task_force_id = at_table)
      AND p.disabled_at IS NULL AND p.joined_at IS NOT NULL
      AND EXISTS (SELECT FROM membership m WHERE m.agency_id = p.agency_id AND m.task_force_id = s.task_force_id AND m.left_at IS NULL)
      AND NOT EXISTS (
        SELECT FROM seat o JOIN person q ON q.id = o.person_id
        WHERE o.task_force_id = s.task_force_id AND o.role = 'AGENCY_LEAD' AND q.agency_id = p.agency_id AND q.id <> p.id
          AND q.disabled_at IS NULL AND q.joined_at IS NOT NULL))
$$;

-- Everybody changes their own language, a coordinator gives seats, and whoever keeps somebody changes the rest. Two who would
-- take the last lead from each other wait for one another, and the second finds that none would be left.
CREATE FUNCTION app.person_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF current_user = 'hub_app' THEN
    IF NOT (app.is_operator() OR (app.leads(OLD.agency_id) AND NOT OLD.operator)) THEN
      IF (NEW.name, NEW.work_phone, NEW.invited_at, NEW.privileged_at, NEW.disabled_at)
         IS DISTINCT FROM (OLD.name, OLD.work_phone, OLD.invited_at, OLD.privileged_at, OLD.disabled_at) THEN
        RAISE EXCEPTION 'only whoever keeps somebody changes this' USING ERRCODE = 'RT050';
      END IF;
    END IF;
    IF NEW.locale <> OLD.locale AND OLD.id IS DISTINCT FROM app.person() THEN
      RAISE EXCEPTION 'everybody chooses their own language' USING ERRCODE = 'RT050';
    END IF;
    IF OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL THEN
      IF OLD.id IS NOT DISTINCT FROM app.person() THEN
        RAISE EXCEPTION 'nobody suspends themselves' USING ERRCODE = 'RT051';
      END IF;
      PERFORM pg_advisory_xact_lock(8211007, hashtext(OLD.agency_id::text));
      IF NOT app.is_operator() AND NOT app.another_lead_stays(OLD.id, NULL) THEN
        RAISE EXCEPTION 'an agency keeps a lead' USING ERRCODE = 'RT052';
      END IF;
      IF OLD.operator THEN
        PERFORM pg_advisory_xact_lock(8211007, 0);
        IF NOT EXISTS (SELECT FROM person p WHERE p.operator AND p.id <> OLD.id AND p.disabled_at IS NULL AND p.joined_at IS NOT NULL) THEN
          RAISE EXCEPTION 'the hub keeps an operator' USING ERRCODE = 'RT053';
        END IF;
      END IF;
    END IF;
  END IF;
  -- CR-25: whoever sets the flag, the hours are there.
  IF NEW.privileged_at IS NOT NULL AND OLD.privileged_at IS NULL AND app.training_half_hours(NEW.id) < 40 THEN
    RAISE EXCEPTION 'a privileged agent has twenty hours of training' USING ERRCODE = 'RT054';
  END IF;
  RETURN NEW;
END
$$;
CREATE FUNCTION app.training_half_hours(of_person uuid) RETURNS bigint LANGUAGE sql VOLATILE SET search_path = app, public, pg_temp
  AS $$ SELECT coalesce(sum(t.half_hours), 0) FROM training_record t WHERE t.person_id = of_person AND t.taken_back_at IS NULL $$;
CREATE TRIGGER person_is_kept BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION app.person_is_kept();

-- Nobody begins with the flag.
CREATE FUNCTION app.person_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF NEW.privileged_at IS NOT NULL THEN
    RAISE EXCEPTION 'a privileged agent has twenty hours of training' USING ERRCODE = 'RT054';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER person_begins BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION app.person_begins();

-- The first session with both factors is when somebody has joined.
GRANT UPDATE (joined_at) ON person TO hub_policy;
CREATE POLICY first_session ON person FOR UPDATE TO hub_policy USING (joined_at IS NULL) WITH CHECK (true);
CREATE FUNCTION app.person_joins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  UPDATE person SET joined_at = NEW.created_at WHERE id = NEW.person_id AND joined_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER person_joins AFTER INSERT OR UPDATE OF assurance ON session FOR EACH ROW WHEN (NEW.assurance >= 2) EXECUTE FUNCTION app.person_joins();

-- ── Seats ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A lead fills their agency's seats, a coordinator the table's own, the operator all: at tables to which the agency belongs.
GRANT INSERT, DELETE ON seat TO hub_app;
CREATE POLICY keeper_gives ON seat FOR INSERT TO hub_app WITH CHECK (EXISTS (
  SELECT FROM person p JOIN membership m ON m.agency_id = p.agency_id AND m.task_force_id = seat.task_force_id AND m.left_at IS NULL
  WHERE p.id = seat.person_id AND ((SELECT app.is_operator()) OR seat.task_force_id = (SELECT app.task_force()) AND (
    seat.role IN ('ADVOCATE', 'LIAISON', 'AGENCY_LEAD') AND app.leads(p.agency_id) AND NOT p.operator
    OR seat.role IN ('COORDINATOR', 'ADVISER') AND (SELECT app.has_seat('COORDINATOR'))))));
CREATE POLICY keeper_takes ON seat FOR DELETE TO hub_app USING (EXISTS (
  SELECT FROM person p
  WHERE p.id = seat.person_id AND ((SELECT app.is_operator()) OR seat.task_force_id = (SELECT app.task_force()) AND (
    seat.role IN ('ADVOCATE', 'LIAISON', 'AGENCY_LEAD') AND app.leads(p.agency_id) AND NOT p.operator
    OR seat.role IN ('COORDINATOR', 'ADVISER') AND (SELECT app.has_seat('COORDINATOR'))))));

CREATE FUNCTION app.lead_is_followed() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF current_user = 'hub_app' AND OLD.role = 'AGENCY_LEAD' THEN
    PERFORM pg_advisory_xact_lock(8211007, hashtext((SELECT p.agency_id FROM person p WHERE p.id = OLD.person_id)::text));
    IF NOT app.another_lead_stays(OLD.person_id, OLD.task_force_id) THEN
      RAISE EXCEPTION 'an agency keeps a lead' USING ERRCODE = 'RT052';
    END IF;
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER lead_is_followed BEFORE DELETE ON seat FOR EACH ROW EXECUTE FUNCTION app.lead_is_followed();

-- ── Training and the statement ───────────────────────────────────────────────────────────────────────────────────────
GRANT SELECT, INSERT ON training_record TO hub_app;
GRANT UPDATE (taken_back_at, taken_back_by_id) ON training_record TO hub_app;
GRANT SELECT, INSERT ON statement_acceptance TO hub_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['training_record', 'statement_acceptance']
  LOOP
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO hub_app USING (person_id = (SELECT app.person()))', t);
    EXECUTE format('CREATE POLICY lead_oversees ON %I FOR SELECT TO hub_app USING (app.leads(agency_id))', t);
    EXECUTE format('CREATE POLICY operator_oversees ON %I FOR SELECT TO hub_app USING ((SELECT app.is_operator()))', t);
    EXECUTE format('CREATE POLICY coordinator_oversees ON %I FOR SELECT TO hub_app USING ((SELECT app.has_seat(''COORDINATOR''))
      AND agency_id IN (SELECT m.agency_id FROM membership m WHERE m.task_force_id = (SELECT app.task_force())))', t);
  END LOOP;
END
$$;
CREATE POLICY lead_vouches ON training_record FOR INSERT TO hub_app
  WITH CHECK (app.leads(agency_id) AND recorded_by_id = (SELECT app.person()) AND taken_back_at IS NULL
    AND EXISTS (SELECT FROM person p WHERE p.id = person_id AND p.agency_id = training_record.agency_id AND NOT p.operator));
CREATE POLICY lead_takes_back ON training_record FOR UPDATE TO hub_app
  USING (app.leads(agency_id) AND taken_back_at IS NULL) WITH CHECK (taken_back_by_id = (SELECT app.person()));
CREATE POLICY in_ones_own_name ON statement_acceptance FOR INSERT TO hub_app
  WITH CHECK (person_id = (SELECT app.person()) AND agency_id = (SELECT app.agency()));
GRANT SELECT (person_id, version, accepted_at) ON statement_acceptance TO hub_auth;
CREATE POLICY sign_in_reads ON statement_acceptance FOR SELECT TO hub_auth USING (true);
ALTER TABLE training_record ADD CONSTRAINT half_hours CHECK (half_hours BETWEEN 1 AND 160);
ALTER TABLE training_record ADD CONSTRAINT taken_back_by_somebody CHECK ((taken_back_at IS NULL) = (taken_back_by_id IS NULL));

-- The person's row is locked first: a flag that is set meanwhile is seen, and falls with the hours.
CREATE FUNCTION app.hours_hold_the_flag() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  PERFORM FROM person p WHERE p.id = NEW.person_id FOR UPDATE;
  IF app.training_half_hours(NEW.person_id) < 40 THEN
    UPDATE person SET privileged_at = NULL, version = version + 1 WHERE id = NEW.person_id AND privileged_at IS NOT NULL;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER hours_hold_the_flag AFTER UPDATE ON training_record FOR EACH ROW EXECUTE FUNCTION app.hours_hold_the_flag();

-- ── Agencies and tables ──────────────────────────────────────────────────────────────────────────────────────────────
GRANT INSERT (id, name, discipline, confidential_program, intake_phone, languages, version, created_at) ON agency TO hub_app;
GRANT UPDATE (name, confidential_program, intake_phone, languages, version, disabled_at) ON agency TO hub_app;
CREATE POLICY operator_adds ON agency FOR INSERT TO hub_app WITH CHECK ((SELECT app.is_operator()));
CREATE POLICY operator_keeps ON agency FOR UPDATE TO hub_app USING ((SELECT app.is_operator()));
CREATE POLICY lead_keeps ON agency FOR UPDATE TO hub_app USING (app.leads(id));

GRANT INSERT, DELETE ON agency_service, agency_region TO hub_app;
GRANT UPDATE (opening) ON agency_service TO hub_app;
CREATE POLICY lead_offers ON agency_service FOR INSERT TO hub_app WITH CHECK (app.leads(agency_id));
CREATE POLICY lead_opens ON agency_service FOR UPDATE TO hub_app USING (app.leads(agency_id));
CREATE POLICY lead_ceases ON agency_service FOR DELETE TO hub_app USING (app.leads(agency_id));
CREATE POLICY lead_serves ON agency_region FOR INSERT TO hub_app
  WITH CHECK (app.leads(agency_id) AND region_id IN (SELECT r.id FROM region r WHERE r.task_force_id = (SELECT app.task_force())));
CREATE POLICY lead_serves_no_longer ON agency_region FOR DELETE TO hub_app
  USING (app.leads(agency_id) AND region_id IN (SELECT r.id FROM region r WHERE r.task_force_id = (SELECT app.task_force())));

GRANT INSERT ON task_force, region, membership TO hub_app;
GRANT UPDATE (name, time_zone, consent_default_days, consent_maximum_days, version) ON task_force TO hub_app;
GRANT UPDATE (name) ON region TO hub_app;
GRANT UPDATE (joined_at, left_at) ON membership TO hub_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['task_force', 'region', 'membership']
  LOOP
    EXECUTE format('CREATE POLICY operator_adds ON %I FOR INSERT TO hub_app WITH CHECK ((SELECT app.is_operator()))', t);
    EXECUTE format('CREATE POLICY operator_keeps ON %I FOR UPDATE TO hub_app USING ((SELECT app.is_operator()))', t);
  END LOOP;
END
$$;
ALTER TABLE task_force ADD CONSTRAINT plain_line CHECK (name !~ '[[:cntrl:]]' AND length(name) BETWEEN 1 AND 120);
ALTER TABLE region ADD CONSTRAINT plain_line CHECK (name !~ '[[:cntrl:]]' AND length(name) BETWEEN 1 AND 120);

-- Of an agency its lead keeps what partners need to know; name and standing are the operator's, and nobody suspends the agency they work at.
CREATE FUNCTION app.agency_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF current_user = 'hub_app' THEN
    IF NOT app.is_operator() AND (NEW.name, NEW.confidential_program, NEW.disabled_at) IS DISTINCT FROM (OLD.name, OLD.confidential_program, OLD.disabled_at) THEN
      RAISE EXCEPTION 'only an operator changes this of an agency' USING ERRCODE = 'RT055';
    END IF;
    IF OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL AND OLD.id IS NOT DISTINCT FROM app.agency() THEN
      RAISE EXCEPTION 'nobody suspends themselves' USING ERRCODE = 'RT051';
    END IF;
  END IF;
  IF current_user <> 'hub_owner' AND NEW.discipline <> OLD.discipline AND NOT EXISTS (
    SELECT FROM discipline_change d
    WHERE d.agency_id = NEW.id AND d.from_discipline = OLD.discipline AND d.to_discipline = NEW.discipline
      AND d.decision = 'CONFIRMED' AND d.decided_by_id <> d.proposed_by_id) THEN
    RAISE EXCEPTION 'a change of discipline takes two operators' USING ERRCODE = 'RT056';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER agency_is_kept BEFORE UPDATE ON agency FOR EACH ROW EXECUTE FUNCTION app.agency_is_kept();

GRANT SELECT, INSERT ON discipline_change TO hub_app;
GRANT UPDATE (decision, decided_by_id, decided_at) ON discipline_change TO hub_app;
CREATE POLICY operators_read ON discipline_change FOR SELECT TO hub_app USING ((SELECT app.is_operator()));
CREATE POLICY operator_proposes ON discipline_change FOR INSERT TO hub_app
  WITH CHECK ((SELECT app.is_operator()) AND proposed_by_id = (SELECT app.person()) AND decision IS NULL
    AND EXISTS (SELECT FROM agency a WHERE a.id = agency_id AND a.discipline = from_discipline));
CREATE POLICY operator_decides ON discipline_change FOR UPDATE TO hub_app
  USING ((SELECT app.is_operator())) WITH CHECK (decision = 'EXPIRED' AND decided_by_id IS NULL OR decided_by_id = (SELECT app.person()));
GRANT SELECT ON discipline_change TO hub_policy;
CREATE POLICY definers_read ON discipline_change FOR SELECT TO hub_policy USING (true);
GRANT UPDATE (discipline, version) ON agency TO hub_policy;
CREATE POLICY as_two_decided ON agency FOR UPDATE TO hub_policy USING (true);
ALTER TABLE discipline_change ADD CONSTRAINT seven_days CHECK (expires_at > proposed_at AND expires_at <= proposed_at + interval '7 days');
ALTER TABLE discipline_change ADD CONSTRAINT is_a_change CHECK (from_discipline <> to_discipline);
ALTER TABLE discipline_change ADD CONSTRAINT decided_at_some_time CHECK ((decision IS NULL) = (decided_at IS NULL));
ALTER TABLE discipline_change ADD CONSTRAINT confirmed_by_another CHECK (decision IS DISTINCT FROM 'CONFIRMED' OR decided_by_id IS NOT NULL AND decided_by_id <> proposed_by_id);
-- One proposal of an agency at a time; one that nobody decided is marked as expired before the next.
CREATE UNIQUE INDEX discipline_change_open ON discipline_change (agency_id) WHERE decision IS NULL;

-- A proposal is decided once, in its time, and only counts while whoever made it is still an operator and the agency still as it was.
CREATE FUNCTION app.discipline_is_decided() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF OLD.decision IS NOT NULL THEN
    RAISE EXCEPTION 'this proposal was decided' USING ERRCODE = 'RT057';
  END IF;
  IF NEW.decision = 'CONFIRMED' AND (OLD.expires_at <= now()
     OR NOT EXISTS (SELECT FROM person p WHERE p.id = OLD.proposed_by_id AND p.operator AND p.disabled_at IS NULL)
     OR NOT EXISTS (SELECT FROM agency a WHERE a.id = OLD.agency_id AND a.discipline = OLD.from_discipline)) THEN
    RAISE EXCEPTION 'this proposal is over' USING ERRCODE = 'RT057';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER discipline_is_decided BEFORE UPDATE ON discipline_change FOR EACH ROW EXECUTE FUNCTION app.discipline_is_decided();
CREATE FUNCTION app.discipline_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  UPDATE agency SET discipline = NEW.to_discipline, version = version + 1 WHERE id = NEW.agency_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER discipline_changes AFTER UPDATE ON discipline_change FOR EACH ROW WHEN (NEW.decision = 'CONFIRMED') EXECUTE FUNCTION app.discipline_changes();

-- ── Agreements ───────────────────────────────────────────────────────────────────────────────────────────────────────
GRANT INSERT ON sharing_agreement TO hub_app;
GRANT UPDATE (ends_at) ON sharing_agreement TO hub_app;
CREATE POLICY coordinator_records ON sharing_agreement FOR INSERT TO hub_app
  WITH CHECK ((SELECT app.has_seat('COORDINATOR')) AND task_force_id = (SELECT app.task_force()) AND recorded_by_id = (SELECT app.person()));
CREATE POLICY operator_records ON sharing_agreement FOR INSERT TO hub_app
  WITH CHECK ((SELECT app.is_operator()) AND recorded_by_id = (SELECT app.person()));
CREATE POLICY coordinator_ends ON sharing_agreement FOR UPDATE TO hub_app
  USING ((SELECT app.has_seat('COORDINATOR')) AND task_force_id = (SELECT app.task_force()));
CREATE POLICY operator_ends ON sharing_agreement FOR UPDATE TO hub_app USING ((SELECT app.is_operator()));
ALTER TABLE sharing_agreement ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(title));

-- Somebody of the agency signed, the agency belongs to the table, and what was recorded only ever ends earlier.
CREATE FUNCTION app.agreement_is_recorded() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF current_user <> 'hub_owner' AND NEW.ends_at > OLD.ends_at THEN
      RAISE EXCEPTION 'an agreement is renewed by a new version' USING ERRCODE = 'RT058';
    END IF;
  ELSIF current_user = 'hub_app' AND NOT (
    EXISTS (SELECT FROM person p WHERE p.id = NEW.signed_by_id AND p.agency_id = NEW.agency_id)
    AND EXISTS (SELECT FROM membership m WHERE m.agency_id = NEW.agency_id AND m.task_force_id = NEW.task_force_id AND m.left_at IS NULL)) THEN
    RAISE EXCEPTION 'nobody of an agency of this table signed' USING ERRCODE = 'RT059';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER agreement_is_recorded BEFORE INSERT OR UPDATE ON sharing_agreement FOR EACH ROW EXECUTE FUNCTION app.agreement_is_recorded();

GRANT SELECT (id, task_force_id, agency_id, starts_at, ends_at) ON sharing_agreement TO hub_worker;
GRANT SELECT (agency_id, task_force_id, left_at) ON membership TO hub_worker;
GRANT SELECT, INSERT ON agreement_reminder TO hub_worker;
CREATE POLICY jobs ON agreement_reminder TO hub_worker USING (true) WITH CHECK (true);
ALTER TABLE agreement_reminder ADD CONSTRAINT marks CHECK (days_before IN (60, 30, 7));

-- ── What follows for sharing ─────────────────────────────────────────────────────────────────────────────────────────
-- Both agencies belong to the table: one that has left is sent nothing, whatever agreement still runs.
CREATE FUNCTION app.share_between_members() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM membership m WHERE m.task_force_id = NEW.task_force_id AND m.agency_id IN (NEW.from_agency_id, NEW.to_agency_id) AND m.left_at IS NULL) <> 2 THEN
    RAISE EXCEPTION 'an agency does not belong to this table' USING ERRCODE = 'RT011';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER share_between_members BEFORE INSERT ON share FOR EACH ROW EXECUTE FUNCTION app.share_between_members();

-- Requests announce what happened to referrals, sign-in, people and mail; every other topic, and every key but those of a referral's own clocks, is the worker's.
CREATE OR REPLACE FUNCTION app.add_job(task text, payload jsonb, run_at timestamptz, key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  IF session_user = 'hub_app' AND NOT (task ~ '^(referral|auth|people|mail)\.' AND coalesce(key ~ '^(reminder|unanswered):', true)) THEN
    RAISE EXCEPTION 'requests do not add this job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload := payload::json, run_at := run_at, job_key := key, max_attempts := 12);
END
$$;

ALTER FUNCTION app.staff_addresses(uuid[]) OWNER TO hub_policy;
ALTER FUNCTION app.another_lead_stays(uuid, uuid) OWNER TO hub_policy;
ALTER FUNCTION app.person_joins() OWNER TO hub_policy;
ALTER FUNCTION app.discipline_changes() OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.staff_addresses(uuid[]), app.another_lead_stays(uuid, uuid), app.person_joins(), app.discipline_changes() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.staff_addresses(uuid[]), app.another_lead_stays(uuid, uuid) TO hub_app;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
