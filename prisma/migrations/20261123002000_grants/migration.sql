-- CreateEnum
CREATE TYPE "funder" AS ENUM ('OVC', 'BJA', 'OVW', 'OTIP', 'NC_GCC', 'NC_HTC', 'OTHER');

-- CreateEnum
CREATE TYPE "award_side" AS ENUM ('VICTIM_SERVICES', 'LAW_ENFORCEMENT', 'STATE');

-- CreateEnum
CREATE TYPE "grant_report" AS ENUM ('OVC_HT', 'LE_PMT', 'VOCA_PMT', 'VOCA_SAR', 'OVW_VAWA', 'STOP_SASP', 'OTIP_PPR', 'OTIP_ANNUAL', 'SF_425', 'NC_STATE', 'SINGLE_AUDIT', 'OTHER');

-- CreateEnum
CREATE TYPE "report_frequency" AS ENUM ('QUARTERLY', 'SEMIANNUAL', 'ANNUAL', 'FINAL', 'ONCE');

-- CreateEnum
CREATE TYPE "due_unit" AS ENUM ('DAYS', 'MONTHS');

-- CreateEnum
CREATE TYPE "weekend_rule" AS ENUM ('NEXT_WORKING_DAY', 'WORKING_DAY_BEFORE', 'STAYS', 'NOT_SAID');

-- CreateEnum
CREATE TYPE "requirement_kind" AS ENUM ('DELIVERABLE', 'POLICY', 'CONDITION');

-- CreateEnum
CREATE TYPE "requirement_status" AS ENUM ('OPEN', 'MET', 'WAIVED');

