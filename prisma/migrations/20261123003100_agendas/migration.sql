-- CreateEnum
CREATE TYPE "agenda_kind" AS ENUM ('INFORM', 'DISCUSS', 'DECIDE');

-- CreateEnum
CREATE TYPE "agenda_audience" AS ENUM ('ALL', 'DISCIPLINES', 'AGENCIES', 'CLOSED', 'CASE');

-- CreateEnum
CREATE TYPE "attendance_mode" AS ENUM ('IN_ROOM', 'VIDEO', 'PHONE');

-- CreateEnum
CREATE TYPE "action_status" AS ENUM ('OPEN', 'DONE', 'DROPPED');

-- CreateEnum
CREATE TYPE "closed_reason" AS ENUM ('CONFIDENTIAL_BY_LAW', 'HONORS', 'ATTORNEY_CLIENT', 'BUSINESS_LOCATION', 'CONTRACT_OR_PROPERTY', 'PERSONNEL', 'CRIMINAL_INVESTIGATION', 'SCHOOL_SAFETY', 'PUBLIC_SAFETY', 'POLICE_RECORDING');

-- AlterTable
ALTER TABLE "body" ADD COLUMN     "public_body" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "quorum_blocks" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "sitting" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "current_item_id" UUID,
    "current_since" TIMESTAMPTZ(3),
    "closed_purpose" TEXT,
    "closed_opened_at" TIMESTAMPTZ(3),
    "closed_ended_at" TIMESTAMPTZ(3),
    "closed_moved_by_id" UUID,
    "closed_reason" "closed_reason",
    "notice_on" DATE,
    "posted_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sitting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "meeting_id" UUID,
    "section" TEXT NOT NULL,
    "place" DOUBLE PRECISION NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "agenda_kind" NOT NULL,
    "minutes_planned" INTEGER NOT NULL,
    "owner_person_id" UUID,
    "audience" "agenda_audience" NOT NULL,
    "disciplines" "discipline"[],
    "agency_ids" UUID[],
    "carried_from_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_item" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "consent_id" UUID,
    "listed_by_id" UUID NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "person_id" UUID,
    "guest_name" TEXT,
    "agency_id" UUID,
    "discipline" "discipline",
    "mode" "attendance_mode" NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "statement_version" INTEGER,
    "admitted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_note" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "agenda_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "carried" BOOLEAN NOT NULL,
    "quorum_reached" BOOLEAN NOT NULL,
    "in_favor" UUID[],
    "against" UUID[],
    "abstained" UUID[],
    "recused" UUID[],
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_item" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "owner_person_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "status" "action_status" NOT NULL DEFAULT 'OPEN',
    "settled_at" TIMESTAMPTZ(3),
    "milestone_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "action_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handout" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handout_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sitting_meeting_id_key" ON "sitting"("meeting_id");

-- CreateIndex
CREATE INDEX "sitting_body_id_idx" ON "sitting"("body_id");

-- CreateIndex
CREATE INDEX "sitting_task_force_id_idx" ON "sitting"("task_force_id");

-- CreateIndex
CREATE INDEX "agenda_item_meeting_id_place_idx" ON "agenda_item"("meeting_id", "place");

-- CreateIndex
CREATE INDEX "agenda_item_body_id_idx" ON "agenda_item"("body_id");

-- CreateIndex
CREATE INDEX "agenda_item_task_force_id_idx" ON "agenda_item"("task_force_id");

-- CreateIndex
CREATE INDEX "case_item_item_id_idx" ON "case_item"("item_id");

-- CreateIndex
CREATE INDEX "case_item_referral_id_idx" ON "case_item"("referral_id");

-- CreateIndex
CREATE INDEX "case_item_consent_id_idx" ON "case_item"("consent_id");

-- CreateIndex
CREATE INDEX "case_item_task_force_id_idx" ON "case_item"("task_force_id");

-- CreateIndex
CREATE INDEX "attendance_body_id_idx" ON "attendance"("body_id");

