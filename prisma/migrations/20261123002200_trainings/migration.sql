-- CreateEnum
CREATE TYPE "training_kind" AS ENUM ('TRAINING', 'OUTREACH');

-- CreateEnum
CREATE TYPE "training_modality" AS ENUM ('IN_PERSON', 'ONLINE', 'HYBRID');

-- CreateEnum
CREATE TYPE "session_topic" AS ENUM ('TRAFFICKING_BASICS', 'SEX_TRAFFICKING', 'LABOR_TRAFFICKING', 'IDENTIFYING_AND_SCREENING', 'TRAUMA_INFORMED_PRACTICE', 'CHILDREN_AND_YOUTH', 'LAW_AND_PROSECUTION', 'INVESTIGATION', 'CONFIDENTIALITY_AND_CONSENT', 'REFERRAL_AND_SERVICES', 'IMMIGRATION_RELIEF', 'LANGUAGE_AND_ACCESS', 'SURVIVOR_LEADERSHIP', 'PREVENTION_AND_DEMAND', 'STAFF_WELLBEING', 'TASK_FORCE_OPERATIONS', 'OTHER');

-- AlterEnum
ALTER TYPE "evidence_kind" ADD VALUE 'TRAINING';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "milestone_event_kind" ADD VALUE 'GOAL_SET';
ALTER TYPE "milestone_event_kind" ADD VALUE 'GOAL_REMOVED';

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "training_id" UUID;

-- CreateTable
CREATE TABLE "self_assessment" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "roadmap_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "closes_on" DATE NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "self_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "element_rating" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "element_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "rating" INTEGER NOT NULL,
    "comment" TEXT,
    "rated_by_id" UUID NOT NULL,
    "rated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "element_rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_answer" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "finished_by_id" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "assessment_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roadmap_goal" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "element_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "target_stage" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "owner_agency_id" UUID,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "roadmap_goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "ran_by_id" UUID,
    "kind" "training_kind" NOT NULL,
    "held_on" DATE NOT NULL,
    "topics" "session_topic"[],
    "minutes" INTEGER NOT NULL,
    "modality" "training_modality" NOT NULL,
    "attendees" INTEGER NOT NULL,
    "audience" JSONB NOT NULL,
    "materials" JSONB NOT NULL DEFAULT '{}',
    "note" TEXT,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "withdrawn_for" TEXT,

    CONSTRAINT "training_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "self_assessment_task_force_id_year_idx" ON "self_assessment"("task_force_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "self_assessment_roadmap_id_year_key" ON "self_assessment"("roadmap_id", "year");

-- CreateIndex
CREATE INDEX "element_rating_element_id_idx" ON "element_rating"("element_id");

