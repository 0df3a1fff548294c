-- CreateEnum
CREATE TYPE "milestone_status" AS ENUM ('NOT_STARTED', 'UNDER_WAY', 'IN_PLACE', 'NOT_APPLICABLE');

-- CreateEnum
CREATE TYPE "not_applicable_reason" AS ENUM ('OUTSIDE_OUR_PURPOSE', 'COVERED_ELSEWHERE', 'NOT_IN_OUR_AREA', 'NOT_REQUIRED_OF_US');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('AGREEMENT', 'LINK');

-- CreateEnum
CREATE TYPE "milestone_event_kind" AS ENUM ('IMPORTED', 'STATUS', 'ASSIGNED', 'PLANNED', 'RENAMED', 'DEPENDENCY_ADDED', 'DEPENDENCY_REMOVED', 'EVIDENCE_ATTACHED', 'EVIDENCE_DETACHED', 'STAGE_OVERRIDDEN', 'OVERRIDE_CLEARED');

-- CreateTable
CREATE TABLE "roadmap" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roadmap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roadmap_stage" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "roadmap_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "roadmap_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roadmap_area" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "roadmap_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "roadmap_area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roadmap_element" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "stage_override" INTEGER,
    "override_reason" TEXT,
    "overridden_at" TIMESTAMPTZ(3),
    "overridden_by_id" UUID,

    CONSTRAINT "roadmap_element_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "element_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "stage" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "evidence_expected" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "helps_with" TEXT NOT NULL,
    "cadence_months" INTEGER,
    "status" "milestone_status" NOT NULL DEFAULT 'NOT_STARTED',
    "not_applicable_reason" "not_applicable_reason",
    "owner_agency_id" UUID,
    "owner_person_id" UUID,
    "due_on" DATE,
    "verified_on" DATE,
    "review_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone_dependency" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "milestone_id" UUID NOT NULL,
    "depends_on_id" UUID NOT NULL,

    CONSTRAINT "milestone_dependency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone_event" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "element_id" UUID NOT NULL,
    "milestone_id" UUID,
    "kind" "milestone_event_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" UUID NOT NULL,
    "from_status" "milestone_status",
    "to_status" "milestone_status",
    "review_on" DATE,
    "due_on" DATE,
    "before" TEXT,
    "after" TEXT,
    "reason" TEXT,

    CONSTRAINT "milestone_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "milestone_id" UUID NOT NULL,
    "kind" "evidence_kind" NOT NULL,
    "agreement_id" UUID,
    "url" TEXT,
    "note" TEXT,
    "attached_by_id" UUID NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "roadmap_task_force_id_key" ON "roadmap"("task_force_id");

-- CreateIndex
CREATE INDEX "roadmap_stage_task_force_id_idx" ON "roadmap_stage"("task_force_id");

-- CreateIndex
CREATE UNIQUE INDEX "roadmap_stage_roadmap_id_number_key" ON "roadmap_stage"("roadmap_id", "number");

-- CreateIndex
CREATE INDEX "roadmap_area_task_force_id_idx" ON "roadmap_area"("task_force_id");

-- CreateIndex
CREATE UNIQUE INDEX "roadmap_area_roadmap_id_code_key" ON "roadmap_area"("roadmap_id", "code");

-- CreateIndex
CREATE INDEX "roadmap_element_task_force_id_idx" ON "roadmap_element"("task_force_id");

-- CreateIndex
CREATE UNIQUE INDEX "roadmap_element_area_id_code_key" ON "roadmap_element"("area_id", "code");

-- CreateIndex
CREATE INDEX "milestone_element_id_idx" ON "milestone"("element_id");

-- CreateIndex
CREATE UNIQUE INDEX "milestone_task_force_id_code_key" ON "milestone"("task_force_id", "code");

-- CreateIndex
CREATE INDEX "milestone_dependency_task_force_id_idx" ON "milestone_dependency"("task_force_id");

-- CreateIndex
CREATE INDEX "milestone_dependency_depends_on_id_idx" ON "milestone_dependency"("depends_on_id");

-- CreateIndex
CREATE UNIQUE INDEX "milestone_dependency_milestone_id_depends_on_id_key" ON "milestone_dependency"("milestone_id", "depends_on_id");

-- CreateIndex
CREATE INDEX "milestone_event_task_force_id_milestone_id_at_idx" ON "milestone_event"("task_force_id", "milestone_id", "at");

-- CreateIndex
CREATE INDEX "milestone_event_element_id_at_idx" ON "milestone_event"("element_id", "at");

-- CreateIndex
CREATE INDEX "evidence_milestone_id_idx" ON "evidence"("milestone_id");

-- CreateIndex
CREATE INDEX "evidence_task_force_id_idx" ON "evidence"("task_force_id");