-- CreateIndex
CREATE INDEX "attendance_task_force_id_idx" ON "attendance"("task_force_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_meeting_id_person_id_key" ON "attendance"("meeting_id", "person_id");

-- CreateIndex
CREATE INDEX "agenda_note_item_id_at_idx" ON "agenda_note"("item_id", "at");

-- CreateIndex
CREATE INDEX "agenda_note_task_force_id_idx" ON "agenda_note"("task_force_id");

-- CreateIndex
CREATE INDEX "decision_item_id_idx" ON "decision"("item_id");

-- CreateIndex
CREATE INDEX "decision_task_force_id_decided_at_idx" ON "decision"("task_force_id", "decided_at");

-- CreateIndex
CREATE INDEX "action_item_item_id_idx" ON "action_item"("item_id");

-- CreateIndex
CREATE INDEX "action_item_body_id_status_idx" ON "action_item"("body_id", "status");

-- CreateIndex
CREATE INDEX "action_item_owner_person_id_status_idx" ON "action_item"("owner_person_id", "status");

-- CreateIndex
CREATE INDEX "action_item_task_force_id_idx" ON "action_item"("task_force_id");

-- CreateIndex
CREATE INDEX "handout_item_id_idx" ON "handout"("item_id");

-- CreateIndex
CREATE INDEX "handout_task_force_id_idx" ON "handout"("task_force_id");

-- AddForeignKey
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_item" ADD CONSTRAINT "case_item_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_item" ADD CONSTRAINT "case_item_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_item" ADD CONSTRAINT "case_item_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_item" ADD CONSTRAINT "case_item_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "consent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_note" ADD CONSTRAINT "agenda_note_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handout" ADD CONSTRAINT "handout_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── A part belongs to the body and the table of what it is a part of ─────────────────────────────────────────────────
ALTER TABLE meeting ADD CONSTRAINT meeting_of_body UNIQUE (id, body_id, task_force_id);
ALTER TABLE agenda_item ADD CONSTRAINT item_of_body UNIQUE (id, body_id, task_force_id);
ALTER TABLE sitting ADD CONSTRAINT same_body FOREIGN KEY (meeting_id, body_id, task_force_id) REFERENCES meeting (id, body_id, task_force_id);
ALTER TABLE attendance ADD CONSTRAINT same_body FOREIGN KEY (meeting_id, body_id, task_force_id) REFERENCES meeting (id, body_id, task_force_id);
ALTER TABLE agenda_item ADD CONSTRAINT same_body FOREIGN KEY (meeting_id, body_id, task_force_id) REFERENCES meeting (id, body_id, task_force_id);
ALTER TABLE agenda_item ADD CONSTRAINT same_table FOREIGN KEY (body_id, task_force_id) REFERENCES body (id, task_force_id);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_item', 'agenda_note', 'decision', 'action_item', 'handout']
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT same_body FOREIGN KEY (item_id, body_id, task_force_id) REFERENCES agenda_item (id, body_id, task_force_id)%s', t,
      CASE WHEN t IN ('case_item', 'handout') THEN ' ON DELETE CASCADE' ELSE '' END);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['sitting', 'agenda_item', 'case_item', 'attendance', 'agenda_note', 'decision', 'action_item', 'handout']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup, hub_app', t);
    EXECUTE format('CREATE TRIGGER meeting_hints AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.meeting_hints()', t);
  END LOOP;
END
$$;

-- ── Who sees what (MT-03) ────────────────────────────────────────────────────────────────────────────────────────────
-- The agenda as a whole is its chair's and minute-taker's; a coordinator keeps meetings and sees of them what is for everybody.
CREATE FUNCTION app.keeps_agenda(of_body uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT of_body = ANY (app.my_bodies('{CHAIR,MINUTE_TAKER}')) $$;

CREATE POLICY with_its_meeting ON sitting FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND meeting_id IN (SELECT m.id FROM meeting m));
CREATE POLICY with_its_meeting ON attendance FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND meeting_id IN (SELECT m.id FROM meeting m));

-- Whose case it is: the consent is asked each time, so that what ended is over at once.
CREATE POLICY named_for_review ON case_item FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b)
  AND (referral_id IN (SELECT r.id FROM referral r WHERE r.owner_agency_id = (SELECT app.agency()))
    OR consent_id IN (SELECT c.id FROM consent c WHERE c.recipient_agency_id = (SELECT app.agency()) AND c.purpose = 'CASE_REVIEW')));