-- CreateIndex
CREATE UNIQUE INDEX "element_rating_answer_id_element_id_key" ON "element_rating"("answer_id", "element_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_answer_assessment_id_agency_id_key" ON "assessment_answer"("assessment_id", "agency_id");

-- CreateIndex
CREATE INDEX "roadmap_goal_task_force_id_year_idx" ON "roadmap_goal"("task_force_id", "year");

-- CreateIndex
CREATE INDEX "roadmap_goal_assessment_id_idx" ON "roadmap_goal"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "roadmap_goal_element_id_year_key" ON "roadmap_goal"("element_id", "year");

-- CreateIndex
CREATE INDEX "training_task_force_id_held_on_id_idx" ON "training"("task_force_id", "held_on" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "self_assessment" ADD CONSTRAINT "self_assessment_roadmap_id_fkey" FOREIGN KEY ("roadmap_id") REFERENCES "roadmap"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "element_rating" ADD CONSTRAINT "element_rating_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "assessment_answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "element_rating" ADD CONSTRAINT "element_rating_element_id_fkey" FOREIGN KEY ("element_id") REFERENCES "roadmap_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_answer" ADD CONSTRAINT "assessment_answer_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "self_assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_goal" ADD CONSTRAINT "roadmap_goal_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "self_assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_goal" ADD CONSTRAINT "roadmap_goal_element_id_fkey" FOREIGN KEY ("element_id") REFERENCES "roadmap_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who sees and changes what ────────────────────────────────────────────────────────────────────────────────────────
-- Everybody with a seat at the table reads the log of trainings, the self-assessments and the goals: they hold nothing of any
-- referral (RM-6). What an agency said in a self-assessment is its own until that is closed, so that nobody is led by others.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['training', 'self_assessment', 'assessment_answer', 'element_rating', 'roadmap_goal']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_app', t);
    EXECUTE format('CREATE TRIGGER table_hints AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.table_hints(''roadmap'')', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['training', 'self_assessment', 'assessment_answer', 'roadmap_goal']
  LOOP
    EXECUTE format('CREATE POLICY at_the_table ON %I FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()))', t);
  END LOOP;
END
$$;

-- Somebody with a seat who does more than advise.
CREATE FUNCTION app.works_here() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (SELECT FROM unnest(string_to_array(coalesce(current_setting('app.seats', true), ''), ',')) seat WHERE seat NOT IN ('', 'ADVISER')) $$;

-- ── Trainings and outreach ───────────────────────────────────────────────────────────────────────────────────────────
GRANT INSERT (id, task_force_id, agency_id, ran_by_id, kind, held_on, topics, minutes, modality, attendees, audience, materials, note, recorded_by_id, recorded_at, version) ON training TO hub_app;
GRANT UPDATE (ran_by_id, kind, held_on, topics, minutes, modality, attendees, audience, materials, note, version, withdrawn_at, withdrawn_by_id, withdrawn_for) ON training TO hub_app;
CREATE POLICY agency_logs ON training FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_here()) AND agency_id = (SELECT app.agency()) AND recorded_by_id = (SELECT app.person()) AND version = 1
    AND (ran_by_id IS NULL OR ran_by_id IN (SELECT p.id FROM person p WHERE p.agency_id = training.agency_id)));
CREATE POLICY agency_corrects ON training FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_here()) AND (agency_id = (SELECT app.agency()) OR (SELECT app.has_seat('COORDINATOR'))))
  WITH CHECK (ran_by_id IS NULL OR ran_by_id IN (SELECT p.id FROM person p WHERE p.agency_id = training.agency_id));

