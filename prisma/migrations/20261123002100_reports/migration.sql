-- CreateEnum
CREATE TYPE "report_form" AS ENUM ('OVC_HT', 'VOCA_PMT', 'OTIP', 'LE_MEASURES', 'NC_STATE');

-- CreateEnum
CREATE TYPE "report_state" AS ENUM ('CERTIFYING', 'CHANGES_REQUESTED', 'IN_REVIEW', 'FILED');

-- CreateEnum
CREATE TYPE "entry_state" AS ENUM ('DRAFT', 'CERTIFIED', 'RETURNED', 'EXCUSED');

-- CreateEnum
CREATE TYPE "report_event_kind" AS ENUM ('PREPARED', 'CERTIFIED', 'CHANGES_REQUESTED', 'EXCUSED', 'FILED', 'REOPENED');

-- CreateEnum
CREATE TYPE "shared_kind" AS ENUM ('TABLES', 'FLOW');

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "award_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "form" "report_form" NOT NULL,
    "form_version" INTEGER NOT NULL,
    "period_starts_on" DATE NOT NULL,
    "period_ends_on" DATE NOT NULL,
    "state" "report_state" NOT NULL DEFAULT 'CERTIFYING',
    "version" INTEGER NOT NULL DEFAULT 1,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_entry" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "state" "entry_state" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "certified_by_id" UUID,
    "certified_at" TIMESTAMPTZ(3),
    "ever_certified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "report_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_number" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "col" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "linked" BOOLEAN NOT NULL,

    CONSTRAINT "report_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_event" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "agency_id" UUID,
    "kind" "report_event_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" UUID NOT NULL,
    "reason" TEXT,
    "note" TEXT,

    CONSTRAINT "report_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_snapshot" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "work" JSONB NOT NULL,
    "sha256" BYTEA NOT NULL,
    "filed_on" DATE NOT NULL,
    "filed_by_id" UUID NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shared_report" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "holder_agency_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "kind" "shared_kind" NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "form" "report_form" NOT NULL,
    "form_version" INTEGER NOT NULL,
    "period_starts_on" DATE NOT NULL,
    "period_ends_on" DATE NOT NULL,
    "printed" JSONB NOT NULL,
    "truth" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shared_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_task_force_id_period_ends_on_idx" ON "report"("task_force_id", "period_ends_on");