CREATE POLICY for_whom_it_is ON agenda_item FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here())
  AND body_id IN (SELECT b.id FROM body b) AND (meeting_id IS NULL OR meeting_id IN (SELECT m.id FROM meeting m))
  AND (audience = 'ALL' OR app.keeps_agenda(body_id) OR owner_person_id = (SELECT app.person()) OR created_by_id = (SELECT app.person())
    OR audience = 'DISCIPLINES' AND coalesce(current_setting('app.discipline', true), '') = ANY (disciplines::text[])
    OR audience = 'AGENCIES' AND (SELECT app.agency()) = ANY (agency_ids)
    OR audience = 'CLOSED' AND app.on_roster(body_id)
    OR audience = 'CASE' AND id IN (SELECT c.item_id FROM case_item c)));
CREATE POLICY with_its_item ON agenda_note FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND item_id IN (SELECT i.id FROM agenda_item i));
CREATE POLICY with_its_item ON decision FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND item_id IN (SELECT i.id FROM agenda_item i));
CREATE POLICY with_its_item ON action_item FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force())
  AND (owner_person_id = (SELECT app.person()) AND (SELECT app.sits_here()) OR item_id IN (SELECT i.id FROM agenda_item i)));
-- A handout is for the meeting: afterwards it is not there (MT-18).
CREATE POLICY until_the_end ON handout FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND ends_at > now() AND item_id IN (SELECT i.id FROM agenda_item i));

-- ── Who writes what ──────────────────────────────────────────────────────────────────────────────────────────────────
GRANT INSERT (quorum_blocks, public_body) ON body TO hub_app;
GRANT UPDATE (quorum_blocks, public_body) ON body TO hub_app;
GRANT INSERT (id, task_force_id, body_id, meeting_id, version) ON sitting TO hub_app;
GRANT UPDATE (started_at, ended_at, current_item_id, current_since, closed_purpose, closed_opened_at, closed_ended_at, closed_moved_by_id, closed_reason, notice_on, posted_on, version) ON sitting TO hub_app;
CREATE POLICY keeper_begins ON sitting FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND meeting_id IN (SELECT m.id FROM meeting m) AND app.keeps_meetings(body_id));
CREATE POLICY keeper_runs ON sitting FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND meeting_id IN (SELECT m.id FROM meeting m) AND app.keeps_meetings(body_id));

GRANT INSERT (id, task_force_id, body_id, meeting_id, section, place, title, kind, minutes_planned, owner_person_id, audience, disciplines, agency_ids, carried_from_id, created_by_id, created_at, version) ON agenda_item TO hub_app;
GRANT UPDATE (meeting_id, section, place, title, kind, minutes_planned, owner_person_id, audience, disciplines, agency_ids, version) ON agenda_item TO hub_app;
GRANT DELETE ON agenda_item TO hub_app;
CREATE POLICY keeper_plans ON agenda_item FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND created_by_id = (SELECT app.person())
  AND body_id IN (SELECT b.id FROM body b) AND (meeting_id IS NULL OR meeting_id IN (SELECT m.id FROM meeting m))
  AND (app.keeps_meetings(body_id) OR meeting_id IS NULL AND audience <> 'CASE' AND app.on_roster(body_id) OR audience = 'CASE' AND app.on_roster(body_id)));
CREATE POLICY keeper_changes ON agenda_item FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b) AND app.keeps_meetings(body_id));
CREATE POLICY keeper_removes ON agenda_item FOR DELETE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b)
  AND (app.keeps_meetings(body_id) OR created_by_id = (SELECT app.person()) AND app.on_roster(body_id)));