-- Counts by name, each a whole number above nothing, under names of the list; together so many, or any number when that is null.
CREATE FUNCTION app.counts_by(counts jsonb, names text[], total int) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT jsonb_typeof(counts) = 'object' AND coalesce((
      SELECT bool_and(jsonb_typeof(c.value) = 'number' AND c.key = ANY (names) AND (c.value #>> '{}') ~ '^[1-9][0-9]{0,5}$') FROM jsonb_each(counts) c), true)
    AND (total IS NULL OR total = coalesce((SELECT sum((c.value #>> '{}')::numeric) FROM jsonb_each(counts) c), 0)) $$;
ALTER TABLE training ADD CONSTRAINT audience_adds_up CHECK (attendees BETWEEN 0 AND 100000 AND app.counts_by(audience, ARRAY[
  'LAW_ENFORCEMENT', 'PROSECUTION', 'VICTIM_SERVICES', 'LEGAL_SERVICES', 'SHELTER_HOUSING', 'HEALTH', 'CHILD_WELFARE', 'GOVERNMENT', 'COALITION', 'COMMUNITY',
  'SURVIVOR_LEADERSHIP', 'EDUCATION', 'YOUTH', 'BUSINESS', 'FAITH_COMMUNITY', 'GENERAL_PUBLIC', 'OTHER'], attendees));
ALTER TABLE training ADD CONSTRAINT materials_are_counts CHECK (app.counts_by(materials, ARRAY['BROCHURE', 'POSTER', 'HOTLINE_CARD', 'TOOLKIT', 'SLIDES', 'VIDEO', 'OTHER'], NULL));
ALTER TABLE training ADD CONSTRAINT ranges CHECK (minutes BETWEEN 1 AND 2400 AND cardinality(topics) > 0);
-- A day ahead, because the day has begun elsewhere first; the server asks the table's own clock.
ALTER TABLE training ADD CONSTRAINT was_held CHECK (held_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1 OR version > 1);
ALTER TABLE training ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(note) AND app.holds_no_contact(withdrawn_for) AND withdrawn_for <> '');
ALTER TABLE training ADD CONSTRAINT withdrawn_with_a_reason CHECK (
  (withdrawn_at IS NULL) = (withdrawn_for IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL));

-- What was withdrawn stays as it was, and stays withdrawn.
CREATE FUNCTION app.withdrawn_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF current_user = 'hub_app' AND OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'the training was withdrawn' USING ERRCODE = 'RT044';
  END IF;
  IF current_user = 'hub_app' AND NEW.withdrawn_at IS NOT NULL AND NEW.withdrawn_by_id <> app.person() THEN
    RAISE EXCEPTION 'withdrawn in the name of somebody else' USING ERRCODE = 'RT044';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER withdrawn_stays BEFORE UPDATE ON training FOR EACH ROW EXECUTE FUNCTION app.withdrawn_stays();

-- ── Evidence: a training joins agreements and links ──────────────────────────────────────────────────────────────────
-- The new word is compared as text, for it is not yet there for the rest of this transaction. A record that is gone leaves its
-- evidence behind, broken; so a kind may lack its record, and never has another kind's.
ALTER TABLE evidence DROP CONSTRAINT link_or_record;
ALTER TABLE evidence ADD CONSTRAINT link_or_record CHECK (
  (kind::text = 'LINK') = (url IS NOT NULL) AND (kind::text = 'AGREEMENT' OR agreement_id IS NULL) AND (kind::text = 'TRAINING' OR training_id IS NULL));
CREATE POLICY training_of_the_table ON evidence AS RESTRICTIVE FOR INSERT TO hub_app
  WITH CHECK (training_id IS NULL OR training_id IN (SELECT t.id FROM training t WHERE t.withdrawn_at IS NULL));

-- What happened to an element itself, among all that happened to its milestones in years (movement since a day).
CREATE INDEX milestone_event_of_element ON milestone_event (element_id, at DESC, id DESC) WHERE milestone_id IS NULL;
CREATE INDEX milestone_event_last ON milestone_event (milestone_id, at DESC, id DESC) WHERE milestone_id IS NOT NULL;

-- ── Self-assessment and goals ────────────────────────────────────────────────────────────────────────────────────────
GRANT INSERT (id, task_force_id, roadmap_id, year, closes_on, opened_by_id, opened_at), UPDATE (closed_at, closed_by_id) ON self_assessment TO hub_app;
GRANT INSERT (id, task_force_id, assessment_id, agency_id), UPDATE (finished_at, finished_by_id) ON assessment_answer TO hub_app;
GRANT INSERT (id, task_force_id, answer_id, element_id, agency_id, rating, comment, rated_by_id, rated_at), UPDATE (rating, comment, rated_by_id, rated_at) ON element_rating TO hub_app;
GRANT INSERT, DELETE, UPDATE (assessment_id, target_stage, words, owner_agency_id, set_by_id, set_at, version) ON roadmap_goal TO hub_app;

CREATE POLICY own_or_closed ON element_rating FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()) AND (agency_id = (SELECT app.agency()) OR answer_id IN (
    SELECT a.id FROM assessment_answer a JOIN self_assessment s ON s.id = a.assessment_id WHERE a.finished_at IS NOT NULL AND s.closed_at IS NOT NULL)));

CREATE POLICY coordinator_opens ON self_assessment FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')) AND opened_by_id = (SELECT app.person()) AND closed_at IS NULL
    AND roadmap_id IN (SELECT r.id FROM roadmap r));
CREATE POLICY coordinator_closes ON self_assessment FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')) AND closed_at IS NULL)
  WITH CHECK (closed_by_id = (SELECT app.person()));
CREATE POLICY agency_answers ON assessment_answer FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_here()) AND agency_id = (SELECT app.agency())
    AND assessment_id IN (SELECT s.id FROM self_assessment s WHERE s.closed_at IS NULL));
CREATE POLICY agency_finishes ON assessment_answer FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_here()) AND agency_id = (SELECT app.agency())
    AND assessment_id IN (SELECT s.id FROM self_assessment s WHERE s.closed_at IS NULL))
  WITH CHECK (finished_by_id = (SELECT app.person()));
CREATE POLICY agency_rates ON element_rating FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_here()) AND agency_id = (SELECT app.agency()) AND rated_by_id = (SELECT app.person())
    AND element_id IN (SELECT e.id FROM roadmap_element e)
    AND answer_id IN (SELECT a.id FROM assessment_answer a JOIN self_assessment s ON s.id = a.assessment_id WHERE s.closed_at IS NULL AND a.agency_id = (SELECT app.agency())));