-- CreateIndex
CREATE UNIQUE INDEX "report_rule_id_period_starts_on_key" ON "report"("rule_id", "period_starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "report_id_task_force_id_holder_agency_id_key" ON "report"("id", "task_force_id", "holder_agency_id");

-- CreateIndex
CREATE INDEX "report_entry_agency_id_idx" ON "report_entry"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_entry_report_id_agency_id_key" ON "report_entry"("report_id", "agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_entry_id_task_force_id_agency_id_key" ON "report_entry"("id", "task_force_id", "agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_number_entry_id_section_line_col_key" ON "report_number"("entry_id", "section", "line", "col");

-- CreateIndex
CREATE INDEX "report_event_report_id_at_idx" ON "report_event"("report_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "report_snapshot_report_id_task_force_id_holder_agency_id_key" ON "report_snapshot"("report_id", "task_force_id", "holder_agency_id");

-- CreateIndex
CREATE INDEX "shared_report_task_force_id_period_ends_on_idx" ON "shared_report"("task_force_id", "period_ends_on");

-- CreateIndex
CREATE UNIQUE INDEX "shared_report_report_id_kind_edition_key" ON "shared_report"("report_id", "kind", "edition");

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_rule_id_award_id_task_force_id_holder_agency_id_fkey" FOREIGN KEY ("rule_id", "award_id", "task_force_id", "holder_agency_id") REFERENCES "reporting_rule"("id", "award_id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_entry" ADD CONSTRAINT "report_entry_report_id_task_force_id_holder_agency_id_fkey" FOREIGN KEY ("report_id", "task_force_id", "holder_agency_id") REFERENCES "report"("id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_number" ADD CONSTRAINT "report_number_entry_id_task_force_id_agency_id_fkey" FOREIGN KEY ("entry_id", "task_force_id", "agency_id") REFERENCES "report_entry"("id", "task_force_id", "agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_event" ADD CONSTRAINT "report_event_report_id_task_force_id_holder_agency_id_fkey" FOREIGN KEY ("report_id", "task_force_id", "holder_agency_id") REFERENCES "report"("id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_snapshot" ADD CONSTRAINT "report_snapshot_report_id_task_force_id_holder_agency_id_fkey" FOREIGN KEY ("report_id", "task_force_id", "holder_agency_id") REFERENCES "report"("id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_report" ADD CONSTRAINT "shared_report_report_id_task_force_id_holder_agency_id_fkey" FOREIGN KEY ("report_id", "task_force_id", "holder_agency_id") REFERENCES "report"("id", "task_force_id", "holder_agency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who works on reports ─────────────────────────────────────────────────────────────────────────────────────────────
-- Coordinators and the people of the agency that holds the award oversee a report, an agency that was asked sees that it
-- was, and everybody at the table sees the protected copy of what was filed. Advisers see nothing else; the operator nothing.
CREATE FUNCTION app.works_on_reports() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT string_to_array(coalesce(current_setting('app.seats', true), ''), ',') && ARRAY['COORDINATOR', 'ADVOCATE', 'LIAISON', 'AGENCY_LEAD'] $$;
CREATE FUNCTION app.oversees_report(holder uuid, at_table uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT at_table = app.task_force() AND app.works_on_reports() AND (app.has_seat('COORDINATOR') OR holder = app.agency()) $$;
CREATE FUNCTION app.keeps_report(holder uuid, at_table uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT at_table = app.task_force() AND (app.has_seat('COORDINATOR') OR holder = app.agency() AND app.has_seat('AGENCY_LEAD')) $$;
CREATE FUNCTION app.certifies_for(asked uuid, at_table uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT at_table = app.task_force() AND asked = app.agency() AND (app.has_seat('AGENCY_LEAD') OR app.has_seat('COORDINATOR')) $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report', 'report_entry', 'report_number', 'report_event', 'report_snapshot', 'shared_report']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['report', 'report_entry', 'report_number', 'report_snapshot']
  LOOP
    EXECUTE format('GRANT SELECT ON %I TO hub_policy', t);
    EXECUTE format('CREATE POLICY definers_read ON %I FOR SELECT TO hub_policy USING (true)', t);
  END LOOP;
END
$$;

GRANT SELECT ON report, report_entry, report_number, report_event TO hub_app;
GRANT SELECT (id, task_force_id, holder_agency_id, report_id, work, sha256, filed_on, filed_by_id, filed_at) ON report_snapshot TO hub_app;
GRANT SELECT (id, task_force_id, report_id, kind, edition, form, form_version, period_starts_on, period_ends_on, printed, made_at) ON shared_report TO hub_app;
GRANT INSERT (id, task_force_id, holder_agency_id, award_id, rule_id, form, form_version, period_starts_on, period_ends_on, state, version, prepared_by_id, prepared_at) ON report TO hub_app;
GRANT INSERT (id, task_force_id, holder_agency_id, report_id, agency_id, state, version, asked_at, changed_at, ever_certified) ON report_entry TO hub_app;
GRANT UPDATE (state, version, changed_at, certified_by_id, certified_at) ON report_entry TO hub_app;
GRANT INSERT, DELETE ON report_number TO hub_app;
GRANT INSERT ON report_event TO hub_app;

CREATE POLICY asked_read ON report_entry FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_on_reports())
    AND (agency_id = (SELECT app.agency()) OR app.oversees_report(holder_agency_id, task_force_id)));
CREATE POLICY asked_read ON report FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_on_reports())
    AND (app.oversees_report(holder_agency_id, task_force_id) OR id IN (SELECT e.report_id FROM report_entry e WHERE e.agency_id = (SELECT app.agency()))));
CREATE POLICY keeper_prepares ON report FOR INSERT TO hub_app
  WITH CHECK (app.keeps_report(holder_agency_id, task_force_id) AND prepared_by_id = (SELECT app.person()) AND state = 'CERTIFYING' AND version = 1);
CREATE POLICY keeper_asks ON report_entry FOR INSERT TO hub_app
  WITH CHECK (app.keeps_report(holder_agency_id, task_force_id) AND state = 'DRAFT' AND version = 1 AND NOT ever_certified
    AND agency_id IN (SELECT m.agency_id FROM membership m WHERE m.task_force_id = (SELECT app.task_force()) AND m.left_at IS NULL));
CREATE POLICY moves ON report_entry FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_on_reports())
    AND (agency_id = (SELECT app.agency()) OR app.keeps_report(holder_agency_id, task_force_id)));