-- CreateTable
CREATE TABLE "award" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "funder" "funder" NOT NULL,
    "title" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "side" "award_side" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "amount_cents" INTEGER,
    "owner_person_id" UUID,
    "backup_person_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_on" DATE,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reporting_rule" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "award_id" UUID NOT NULL,
    "report" "grant_report" NOT NULL,
    "name" TEXT,
    "frequency" "report_frequency" NOT NULL,
    "year_starts_in" INTEGER NOT NULL,
    "due_unit" "due_unit" NOT NULL,
    "due_after" INTEGER NOT NULL,
    "weekend" "weekend_rule" NOT NULL DEFAULT 'NOT_SAID',
    "starts_on" DATE,
    "ends_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reporting_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_filing" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "award_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "period_starts_on" DATE NOT NULL,
    "period_ends_on" DATE NOT NULL,
    "filed_on" DATE NOT NULL,
    "filed_by_id" UUID NOT NULL,

    CONSTRAINT "report_filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant_requirement" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "award_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "requirement_kind" NOT NULL,
    "due_on" DATE,
    "status" "requirement_status" NOT NULL DEFAULT 'OPEN',
    "owner_person_id" UUID,
    "note" TEXT,
    "decided_on" DATE,
    "decided_by_id" UUID,
    "waived_because" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grant_requirement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requirement_milestone" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "requirement_id" UUID NOT NULL,
    "milestone_id" UUID NOT NULL,

    CONSTRAINT "requirement_milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant_reminder" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "days_before" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grant_reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "award_task_force_id_starts_on_idx" ON "award"("task_force_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "award_id_task_force_id_holder_agency_id_key" ON "award"("id", "task_force_id", "holder_agency_id");

-- CreateIndex
CREATE INDEX "reporting_rule_award_id_idx" ON "reporting_rule"("award_id");

-- CreateIndex
CREATE UNIQUE INDEX "reporting_rule_id_award_id_task_force_id_holder_agency_id_key" ON "reporting_rule"("id", "award_id", "task_force_id", "holder_agency_id");

-- CreateIndex
CREATE INDEX "report_filing_award_id_idx" ON "report_filing"("award_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_filing_rule_id_period_starts_on_key" ON "report_filing"("rule_id", "period_starts_on");

-- CreateIndex
CREATE INDEX "grant_requirement_award_id_idx" ON "grant_requirement"("award_id");

-- CreateIndex
CREATE UNIQUE INDEX "grant_requirement_id_task_force_id_holder_agency_id_key" ON "grant_requirement"("id", "task_force_id", "holder_agency_id");

-- CreateIndex
CREATE INDEX "requirement_milestone_milestone_id_idx" ON "requirement_milestone"("milestone_id");

-- CreateIndex
CREATE UNIQUE INDEX "requirement_milestone_requirement_id_milestone_id_key" ON "requirement_milestone"("requirement_id", "milestone_id");

-- CreateIndex
CREATE UNIQUE INDEX "grant_reminder_subject_id_due_on_days_before_person_id_key" ON "grant_reminder"("subject_id", "due_on", "days_before", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_secret_hash_key" ON "calendar_feed"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_person_id_task_force_id_key" ON "calendar_feed"("person_id", "task_force_id");

-- AddForeignKey
ALTER TABLE "reporting_rule" ADD CONSTRAINT "reporting_rule_award_id_task_force_id_holder_agency_id_fkey" FOREIGN KEY ("award_id", "task_force_id", "holder_agency_id") REFERENCES "award"("id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_filing" ADD CONSTRAINT "report_filing_rule_id_award_id_task_force_id_holder_agency_fkey" FOREIGN KEY ("rule_id", "award_id", "task_force_id", "holder_agency_id") REFERENCES "reporting_rule"("id", "award_id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_requirement" ADD CONSTRAINT "grant_requirement_award_id_task_force_id_holder_agency_id_fkey" FOREIGN KEY ("award_id", "task_force_id", "holder_agency_id") REFERENCES "award"("id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requirement_milestone" ADD CONSTRAINT "requirement_milestone_requirement_id_task_force_id_holder__fkey" FOREIGN KEY ("requirement_id", "task_force_id", "holder_agency_id") REFERENCES "grant_requirement"("id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requirement_milestone" ADD CONSTRAINT "requirement_milestone_milestone_id_fkey" FOREIGN KEY ("milestone_id") REFERENCES "milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who sees and keeps awards ────────────────────────────────────────────────────────────────────────────────────────
-- Coordinators of the table and whoever works there for the agency that holds the award. Its advisers and the operator do not.
-- A coordinator keeps every award, a lead that of the own agency.
CREATE FUNCTION app.sees_award(holder uuid, at_table uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT at_table = app.task_force() AND (app.has_seat('COORDINATOR')
    OR holder = app.agency() AND (app.has_seat('ADVOCATE') OR app.has_seat('LIAISON') OR app.has_seat('AGENCY_LEAD'))) $$;
CREATE FUNCTION app.keeps_award(holder uuid, at_table uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT at_table = app.task_force() AND (app.has_seat('COORDINATOR') OR app.leads(holder)) $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['award', 'reporting_rule', 'report_filing', 'grant_requirement', 'requirement_milestone', 'grant_reminder', 'calendar_feed']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['award', 'reporting_rule', 'report_filing', 'grant_requirement', 'requirement_milestone']
  LOOP
    EXECUTE format('GRANT SELECT ON %I TO hub_app', t);
    EXECUTE format('CREATE POLICY keeper_or_holder ON %I FOR SELECT TO hub_app USING (app.sees_award(holder_agency_id, task_force_id))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['award', 'reporting_rule', 'grant_requirement']
  LOOP
    EXECUTE format('CREATE POLICY keeper_changes ON %I FOR UPDATE TO hub_app USING (app.keeps_award(holder_agency_id, task_force_id))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['reporting_rule', 'report_filing', 'requirement_milestone']
  LOOP
    EXECUTE format('GRANT DELETE ON %I TO hub_app', t);
    EXECUTE format('CREATE POLICY keeper_removes ON %I FOR DELETE TO hub_app USING (app.keeps_award(holder_agency_id, task_force_id))', t);
  END LOOP;
END
$$;

GRANT INSERT (id, task_force_id, holder_agency_id, funder, title, number, side, starts_on, ends_on, amount_cents, owner_person_id, backup_person_id, version, changed_at)
  ON award TO hub_app;
GRANT UPDATE (funder, title, number, side, starts_on, ends_on, amount_cents, owner_person_id, backup_person_id, version, changed_at, closed_on) ON award TO hub_app;
CREATE POLICY keeper_begins ON award FOR INSERT TO hub_app WITH CHECK (app.keeps_award(holder_agency_id, task_force_id) AND version = 1
  AND EXISTS (SELECT FROM membership m WHERE m.agency_id = award.holder_agency_id AND m.task_force_id = award.task_force_id AND m.left_at IS NULL));

GRANT INSERT (id, task_force_id, holder_agency_id, award_id, report, name, frequency, year_starts_in, due_unit, due_after, weekend, starts_on, ends_on, version, changed_at)
  ON reporting_rule TO hub_app;
GRANT UPDATE (name, frequency, year_starts_in, due_unit, due_after, weekend, starts_on, ends_on, version, changed_at) ON reporting_rule TO hub_app;
CREATE POLICY keeper_adds ON reporting_rule FOR INSERT TO hub_app WITH CHECK (app.keeps_award(holder_agency_id, task_force_id) AND version = 1);

GRANT INSERT ON report_filing TO hub_app;
CREATE POLICY keeper_files ON report_filing FOR INSERT TO hub_app WITH CHECK (app.keeps_award(holder_agency_id, task_force_id) AND filed_by_id = (SELECT app.person()));

GRANT INSERT (id, task_force_id, holder_agency_id, award_id, title, kind, due_on, status, owner_person_id, note, version, changed_at) ON grant_requirement TO hub_app;
GRANT UPDATE (title, kind, due_on, status, owner_person_id, note, decided_on, decided_by_id, waived_because, version, changed_at) ON grant_requirement TO hub_app;
CREATE POLICY keeper_adds ON grant_requirement FOR INSERT TO hub_app WITH CHECK (app.keeps_award(holder_agency_id, task_force_id) AND version = 1 AND status = 'OPEN');

GRANT INSERT ON requirement_milestone TO hub_app;
CREATE POLICY keeper_links ON requirement_milestone FOR INSERT TO hub_app WITH CHECK (app.keeps_award(holder_agency_id, task_force_id)
  AND EXISTS (SELECT FROM milestone m WHERE m.id = requirement_milestone.milestone_id AND m.task_force_id = requirement_milestone.task_force_id));

-- ── Reminders ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The clock reads when something is due and who sees to it; of an award neither its number nor its money.
GRANT SELECT (id, task_force_id, holder_agency_id, title, starts_on, ends_on, owner_person_id, backup_person_id, closed_on) ON award TO hub_worker;
GRANT SELECT ON reporting_rule TO hub_worker;
GRANT SELECT (id, rule_id, period_starts_on) ON report_filing TO hub_worker;
GRANT SELECT (id, task_force_id, holder_agency_id, award_id, title, due_on, status, owner_person_id) ON grant_requirement TO hub_worker;
CREATE POLICY jobs ON award FOR SELECT TO hub_worker USING (true);
CREATE POLICY jobs ON reporting_rule FOR SELECT TO hub_worker USING (true);
CREATE POLICY jobs ON report_filing FOR SELECT TO hub_worker USING (true);
CREATE POLICY jobs ON grant_requirement FOR SELECT TO hub_worker USING (true);
GRANT SELECT, INSERT ON grant_reminder TO hub_worker;
CREATE POLICY jobs ON grant_reminder FOR SELECT TO hub_worker USING (true);
CREATE POLICY jobs_note ON grant_reminder FOR INSERT TO hub_worker WITH CHECK (true);

-- ── The calendar feed ────────────────────────────────────────────────────────────────────────────────────────────────
-- Its person alone knows that there is one. A calendar program has no session: sign-in finds whose secret it brings.
GRANT SELECT (id, task_force_id, person_id, made_at, last_read_at), INSERT, DELETE ON calendar_feed TO hub_app;
CREATE POLICY own ON calendar_feed TO hub_app
  USING (person_id = (SELECT app.person()) AND task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()))
  WITH CHECK (person_id = (SELECT app.person()) AND task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()));
GRANT SELECT ON calendar_feed TO hub_auth;
GRANT UPDATE (last_read_at) ON calendar_feed TO hub_auth;
CREATE POLICY sign_in ON calendar_feed FOR SELECT TO hub_auth USING (true);
CREATE POLICY sign_in_notes ON calendar_feed FOR UPDATE TO hub_auth USING (true);

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
ALTER TABLE award ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(title) AND title <> '' AND number ~ '^[A-Za-z0-9-]{1,40}$');
ALTER TABLE award ADD CONSTRAINT ends_after_it_starts CHECK (ends_on >= starts_on AND ends_on < starts_on + interval '15 years');
ALTER TABLE award ADD CONSTRAINT no_debt CHECK (amount_cents >= 0);
ALTER TABLE award ADD CONSTRAINT two_people CHECK (owner_person_id <> backup_person_id);
ALTER TABLE reporting_rule ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(name) AND name <> '' AND (report <> 'OTHER' OR name IS NOT NULL));
ALTER TABLE reporting_rule ADD CONSTRAINT ranges CHECK (year_starts_in BETWEEN 1 AND 12 AND due_after BETWEEN 0 AND CASE due_unit WHEN 'DAYS' THEN 730 ELSE 24 END);
ALTER TABLE reporting_rule ADD CONSTRAINT ends_after_it_starts CHECK (ends_on >= starts_on);
ALTER TABLE report_filing ADD CONSTRAINT ends_after_it_starts CHECK (period_ends_on >= period_starts_on);
ALTER TABLE grant_requirement ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(title) AND title <> '' AND app.holds_no_contact(note) AND app.holds_no_contact(waived_because));
ALTER TABLE grant_requirement ADD CONSTRAINT decided_by_somebody CHECK (
  (status = 'OPEN') = (decided_on IS NULL) AND (status = 'OPEN') = (decided_by_id IS NULL) AND (status = 'WAIVED') = (waived_because IS NOT NULL));
ALTER TABLE calendar_feed ADD CONSTRAINT only_a_hash CHECK (octet_length(secret_hash) = 32);

-- No day of an award is reported twice to one funder on the same form, also not by two people at once. What is owed once
-- and at the end stands beside what comes round.
CREATE FUNCTION app.rules_do_not_overlap() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(8211011, hashtext(NEW.award_id::text));
  IF EXISTS (
    SELECT FROM reporting_rule r WHERE r.award_id = NEW.award_id AND r.id <> NEW.id AND r.report = NEW.report AND r.name IS NOT DISTINCT FROM NEW.name
      AND CASE WHEN NEW.frequency IN ('FINAL', 'ONCE') THEN r.frequency = NEW.frequency ELSE r.frequency NOT IN ('FINAL', 'ONCE') END
      AND daterange(r.starts_on, r.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')) THEN
    RAISE EXCEPTION 'a report would be owed twice for the same days' USING ERRCODE = 'RT061';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER rules_do_not_overlap BEFORE INSERT OR UPDATE ON reporting_rule FOR EACH ROW EXECUTE FUNCTION app.rules_do_not_overlap();

-- Open pages of coordinators and of the holder look again.
CREATE FUNCTION app.grant_hints() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM app.hint('grants', OLD.task_force_id, ARRAY[OLD.holder_agency_id]);
  ELSE
    PERFORM app.hint('grants', NEW.task_force_id, ARRAY[NEW.holder_agency_id]);
  END IF;
  RETURN NULL;
END
$$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['award', 'reporting_rule', 'report_filing', 'grant_requirement', 'requirement_milestone']
  LOOP
    EXECUTE format('CREATE TRIGGER grant_hints AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.grant_hints()', t);
  END LOOP;
END
$$;