GRANT INSERT (id, task_force_id, body_id, item_id, referral_id, consent_id, listed_by_id, listed_at) ON case_item TO hub_app;
CREATE UNIQUE INDEX case_item_once ON case_item (item_id, consent_id) NULLS NOT DISTINCT;
CREATE FUNCTION app.is_review_of(of_consent uuid, of_referral uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (SELECT FROM consent c WHERE c.id = of_consent AND c.referral_id = of_referral AND c.purpose = 'CASE_REVIEW') $$;
-- A case is put on by the agency whose referral it is, and by nobody else.
CREATE POLICY its_agency_lists ON case_item FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND listed_by_id = (SELECT app.person())
  AND app.on_roster(body_id) AND referral_id IN (SELECT r.id FROM referral r WHERE r.owner_agency_id = (SELECT app.agency()))
  AND (consent_id IS NULL OR app.is_review_of(consent_id, referral_id)));

GRANT INSERT (id, task_force_id, body_id, meeting_id, person_id, guest_name, agency_id, discipline, mode, arrived_at, left_at, statement_version, version) ON attendance TO hub_app;
GRANT UPDATE (mode, arrived_at, left_at, statement_version, admitted_at, version) ON attendance TO hub_app;
CREATE POLICY keeper_taps ON attendance FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND meeting_id IN (SELECT m.id FROM meeting m) AND app.keeps_meetings(body_id));
CREATE POLICY keeper_taps_again ON attendance FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND meeting_id IN (SELECT m.id FROM meeting m) AND app.keeps_meetings(body_id));

-- Of a case nothing is written down here but what somebody is to do.
GRANT INSERT (id, task_force_id, body_id, item_id, person_id, at, words) ON agenda_note TO hub_app;
CREATE POLICY who_meets_notes ON agenda_note FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND person_id = (SELECT app.person())
  AND item_id IN (SELECT i.id FROM agenda_item i WHERE i.audience <> 'CASE') AND app.keeps_meetings(body_id));
GRANT INSERT (id, task_force_id, body_id, item_id, words, carried, quorum_reached, in_favor, against, abstained, recused, decided_at, recorded_by_id) ON decision TO hub_app;
CREATE POLICY keeper_records ON decision FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND recorded_by_id = (SELECT app.person())
  AND item_id IN (SELECT i.id FROM agenda_item i WHERE i.audience <> 'CASE') AND app.keeps_meetings(body_id));
GRANT INSERT (id, task_force_id, body_id, item_id, words, owner_person_id, due_on, milestone_id, created_by_id, created_at, status, version) ON action_item TO hub_app;
GRANT UPDATE (status, settled_at, owner_person_id, due_on, milestone_id, version) ON action_item TO hub_app;
CREATE POLICY keeper_gives ON action_item FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND created_by_id = (SELECT app.person())
  AND item_id IN (SELECT i.id FROM agenda_item i) AND app.keeps_meetings(body_id));
CREATE POLICY keeper_or_owner ON action_item FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force())
  AND (owner_person_id = (SELECT app.person()) AND (SELECT app.sits_here()) OR app.keeps_meetings(body_id)));
GRANT INSERT (id, task_force_id, body_id, item_id, title, link, added_by_id, ends_at) ON handout TO hub_app;
CREATE POLICY keeper_hands_out ON handout FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND added_by_id = (SELECT app.person())
  AND item_id IN (SELECT i.id FROM agenda_item i WHERE i.audience <> 'CASE') AND app.keeps_meetings(body_id));

-- Reminders of what is to be done are the worker's.
GRANT SELECT ON action_item TO hub_worker;
GRANT UPDATE (reminded_on) ON action_item TO hub_worker;
CREATE POLICY jobs ON action_item TO hub_worker USING (true) WITH CHECK (true);

-- ── Who is in the room (MT-09, MT-13) ────────────────────────────────────────────────────────────────────────────────
GRANT CREATE ON SCHEMA app TO hub_policy;
GRANT SELECT ON attendance, case_item, consent, referral, statement_acceptance, seat TO hub_policy;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['attendance', 'case_item', 'consent', 'referral', 'statement_acceptance', 'seat', 'agenda_item', 'handout']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = t AND p.policyname = 'definers_read') THEN
      EXECUTE format('CREATE POLICY definers_read ON %I FOR SELECT TO hub_policy USING (true)', t);
    END IF;
  END LOOP;