-- What an agency enters is its own: others learn sums, through app.report_cells alone.
CREATE POLICY own_numbers ON report_number FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND agency_id = (SELECT app.agency()) AND (SELECT app.works_on_reports()));
CREATE POLICY agency_enters ON report_number FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND agency_id = (SELECT app.agency()) AND (SELECT app.works_on_reports())
    AND entry_id IN (SELECT e.id FROM report_entry e WHERE e.agency_id = (SELECT app.agency()) AND e.state IN ('DRAFT', 'RETURNED')));
CREATE POLICY agency_takes_out ON report_number FOR DELETE TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND agency_id = (SELECT app.agency()) AND (SELECT app.works_on_reports())
    AND entry_id IN (SELECT e.id FROM report_entry e WHERE e.agency_id = (SELECT app.agency()) AND e.state IN ('DRAFT', 'RETURNED')));

CREATE POLICY concerned_read ON report_event FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_on_reports())
    AND (app.oversees_report(holder_agency_id, task_force_id) OR agency_id = (SELECT app.agency())));
CREATE POLICY concerned_tell ON report_event FOR INSERT TO hub_app
  WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.works_on_reports()) AND person_id = (SELECT app.person())
    AND (app.oversees_report(holder_agency_id, task_force_id) OR agency_id = (SELECT app.agency()))
    AND report_id IN (SELECT r.id FROM report r));
CREATE POLICY overseen ON report_snapshot FOR SELECT TO hub_app USING (app.oversees_report(holder_agency_id, task_force_id));
-- How busy referrals are is not for police and prosecution, as in app.late_answers.
CREATE POLICY at_the_table ON shared_report FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()) AND (kind = 'TABLES' OR NOT (SELECT app.is_law_enforcement())));

-- The worker makes the protected copies.
GRANT SELECT ON report, report_entry, report_number, report_snapshot, shared_report TO hub_worker;
GRANT INSERT ON shared_report TO hub_worker;
GRANT SELECT (sent_at) ON share TO hub_worker;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report', 'report_entry', 'report_number', 'report_snapshot', 'shared_report']
  LOOP
    EXECUTE format('CREATE POLICY jobs ON %I FOR SELECT TO hub_worker USING (true)', t);
  END LOOP;
END
$$;
CREATE POLICY jobs_print ON shared_report FOR INSERT TO hub_worker WITH CHECK (true);

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
ALTER TABLE report ADD CONSTRAINT ends_after_it_starts CHECK (period_ends_on >= period_starts_on);
ALTER TABLE report_number ADD CONSTRAINT ranges CHECK (value BETWEEN 0 AND 100000 AND section ~ '^[A-Z_]{1,40}$' AND line ~ '^[A-Z0-9_]{1,60}$' AND col ~ '^[A-Z_]{1,40}$');
ALTER TABLE report_event ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(note) AND reason ~ '^[A-Z_]{1,40}$');
ALTER TABLE report_entry ADD CONSTRAINT certified_by_somebody CHECK ((state = 'CERTIFIED') = (certified_by_id IS NOT NULL) AND (state = 'CERTIFIED') = (certified_at IS NOT NULL));

-- The way of an entry: its own agency enters, certifies, and opens again what was filed; whoever keeps the report sends back
-- or goes without.
CREATE FUNCTION app.report_entry_moves() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE
  own boolean := NEW.agency_id = app.agency();
  certifies boolean := app.certifies_for(NEW.agency_id, NEW.task_force_id);
  keeps boolean := app.keeps_report(NEW.holder_agency_id, NEW.task_force_id);
  is_filed boolean := EXISTS (SELECT FROM report r WHERE r.id = NEW.report_id AND r.state = 'FILED');
BEGIN
  NEW.ever_certified := OLD.ever_certified OR NEW.state = 'CERTIFIED';
  IF NEW.state <> 'CERTIFIED' THEN
    NEW.certified_by_id := NULL;
    NEW.certified_at := NULL;
  END IF;
  IF current_user = 'hub_app' AND NOT (CASE
    WHEN NEW.state = OLD.state THEN own AND NEW.state IN ('DRAFT', 'RETURNED')
    WHEN NEW.state = 'CERTIFIED' THEN certifies AND OLD.state IN ('DRAFT', 'RETURNED') AND NEW.certified_by_id = app.person()
    WHEN NEW.state = 'RETURNED' THEN keeps AND OLD.state = 'CERTIFIED' AND NOT is_filed
    WHEN NEW.state = 'EXCUSED' THEN keeps AND OLD.state = 'DRAFT' AND NOT OLD.ever_certified AND NOT is_filed
    WHEN NEW.state = 'DRAFT' THEN certifies AND OLD.state = 'CERTIFIED' AND is_filed
    ELSE false END) THEN
    RAISE EXCEPTION 'an entry does not go this way' USING ERRCODE = 'RT071';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER report_entry_moves BEFORE UPDATE ON report_entry FOR EACH ROW EXECUTE FUNCTION app.report_entry_moves();