CREATE POLICY agency_rates_again ON element_rating FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_here()) AND agency_id = (SELECT app.agency())
    AND answer_id IN (SELECT a.id FROM assessment_answer a JOIN self_assessment s ON s.id = a.assessment_id WHERE s.closed_at IS NULL))
  WITH CHECK (rated_by_id = (SELECT app.person()));
CREATE POLICY coordinator_sets ON roadmap_goal FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')) AND set_by_id = (SELECT app.person())
    AND element_id IN (SELECT e.id FROM roadmap_element e) AND assessment_id IN (SELECT s.id FROM self_assessment s WHERE s.closed_at IS NOT NULL));
CREATE POLICY coordinator_changes ON roadmap_goal FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')))
  WITH CHECK (set_by_id = (SELECT app.person()) AND assessment_id IN (SELECT s.id FROM self_assessment s WHERE s.closed_at IS NOT NULL));
CREATE POLICY coordinator_removes ON roadmap_goal FOR DELETE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));

ALTER TABLE self_assessment ADD CONSTRAINT closed_by_somebody CHECK ((closed_at IS NULL) = (closed_by_id IS NULL) AND year BETWEEN 2000 AND 2100);
CREATE UNIQUE INDEX one_open_self_assessment ON self_assessment (task_force_id) WHERE closed_at IS NULL;
ALTER TABLE assessment_answer ADD CONSTRAINT finished_by_somebody CHECK ((finished_at IS NULL) = (finished_by_id IS NULL));
ALTER TABLE element_rating ADD CONSTRAINT on_the_scale CHECK (rating BETWEEN 0 AND 4 AND app.holds_no_contact(comment));
ALTER TABLE roadmap_goal ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(words) AND words <> '' AND target_stage BETWEEN 1 AND 5);

-- ── The view over all tables ─────────────────────────────────────────────────────────────────────────────────────────
-- Where each table stands at which the actor has a seat, by name. Policies show one table at a time, so this one looks past
-- them, and finds the tables from who asks: an id of another table, also as the place to go on from, shows nothing.
-- Lapsed and stages follow the same rules as server/features/roadmap/rules.ts; test/api/roadmap-overview.test.ts compares them.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['roadmap', 'roadmap_stage', 'roadmap_element', 'milestone']
  LOOP
    EXECUTE format('GRANT SELECT ON %I TO hub_policy', t);
    EXECUTE format('CREATE POLICY definers_read ON %I FOR SELECT TO hub_policy USING (true)', t);
  END LOOP;