-- AddForeignKey
ALTER TABLE "roadmap_stage" ADD CONSTRAINT "roadmap_stage_roadmap_id_fkey" FOREIGN KEY ("roadmap_id") REFERENCES "roadmap"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_area" ADD CONSTRAINT "roadmap_area_roadmap_id_fkey" FOREIGN KEY ("roadmap_id") REFERENCES "roadmap"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_element" ADD CONSTRAINT "roadmap_element_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "roadmap_area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_element_id_fkey" FOREIGN KEY ("element_id") REFERENCES "roadmap_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone_dependency" ADD CONSTRAINT "milestone_dependency_milestone_id_fkey" FOREIGN KEY ("milestone_id") REFERENCES "milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone_dependency" ADD CONSTRAINT "milestone_dependency_depends_on_id_fkey" FOREIGN KEY ("depends_on_id") REFERENCES "milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_milestone_id_fkey" FOREIGN KEY ("milestone_id") REFERENCES "milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "sharing_agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Who sees and changes the roadmap ─────────────────────────────────────────────────────────────────────────────────
-- Everybody with a seat at the table reads it, law enforcement and advisers among them: it holds nothing of any referral (RM-6).
-- The operator without a seat does not. A coordinator changes everything; who owns a milestone changes how it stands.
CREATE FUNCTION app.sits_here() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.seats', true), '') <> '' $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['roadmap', 'roadmap_stage', 'roadmap_area', 'roadmap_element', 'milestone', 'milestone_dependency', 'milestone_event', 'evidence']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO hub_app', t);
    EXECUTE format('CREATE POLICY at_the_table ON %I FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()))', t);
  END LOOP;
END
$$;

GRANT UPDATE (name) ON roadmap_stage, roadmap_area TO hub_app;
GRANT UPDATE (name, stage_override, override_reason, overridden_at, overridden_by_id) ON roadmap_element TO hub_app;
GRANT UPDATE (title, helps_with, status, not_applicable_reason, owner_agency_id, owner_person_id, due_on, verified_on, review_on, version) ON milestone TO hub_app;
GRANT DELETE ON milestone_dependency, evidence TO hub_app;

CREATE POLICY coordinator_begins ON roadmap FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));
CREATE POLICY coordinator_begins ON roadmap_stage FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')) AND roadmap_id IN (SELECT r.id FROM roadmap r));
CREATE POLICY coordinator_begins ON roadmap_area FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')) AND roadmap_id IN (SELECT r.id FROM roadmap r));
CREATE POLICY coordinator_begins ON roadmap_element FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')) AND area_id IN (SELECT a.id FROM roadmap_area a));
CREATE POLICY coordinator_begins ON milestone FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')) AND element_id IN (SELECT e.id FROM roadmap_element e));
CREATE POLICY coordinator_renames ON roadmap_stage FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));
CREATE POLICY coordinator_renames ON roadmap_area FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));
CREATE POLICY coordinator_changes ON roadmap_element FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));
CREATE POLICY coordinator_changes ON milestone FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));
CREATE POLICY owner_reports ON milestone FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()) AND (owner_agency_id = (SELECT app.agency()) OR owner_person_id = (SELECT app.person())));
CREATE POLICY coordinator_orders ON milestone_dependency FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR'))
    AND milestone_id IN (SELECT m.id FROM milestone m) AND depends_on_id IN (SELECT m.id FROM milestone m));
CREATE POLICY coordinator_frees ON milestone_dependency FOR DELETE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));

-- Evidence and history follow their milestone: a coordinator's, and the owner's.
CREATE POLICY keeper_attaches ON evidence FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()) AND attached_by_id = (SELECT app.person())
    AND (agreement_id IS NULL OR agreement_id IN (SELECT a.id FROM sharing_agreement a WHERE a.task_force_id = (SELECT app.task_force())))
    AND milestone_id IN (SELECT m.id FROM milestone m
      WHERE (SELECT app.has_seat('COORDINATOR')) OR m.owner_agency_id = (SELECT app.agency()) OR m.owner_person_id = (SELECT app.person())));
CREATE POLICY keeper_detaches ON evidence FOR DELETE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here())
    AND milestone_id IN (SELECT m.id FROM milestone m
      WHERE (SELECT app.has_seat('COORDINATOR')) OR m.owner_agency_id = (SELECT app.agency()) OR m.owner_person_id = (SELECT app.person())));