-- Where a report stands follows from its entries; whoever looks at it with an old version hears so. Once filed it stays filed.
GRANT UPDATE (state, version) ON report TO hub_policy;
CREATE POLICY definers_move ON report FOR UPDATE TO hub_policy USING (true);
CREATE FUNCTION app.report_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE
  stood report_state;
BEGIN
  SELECT r.state INTO STRICT stood FROM report r WHERE r.id = NEW.report_id FOR UPDATE;
  -- Filed between this step's beginning and now.
  IF stood = 'FILED' AND NEW.state IN ('RETURNED', 'EXCUSED') THEN
    RAISE EXCEPTION 'the report is filed' USING ERRCODE = 'RT072';
  END IF;
  UPDATE report SET version = version + 1, state = CASE
    WHEN stood = 'FILED' THEN 'FILED'
    WHEN EXISTS (SELECT FROM report_entry e WHERE e.report_id = NEW.report_id AND e.state = 'RETURNED') THEN 'CHANGES_REQUESTED'
    WHEN EXISTS (SELECT FROM report_entry e WHERE e.report_id = NEW.report_id AND e.state = 'DRAFT') THEN 'CERTIFYING'
    ELSE 'IN_REVIEW' END::report_state
  WHERE id = NEW.report_id;
  PERFORM app.hint('grants', NEW.task_force_id, ARRAY[NEW.holder_agency_id, NEW.agency_id]);
  RETURN NULL;
END
$$;
CREATE TRIGGER report_follows AFTER UPDATE OF state ON report_entry FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION app.report_follows();
-- Agencies are asked while nobody can have seen a sum; one that came later could be told from the difference.
CREATE FUNCTION app.report_asks() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF current_user = 'hub_app' AND NOT EXISTS (SELECT FROM report r WHERE r.id = NEW.report_id AND r.state = 'CERTIFYING') THEN
    RAISE EXCEPTION 'sums of this report were open' USING ERRCODE = 'RT075';
  END IF;
  PERFORM app.hint('grants', NEW.task_force_id, ARRAY[NEW.holder_agency_id, NEW.agency_id]);
  RETURN NEW;
END
$$;
CREATE TRIGGER report_asks BEFORE INSERT ON report_entry FOR EACH ROW EXECUTE FUNCTION app.report_asks();

-- ── Filing (GR-3) ────────────────────────────────────────────────────────────────────────────────────────────────────
-- The frozen copy is made by the database, of numbers that whoever files cannot read.
GRANT INSERT ON report_snapshot TO hub_policy;
CREATE POLICY definers_file ON report_snapshot FOR INSERT TO hub_policy WITH CHECK (true);
CREATE FUNCTION app.file_report(about uuid, day date, counted jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE
  r report%ROWTYPE;
  frozen text;
BEGIN
  SELECT * INTO r FROM report WHERE id = about FOR UPDATE;
  IF r.id IS NULL OR NOT app.keeps_report(r.holder_agency_id, r.task_force_id) THEN
    RAISE EXCEPTION 'not theirs to file' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF r.state <> 'IN_REVIEW' THEN
    RAISE EXCEPTION 'not every agency has certified, or it is filed' USING ERRCODE = 'RT073';
  END IF;
  -- jsonb writes its keys in one order: the same content is the same text.
  frozen := jsonb_build_object(
    'report', r.id, 'form', r.form, 'formVersion', r.form_version, 'periodStartsOn', r.period_starts_on, 'periodEndsOn', r.period_ends_on,
    'filedOn', day, 'filedBy', app.person(), 'work', counted,
    'entries', (SELECT jsonb_agg(jsonb_build_object('agency', e.agency_id, 'state', e.state, 'certifiedBy', e.certified_by_id, 'certifiedAt', e.certified_at) ORDER BY e.agency_id)
      FROM report_entry e WHERE e.report_id = r.id),
    'numbers', (SELECT coalesce(jsonb_agg(jsonb_build_object('agency', n.agency_id, 'section', n.section, 'row', n.line, 'column', n.col, 'value', n.value, 'linked', n.linked)
        ORDER BY n.agency_id, n.section, n.line, n.col), '[]')
      FROM report_number n JOIN report_entry e ON e.id = n.entry_id WHERE e.report_id = r.id AND e.state = 'CERTIFIED'))::text;
  INSERT INTO report_snapshot (id, task_force_id, holder_agency_id, report_id, body, work, sha256, filed_on, filed_by_id, filed_at)
  VALUES (gen_random_uuid(), r.task_force_id, r.holder_agency_id, r.id, frozen, counted, sha256(convert_to(frozen, 'UTF8')), day, app.person(), now());
  UPDATE report SET state = 'FILED', version = version + 1 WHERE id = r.id;
  PERFORM app.hint('grants', r.task_force_id, ARRAY[r.holder_agency_id] || ARRAY(SELECT e.agency_id FROM report_entry e WHERE e.report_id = r.id));
END
$$;
CREATE FUNCTION app.filed_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'what was filed never changes' USING ERRCODE = 'RT074';
END
$$;
CREATE TRIGGER filed_stays BEFORE UPDATE OR DELETE ON report_snapshot FOR EACH ROW EXECUTE FUNCTION app.filed_stays();
CREATE TRIGGER filed_stays BEFORE UPDATE OR DELETE ON shared_report FOR EACH ROW EXECUTE FUNCTION app.filed_stays();
CREATE TRIGGER filed_stays BEFORE UPDATE OR DELETE ON report_event FOR EACH ROW EXECUTE FUNCTION app.filed_stays();
CREATE FUNCTION app.filing_stays_with_its_report() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM report r WHERE r.rule_id = OLD.rule_id AND r.period_starts_on = OLD.period_starts_on AND r.state = 'FILED') THEN
    RAISE EXCEPTION 'what was filed stays filed' USING ERRCODE = 'RT074';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER filing_stays_with_its_report BEFORE DELETE ON report_filing FOR EACH ROW EXECUTE FUNCTION app.filing_stays_with_its_report();