END
$$;
-- Whether somebody of this table signed the confidentiality statement, in this version where one is named, within a year.
CREATE FUNCTION app.statement_holds(of_person uuid, of_version integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp
  AS $$ SELECT app.sits_here() AND EXISTS (SELECT FROM seat s WHERE s.person_id = of_person AND s.task_force_id = app.task_force())
        AND EXISTS (SELECT FROM statement_acceptance a WHERE a.person_id = of_person AND (of_version IS NULL OR a.version = of_version) AND a.accepted_at > now() - interval '365 days') $$;
-- The agencies of a case: those that a living consent for case review names, and the one whose case it is. Null without such a consent.
CREATE FUNCTION app.review_agencies(of_item uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp
  AS $$ SELECT array_agg(DISTINCT c.recipient_agency_id) FILTER (WHERE c.id IS NOT NULL) || array_agg(DISTINCT r.owner_agency_id) FILTER (WHERE c.id IS NOT NULL)
        FROM case_item k JOIN referral r ON r.id = k.referral_id
          LEFT JOIN consent c ON c.referral_id = k.referral_id AND c.purpose = 'CASE_REVIEW' AND c.ended_at IS NULL AND c.expires_at > now() AND (c.confirm_by IS NULL OR c.confirmed_at IS NOT NULL)
        WHERE k.item_id = of_item AND k.task_force_id = app.task_force() $$;
-- Who of those in the room is of no agency that the consent names, or was not let into the closed session.
CREATE FUNCTION app.must_step_out(of_item uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp
  AS $$ SELECT a.id FROM agenda_item i JOIN attendance a ON a.meeting_id = i.meeting_id
        WHERE i.id = of_item AND i.audience IN ('CLOSED', 'CASE') AND app.on_roster(i.body_id) AND i.task_force_id = app.task_force() AND a.left_at IS NULL
          AND (a.admitted_at IS NULL OR i.audience = 'CASE' AND (a.agency_id IS NULL OR NOT a.agency_id = ANY (coalesce(app.review_agencies(of_item), '{}')))) $$;
-- Whether a consent for case review lives behind an item; of whose case it is this says nothing.
CREATE FUNCTION app.case_is_open(of_item uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM agenda_item i WHERE i.id = of_item AND i.task_force_id = app.task_force() AND app.on_roster(i.body_id)) AND app.review_agencies(of_item) IS NOT NULL $$;
GRANT SELECT ON agenda_item TO hub_policy;
ALTER FUNCTION app.statement_holds(uuid, integer) OWNER TO hub_policy;
ALTER FUNCTION app.review_agencies(uuid) OWNER TO hub_policy;
ALTER FUNCTION app.must_step_out(uuid) OWNER TO hub_policy;
ALTER FUNCTION app.case_is_open(uuid) OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.statement_holds(uuid, integer), app.review_agencies(uuid), app.must_step_out(uuid), app.case_is_open(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.statement_holds(uuid, integer), app.must_step_out(uuid), app.case_is_open(uuid) TO hub_app;

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
-- A paragraph: longer than a line, and as free of what could tell who somebody is.
CREATE FUNCTION app.is_plain_paragraph(words text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT length(words) <= 1000 AND words !~ '[[:cntrl:]@]|://|[Ww]{3}\.|[0-9]{5}' AND words !~ '[0-9]{3}[ .-][0-9]{2,3}[ .-][0-9]{4}' $$;
ALTER TABLE agenda_item ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(section) AND app.holds_no_contact(title) AND title <> '' AND minutes_planned BETWEEN 0 AND 480);
ALTER TABLE agenda_item ADD CONSTRAINT audience_is_said CHECK (
  (audience = 'DISCIPLINES') = (cardinality(disciplines) > 0) AND (audience = 'AGENCIES') = (cardinality(agency_ids) > 0));
ALTER TABLE agenda_note ADD CONSTRAINT plain_words CHECK (app.is_plain_paragraph(words) AND words <> '');
ALTER TABLE decision ADD CONSTRAINT plain_words CHECK (app.is_plain_paragraph(words) AND words <> '');
ALTER TABLE action_item ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(words) AND words <> '');
ALTER TABLE handout ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(title) AND title <> '' AND app.is_plain_link(link));
ALTER TABLE sitting ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(closed_purpose));
ALTER TABLE attendance ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(guest_name) AND (person_id IS NULL) = (guest_name IS NOT NULL) AND coalesce(left_at, arrived_at) >= arrived_at);
ALTER TABLE attendance ADD CONSTRAINT agency_has_a_discipline CHECK ((agency_id IS NULL) = (discipline IS NULL));
ALTER TABLE action_item ADD CONSTRAINT settled_once CHECK ((status = 'OPEN') = (settled_at IS NULL));

