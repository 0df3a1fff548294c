-- CreateEnum
CREATE TYPE "legal_request_kind" AS ENUM ('SUBPOENA', 'SEARCH_WARRANT', 'COURT_ORDER', 'RECORDS_REQUEST', 'PRESERVATION_LETTER');

-- CreateEnum
CREATE TYPE "legal_requester" AS ENUM ('COURT', 'PROSECUTOR', 'DEFENSE_COUNSEL', 'CIVIL_COUNSEL', 'LAW_ENFORCEMENT', 'GOVERNMENT_OFFICE', 'MEDIA_OR_PUBLIC', 'OTHER');

-- CreateEnum
CREATE TYPE "legal_decision" AS ENUM ('PENDING', 'OBJECTED', 'COMPLIED_IN_PART', 'COMPLIED', 'NOTHING_HELD');

-- AlterEnum
ALTER TYPE "notice_kind" ADD VALUE 'LEGAL_REQUEST';

-- CreateTable
CREATE TABLE "legal_request" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" "legal_request_kind" NOT NULL,
    "requester" "legal_requester" NOT NULL,
    "received_on" DATE NOT NULL,
    "share_id" UUID,
    "code" TEXT,
    "partner_agency_id" UUID,
    "decision" "legal_decision" NOT NULL DEFAULT 'PENDING',
    "answer_by" DATE,
    "counsel_told_on" DATE,
    "survivor_told_on" DATE,
    "partner_told_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "reminded_days" INTEGER,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "legal_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_request_version" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" "legal_decision" NOT NULL,
    "answer_by" DATE,
    "counsel_told_on" DATE,
    "survivor_told_on" DATE,
    "partner_told_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "legal_request_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "legal_request_agency_id_task_force_id_received_on_idx" ON "legal_request"("agency_id", "task_force_id", "received_on" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "legal_request_version_request_id_version_key" ON "legal_request_version"("request_id", "version");

-- AddForeignKey
ALTER TABLE "legal_request_version" ADD CONSTRAINT "legal_request_version_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "legal_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who sees and keeps the register (CR-22) ──────────────────────────────────────────────────────────────────────────
-- The leads of the agency that was asked, at the table where they sit; no coordinator, no operator, no partner.
CREATE FUNCTION app.keeps_register(of_agency uuid, at_table uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT at_table = app.task_force() AND app.leads(of_agency) AND app.works_with_referrals() $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['legal_request', 'legal_request_version']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_app, hub_backup', t);
    EXECUTE format('CREATE POLICY lead_reads ON %I FOR SELECT TO hub_app USING (app.keeps_register(agency_id, task_force_id))', t);
  END LOOP;
END
$$;

GRANT INSERT (id, task_force_id, agency_id, version, kind, requester, received_on, share_id, code, partner_agency_id, decision, answer_by,
  counsel_told_on, survivor_told_on, note, reminded_days, recorded_by_id, recorded_at) ON legal_request TO hub_app;
GRANT UPDATE (version, decision, answer_by, counsel_told_on, survivor_told_on, partner_told_at, note, reminded_days) ON legal_request TO hub_app;
-- What it is about is a share that the lead sees; whoever the consent does not name never hears of it.
CREATE POLICY lead_records ON legal_request FOR INSERT TO hub_app WITH CHECK (
  app.keeps_register(agency_id, task_force_id) AND recorded_by_id = (SELECT app.person()) AND version = 1
  AND (share_id IS NULL OR EXISTS (
    SELECT FROM share s WHERE s.id = legal_request.share_id AND s.code = legal_request.code AND (
      s.to_agency_id = legal_request.agency_id AND s.from_agency_id = legal_request.partner_agency_id
      OR s.from_agency_id = legal_request.agency_id AND (legal_request.partner_agency_id IS NULL OR s.to_agency_id = legal_request.partner_agency_id
        AND (s.law_enforcement_allowed OR EXISTS (
          SELECT FROM agency g WHERE g.id = s.to_agency_id AND g.discipline NOT IN ('LAW_ENFORCEMENT', 'PROSECUTION'))))))));
CREATE POLICY lead_keeps ON legal_request FOR UPDATE TO hub_app USING (app.keeps_register(agency_id, task_force_id));

-- The clock reads of an entry when it is due and whom to remind, and neither what it is nor what it is about.
GRANT SELECT (id, task_force_id, agency_id, partner_agency_id, decision, answer_by, partner_told_at, reminded_days) ON legal_request TO hub_worker;
GRANT UPDATE (reminded_days) ON legal_request TO hub_worker;
CREATE POLICY jobs ON legal_request FOR SELECT TO hub_worker USING (true);
CREATE POLICY jobs_remind ON legal_request FOR UPDATE TO hub_worker USING (decision = 'PENDING');

ALTER TABLE legal_request ADD CONSTRAINT about_a_share_or_nothing CHECK ((share_id IS NULL) = (code IS NULL) AND (share_id IS NOT NULL OR partner_agency_id IS NULL));
ALTER TABLE legal_request ADD CONSTRAINT partner_is_told_once_known CHECK (partner_told_at IS NULL OR partner_agency_id IS NOT NULL);
ALTER TABLE legal_request ADD CONSTRAINT after_it_came CHECK (
  coalesce(answer_by, received_on) >= received_on AND coalesce(counsel_told_on, received_on) >= received_on AND coalesce(survivor_told_on, received_on) >= received_on);
ALTER TABLE legal_request ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(note));

-- ── History ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The database writes it, so that nobody who may change an entry can leave a change out. The number of the version is taken once.
GRANT INSERT ON legal_request_version TO hub_policy;
CREATE POLICY history ON legal_request_version FOR INSERT TO hub_policy WITH CHECK (true);
CREATE FUNCTION app.legal_request_is_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  INSERT INTO legal_request_version (id, task_force_id, agency_id, request_id, version, person_id, decision, answer_by, counsel_told_on, survivor_told_on, partner_told_at, note)
  VALUES (gen_random_uuid(), NEW.task_force_id, NEW.agency_id, NEW.id, NEW.version, coalesce(app.person(), NEW.recorded_by_id),
    NEW.decision, NEW.answer_by, NEW.counsel_told_on, NEW.survivor_told_on, NEW.partner_told_at, NEW.note);
  PERFORM app.hint('people', NEW.task_force_id, ARRAY[NEW.agency_id]);
  RETURN NULL;
END
$$;
GRANT CREATE ON SCHEMA app TO hub_policy;
ALTER FUNCTION app.legal_request_is_kept() OWNER TO hub_policy;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
REVOKE ALL ON FUNCTION app.legal_request_is_kept() FROM PUBLIC;
CREATE TRIGGER legal_request_is_kept AFTER INSERT OR UPDATE OF version, decision, answer_by, counsel_told_on, survivor_told_on, partner_told_at, note
  ON legal_request FOR EACH ROW EXECUTE FUNCTION app.legal_request_is_kept();

-- ── Telling the other agency ─────────────────────────────────────────────────────────────────────────────────────────
-- That there is a legal request about something the two share: not what, not which. The new word is compared as text, for it
-- is not yet there for the rest of this transaction.
CREATE POLICY lead_tells_partner ON notice FOR INSERT TO hub_app WITH CHECK (kind::text = 'LEGAL_REQUEST' AND EXISTS (
  SELECT FROM legal_request r WHERE r.partner_agency_id = notice.agency_id AND r.task_force_id = notice.task_force_id));
-- Notices of an end are the sender's as before; this one takes an entry in the register.
CREATE POLICY legal_takes_an_entry ON notice AS RESTRICTIVE FOR INSERT TO hub_app WITH CHECK (kind::text <> 'LEGAL_REQUEST' OR EXISTS (
  SELECT FROM legal_request r WHERE r.partner_agency_id = notice.agency_id AND r.task_force_id = notice.task_force_id));
CREATE FUNCTION app.notice_hints() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  PERFORM app.hint('referral', NEW.task_force_id, ARRAY[NEW.agency_id]);
  RETURN NULL;
END
$$;
CREATE TRIGGER notice_hints AFTER INSERT ON notice FOR EACH ROW WHEN (NEW.kind::text = 'LEGAL_REQUEST') EXECUTE FUNCTION app.notice_hints();