-- ── What a reader learns of a whole report ───────────────────────────────────────────────────────────────────────────
-- Of the numbers of all others together: a cell is open when at least two of them gave to it, or when it comes to 11 or more.
-- FEW is any other cell. Of tables that add up to the new people further cells are HIDDEN, the smallest first, until each of
-- the few may be anything from 0 to 10 for whoever subtracts (an open cell is 2 at least); where a line is too small for
-- that, the whole column closes, the new people included. Decision 0023.
CREATE FUNCTION app.report_prints(about uuid, was_filed boolean) RETURNS TABLE (section text, line text, col text, own int, others int, linked boolean, print text)
LANGUAGE sql STABLE SET search_path = app, public, pg_temp AS $$
  WITH numbers AS (
    SELECT n.agency_id, n.section, n.line, n.col, n.value, n.linked
    FROM report_number n JOIN report_entry e ON e.id = n.entry_id
    WHERE NOT was_filed AND e.report_id = about AND e.state = 'CERTIFIED'
    UNION ALL
    SELECT f.agency, f.section, f."row", f."column", f.value, f.linked
    FROM report_snapshot s, jsonb_to_recordset(s.body::jsonb -> 'numbers') AS f (agency uuid, section text, "row" text, "column" text, value int, linked boolean)
    WHERE was_filed AND s.report_id = about
  ), cells AS (
    SELECT n.section, n.line, n.col, bool_or(n.linked) AS linked, n.section <> 'PEOPLE' AND bool_or(n.linked) AS adds_up,
      sum(n.value) FILTER (WHERE n.agency_id = app.agency()) AS own,
      coalesce(sum(n.value) FILTER (WHERE n.agency_id IS DISTINCT FROM app.agency()), 0) AS others,
      count(*) FILTER (WHERE n.agency_id IS DISTINCT FROM app.agency() AND n.value > 0) AS givers
    FROM numbers n GROUP BY n.section, n.line, n.col
  ), few AS (
    SELECT c.*, c.givers < 2 AND c.others < 11 AS is_few FROM cells c
  ), queued AS (
    SELECT f.*,
      bool_or(f.is_few) OVER whole_line AS any_few,
      count(*) FILTER (WHERE NOT f.is_few) OVER whole_line AS open_in_line,
      sum(f.others) OVER whole_line AS line_sum,
      coalesce(sum(f.others) OVER before, 0) AS hidden_sum,
      count(*) FILTER (WHERE NOT f.is_few) OVER before AS hidden_more
    FROM few f
    WINDOW whole_line AS (PARTITION BY f.adds_up, f.section, f.col),
      before AS (PARTITION BY f.adds_up, f.section, f.col ORDER BY f.is_few DESC, f.others, f.line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  ), judged AS (
    SELECT q.*, bool_or(q.adds_up AND q.any_few AND (q.open_in_line = 0 OR q.line_sum < 10 + 2 * q.open_in_line)) OVER (PARTITION BY q.linked, q.col) AS column_closed FROM queued q
  )
  SELECT j.section, j.line, j.col, j.own::int, j.others::int, j.linked, CASE
    WHEN j.is_few THEN CASE WHEN coalesce(j.own, 0) = 0 THEN 'FEW' ELSE 'HIDDEN' END
    WHEN j.linked AND j.column_closed THEN 'HIDDEN'
    WHEN j.adds_up AND j.any_few AND (j.hidden_more = 0 OR j.hidden_sum < 10 + 2 * j.hidden_more) THEN 'HIDDEN'
    ELSE 'NUMBER' END
  FROM judged j
$$;

-- The cells of a report as its reader may see them. An agency that was asked sees its own; who oversees the report sees sums,
-- once nobody has still to certify. Of a filed report, what changed since by a few people stays closed, and so does in the
-- tables that add up everything that changed with it, or that was closed before (CR-24).
CREATE FUNCTION app.report_cells(about uuid, was_filed boolean) RETURNS TABLE (section text, line text, col text, own int, whole int, print text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE
  r report%ROWTYPE;
BEGIN
  SELECT * INTO r FROM report WHERE id = about;
  IF r.id IS NULL OR r.task_force_id IS DISTINCT FROM app.task_force() OR NOT app.works_on_reports() THEN RETURN; END IF;
  IF NOT app.oversees_report(r.holder_agency_id, r.task_force_id) THEN
    RETURN QUERY SELECT p.section, p.line, p.col, p.own, NULL::int, 'HIDDEN' FROM app.report_prints(about, was_filed) p WHERE p.own IS NOT NULL;
    RETURN;
  END IF;
  IF NOT was_filed AND EXISTS (SELECT FROM report_entry e WHERE e.report_id = about AND e.state IN ('DRAFT', 'RETURNED')) THEN RETURN; END IF;
  RETURN QUERY
  WITH compared AS (
    SELECT p.*, f.others AS filed_others, f.print AS filed_print, f.others IS NOT NULL AND f.others <> p.others AS has_changed,
      f.others IS NOT NULL AND abs(f.others - p.others) BETWEEN 1 AND 10 AS by_few
    FROM app.report_prints(about, was_filed) p
    LEFT JOIN app.report_prints(about, true) f ON NOT was_filed AND (f.section, f.line, f.col) = (p.section, p.line, p.col)
  ), guarded AS (
    SELECT c.*, c.by_few OR c.linked AND (c.filed_print <> 'NUMBER' OR c.has_changed AND bool_or(c.by_few) OVER (PARTITION BY c.linked, c.col)) AS is_closed
    FROM compared c
  )
  SELECT g.section, g.line, g.col, g.own, CASE WHEN g.print = 'NUMBER' AND g.is_closed IS NOT TRUE THEN coalesce(g.own, 0) + g.others END,
    CASE WHEN g.print = 'NUMBER' AND g.is_closed THEN 'HIDDEN' ELSE g.print END
  FROM guarded g;
END
$$;

-- Requests announce what happened to reports too: the worker makes the protected copy.
CREATE OR REPLACE FUNCTION app.add_job(task text, payload jsonb, run_at timestamptz, key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  IF session_user = 'hub_app' AND NOT (task ~ '^(referral|auth|people|mail|report)\.' AND coalesce(key ~ '^(reminder|unanswered):', true)) THEN
    RAISE EXCEPTION 'requests do not add this job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload := payload::json, run_at := run_at, job_key := key, max_attempts := 12);
END
$$;

GRANT CREATE ON SCHEMA app TO hub_policy;
ALTER FUNCTION app.report_follows() OWNER TO hub_policy;
ALTER FUNCTION app.file_report(uuid, date, jsonb) OWNER TO hub_policy;
ALTER FUNCTION app.report_prints(uuid, boolean) OWNER TO hub_policy;
ALTER FUNCTION app.report_cells(uuid, boolean) OWNER TO hub_policy;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
REVOKE ALL ON FUNCTION app.report_follows(), app.file_report(uuid, date, jsonb), app.report_prints(uuid, boolean), app.report_cells(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.file_report(uuid, date, jsonb), app.report_cells(uuid, boolean) TO hub_app;