END
$$;
CREATE FUNCTION app.roadmap_overview(at timestamptz, after uuid, size int) RETURNS TABLE ("table" jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  WITH own AS (
    SELECT f.id, f.name, r.id AS roadmap_id, (at AT TIME ZONE f.time_zone)::date AS today
    FROM task_force f JOIN roadmap r ON r.task_force_id = f.id
    WHERE EXISTS (SELECT FROM seat s WHERE s.person_id = app.person() AND s.task_force_id = f.id)
      AND EXISTS (SELECT FROM membership m WHERE m.agency_id = app.agency() AND m.task_force_id = f.id AND m.left_at IS NULL)
  ), page AS MATERIALIZED (
    SELECT o.* FROM own o WHERE after IS NULL OR (o.name, o.id) > (SELECT a.name, a.id FROM own a WHERE a.id = after) ORDER BY o.name, o.id LIMIT size
  ), element AS (
    SELECT e.task_force_id, coalesce(e.stage_override, CASE
        WHEN coalesce(bool_and(m.status = 'NOT_STARTED') FILTER (WHERE m.status <> 'NOT_APPLICABLE'), true) THEN 1
        WHEN bool_or(k.open) THEN min(m.stage) FILTER (WHERE k.open)
        ELSE greatest(4, max(m.stage) FILTER (WHERE m.status <> 'NOT_APPLICABLE')) END) AS stage,
      count(*) FILTER (WHERE m.status <> 'NOT_APPLICABLE') AS milestones, count(*) FILTER (WHERE m.status = 'IN_PLACE' AND NOT k.lapsed) AS in_place,
      count(*) FILTER (WHERE k.lapsed) AS lapsed, count(*) FILTER (WHERE k.open AND m.due_on < p.today) AS overdue,
      min(m.due_on || to_char(m.place, 'FM000000') || m.title) FILTER (WHERE k.open AND m.due_on >= p.today) AS next_due
    FROM page p JOIN roadmap_element e ON e.task_force_id = p.id LEFT JOIN milestone m ON m.element_id = e.id
    CROSS JOIN LATERAL (SELECT m.status = 'IN_PLACE' AND coalesce(m.review_on < p.today, false) AS lapsed,
      m.status IN ('NOT_STARTED', 'UNDER_WAY') OR m.status = 'IN_PLACE' AND coalesce(m.review_on < p.today, false) AS open) k
    GROUP BY e.id
  ), counts AS (
    SELECT e.task_force_id, sum(e.milestones) AS milestones, sum(e.in_place) AS in_place, sum(e.lapsed) AS lapsed, sum(e.overdue) AS overdue, min(e.next_due) AS next_due,
      ARRAY[count(*) FILTER (WHERE e.stage = 1), count(*) FILTER (WHERE e.stage = 2), count(*) FILTER (WHERE e.stage = 3), count(*) FILTER (WHERE e.stage = 4),
        count(*) FILTER (WHERE e.stage = 5)] AS stages
    FROM element e GROUP BY e.task_force_id
  )
  SELECT jsonb_build_object('taskForceId', p.id, 'taskForceName', p.name, 'milestones', coalesce(c.milestones, 0), 'inPlace', coalesce(c.in_place, 0),
    'lapsed', coalesce(c.lapsed, 0), 'overdue', coalesce(c.overdue, 0),
    'nextDue', CASE WHEN c.next_due IS NOT NULL THEN jsonb_build_object('dueOn', left(c.next_due, 10), 'title', substr(c.next_due, 17)) END,
    'stages', (SELECT coalesce(jsonb_agg(jsonb_build_object('stage', g.number, 'name', g.name, 'elements', coalesce(c.stages[g.number], 0)) ORDER BY g.number), '[]')
      FROM roadmap_stage g WHERE g.roadmap_id = p.roadmap_id),
    'needs', ARRAY(SELECT n FROM unnest(enum_range(NULL::need)) n EXCEPT SELECT v.need FROM membership m JOIN agency a ON a.id = m.agency_id JOIN agency_service v ON v.agency_id = a.id
      WHERE m.task_force_id = p.id AND m.left_at IS NULL AND a.disabled_at IS NULL AND v.opening <> 'CLOSED' ORDER BY 1),
    'regions', ARRAY(SELECT g.name FROM region g WHERE g.task_force_id = p.id AND g.id NOT IN (SELECT v.region_id FROM membership m JOIN agency a ON a.id = m.agency_id
      JOIN agency_region v ON v.agency_id = a.id WHERE m.task_force_id = p.id AND m.left_at IS NULL AND a.disabled_at IS NULL) ORDER BY g.name, g.id),
    'disciplines', ARRAY(SELECT n FROM unnest(enum_range(NULL::discipline)) n EXCEPT SELECT a.discipline FROM membership m JOIN agency a ON a.id = m.agency_id
      WHERE m.task_force_id = p.id AND m.left_at IS NULL AND a.disabled_at IS NULL ORDER BY 1))
  FROM page p LEFT JOIN counts c ON c.task_force_id = p.id
  ORDER BY p.name, p.id
$$;
GRANT CREATE ON SCHEMA app TO hub_policy;
ALTER FUNCTION app.roadmap_overview(timestamptz, uuid, int) OWNER TO hub_policy;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
REVOKE ALL ON FUNCTION app.roadmap_overview(timestamptz, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.roadmap_overview(timestamptz, uuid, int) TO hub_app;