CREATE POLICY keeper_tells ON milestone_event FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()) AND person_id = (SELECT app.person())
    AND element_id IN (SELECT e.id FROM roadmap_element e)
    AND ((SELECT app.has_seat('COORDINATOR')) OR milestone_id IN (SELECT m.id FROM milestone m
      WHERE m.owner_agency_id = (SELECT app.agency()) OR m.owner_person_id = (SELECT app.person()))));

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
-- The last line behind shared/deidentify.ts: no address of mail, no web address, no long number, nothing that is no letter.
CREATE FUNCTION app.holds_no_contact(words text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT words IS NULL OR (length(words) <= 280 AND words !~ '[[:cntrl:]@]|://|[Ww]{3}\.|[0-9]{5}' AND words !~ '[0-9]{3}[ .-][0-9]{2,3}[ .-][0-9]{4}') $$;
ALTER TABLE roadmap_stage ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(name) AND name <> '' AND number BETWEEN 1 AND 5);
ALTER TABLE roadmap_area ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(name) AND name <> '');
ALTER TABLE roadmap_element ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(name) AND name <> '' AND app.holds_no_contact(override_reason));
ALTER TABLE roadmap_element ADD CONSTRAINT override_has_a_reason CHECK (
  (stage_override IS NULL) = (override_reason IS NULL) AND (stage_override IS NULL) = (overridden_at IS NULL)
  AND (stage_override IS NULL) = (overridden_by_id IS NULL) AND coalesce(stage_override, 1) BETWEEN 1 AND 5);
ALTER TABLE milestone ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(title) AND title <> '' AND app.holds_no_contact(evidence_expected) AND app.holds_no_contact(source) AND app.holds_no_contact(helps_with));
ALTER TABLE milestone ADD CONSTRAINT ranges CHECK (stage BETWEEN 1 AND 5 AND coalesce(cadence_months, 1) BETWEEN 1 AND 60);
ALTER TABLE milestone ADD CONSTRAINT reason_says_why_not CHECK ((not_applicable_reason IS NOT NULL) = (status = 'NOT_APPLICABLE'));
ALTER TABLE milestone ADD CONSTRAINT person_owns_for_an_agency CHECK (owner_person_id IS NULL OR owner_agency_id IS NOT NULL);
ALTER TABLE milestone ADD CONSTRAINT in_place_was_verified CHECK (status <> 'IN_PLACE' OR verified_on IS NOT NULL);
ALTER TABLE milestone_event ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(reason) AND app.holds_no_contact(before) AND app.holds_no_contact(after));
ALTER TABLE evidence ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(note));
ALTER TABLE evidence ADD CONSTRAINT link_or_record CHECK ((kind = 'LINK') = (url IS NOT NULL) AND (kind = 'AGREEMENT' OR agreement_id IS NULL));
ALTER TABLE evidence ADD CONSTRAINT https_only CHECK (url IS NULL OR (url ~ '^https://[^[:space:]@[:cntrl:]]+$' AND length(url) <= 500));

-- Whoever owns a milestone says how it stands. Its words, its owner and its due date are the coordinator's.
CREATE FUNCTION app.milestone_owner_reports() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF current_user = 'hub_app' AND NOT app.has_seat('COORDINATOR')
     AND (NEW.title, NEW.helps_with, NEW.owner_agency_id, NEW.owner_person_id, NEW.due_on) IS DISTINCT FROM (OLD.title, OLD.helps_with, OLD.owner_agency_id, OLD.owner_person_id, OLD.due_on) THEN
    RAISE EXCEPTION 'only a coordinator changes this of a milestone' USING ERRCODE = 'RT041';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER milestone_owner_reports BEFORE UPDATE ON milestone FOR EACH ROW EXECUTE FUNCTION app.milestone_owner_reports();

-- No circle, also not by two people at once: who adds a dependency waits for whoever adds another at this table.
CREATE FUNCTION app.dependency_makes_no_circle() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(8211006, hashtext(NEW.task_force_id::text));
  IF NEW.milestone_id = NEW.depends_on_id OR EXISTS (
    WITH RECURSIVE behind (id) AS (
      SELECT NEW.depends_on_id
      UNION
      SELECT d.depends_on_id FROM milestone_dependency d JOIN behind b ON d.milestone_id = b.id)
    SELECT FROM behind WHERE id = NEW.milestone_id) THEN
    RAISE EXCEPTION 'milestones would wait for each other' USING ERRCODE = 'RT042';
  END IF;
  IF EXISTS (SELECT FROM milestone m WHERE m.id IN (NEW.milestone_id, NEW.depends_on_id) AND m.task_force_id <> NEW.task_force_id) THEN
    RAISE EXCEPTION 'milestones of two task forces' USING ERRCODE = 'RT043';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER dependency_makes_no_circle BEFORE INSERT OR UPDATE ON milestone_dependency FOR EACH ROW EXECUTE FUNCTION app.dependency_makes_no_circle();