-- What a meeting is at, it may be at: a closed item in a closed session only, and a case only before those whom a consent names.
CREATE FUNCTION app.sitting_goes_on() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE item agenda_item;
BEGIN
  IF OLD.ended_at IS NOT NULL AND (NEW.started_at, NEW.ended_at, NEW.current_item_id, NEW.closed_opened_at, NEW.closed_ended_at, NEW.closed_purpose) IS DISTINCT FROM
     (OLD.started_at, OLD.ended_at, OLD.current_item_id, OLD.closed_opened_at, OLD.closed_ended_at, OLD.closed_purpose) THEN
    RAISE EXCEPTION 'this meeting is over' USING ERRCODE = 'RT090';
  END IF;
  IF NEW.current_item_id IS NOT NULL AND NEW.current_item_id IS DISTINCT FROM OLD.current_item_id THEN
    SELECT * INTO item FROM agenda_item i WHERE i.id = NEW.current_item_id AND i.meeting_id = NEW.meeting_id;
    IF item.id IS NULL OR NEW.started_at IS NULL THEN
      RAISE EXCEPTION 'this is no item of a meeting that runs' USING ERRCODE = 'RT091';
    END IF;
    IF item.audience IN ('CLOSED', 'CASE') AND (NEW.closed_opened_at IS NULL OR NEW.closed_ended_at IS NOT NULL) THEN
      RAISE EXCEPTION 'a closed item waits for the closed session' USING ERRCODE = 'RT092';
    END IF;
    IF item.audience = 'CASE' AND NOT app.case_is_open(item.id) OR item.audience IN ('CLOSED', 'CASE') AND EXISTS (SELECT app.must_step_out(item.id)) THEN
      RAISE EXCEPTION 'this item is held' USING ERRCODE = 'RT093';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER sitting_goes_on BEFORE UPDATE ON sitting FOR EACH ROW EXECUTE FUNCTION app.sitting_goes_on();

CREATE FUNCTION app.admitted_by_statement() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF NEW.admitted_at IS NOT NULL AND NEW.admitted_at IS DISTINCT FROM OLD.admitted_at
     AND NOT (CASE WHEN NEW.person_id IS NULL THEN NEW.statement_version IS NOT NULL ELSE app.statement_holds(NEW.person_id, NULL) END) THEN
    RAISE EXCEPTION 'the confidentiality statement was not signed' USING ERRCODE = 'RT094';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER admitted_by_statement BEFORE UPDATE OF admitted_at ON attendance FOR EACH ROW EXECUTE FUNCTION app.admitted_by_statement();

CREATE FUNCTION app.decided_with_quorum() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF NOT NEW.quorum_reached AND EXISTS (SELECT FROM body b WHERE b.id = NEW.body_id AND b.quorum_blocks) THEN
    RAISE EXCEPTION 'this body decides nothing without a quorum' USING ERRCODE = 'RT095';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER decided_with_quorum BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION app.decided_with_quorum();

-- With the meeting its handouts end, whoever can see them then.
CREATE FUNCTION app.handouts_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  UPDATE handout h SET ends_at = NEW.ended_at FROM agenda_item i WHERE i.id = h.item_id AND i.meeting_id = NEW.meeting_id AND h.ends_at > NEW.ended_at;
  RETURN NULL;
END
$$;
GRANT SELECT, UPDATE (ends_at) ON handout TO hub_policy;
CREATE POLICY definers_end ON handout FOR UPDATE TO hub_policy USING (true);
ALTER FUNCTION app.handouts_end() OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.handouts_end() FROM PUBLIC;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
CREATE TRIGGER handouts_end AFTER UPDATE OF ended_at ON sitting FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.handouts_end();
