-- CreateEnum
CREATE TYPE "minutes_part" AS ENUM ('OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "minutes_state" AS ENUM ('DRAFT', 'CIRCULATED', 'APPROVED');

-- CreateTable
CREATE TABLE "minutes" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "part" "minutes_part" NOT NULL,
    "state" "minutes_state" NOT NULL DEFAULT 'DRAFT',
    "drafted_by_id" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "circulated_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "decision_id" UUID,
    "hash" BYTEA,
    "retain_until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "minutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "minutes_entry" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "minutes_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "amendment" BOOLEAN NOT NULL DEFAULT false,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "minutes_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "minutes_decision_id_key" ON "minutes"("decision_id");

-- CreateIndex
CREATE INDEX "minutes_body_id_idx" ON "minutes"("body_id");

-- CreateIndex
CREATE INDEX "minutes_task_force_id_idx" ON "minutes"("task_force_id");

-- CreateIndex
CREATE UNIQUE INDEX "minutes_meeting_id_part_key" ON "minutes"("meeting_id", "part");

-- CreateIndex
CREATE INDEX "minutes_entry_task_force_id_idx" ON "minutes_entry"("task_force_id");

-- CreateIndex
CREATE UNIQUE INDEX "minutes_entry_minutes_id_place_key" ON "minutes_entry"("minutes_id", "place");

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_entry" ADD CONSTRAINT "minutes_entry_minutes_id_fkey" FOREIGN KEY ("minutes_id") REFERENCES "minutes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ── A part belongs to the body and the table of what it is a part of ─────────────────────────────────────────────────
ALTER TABLE minutes ADD CONSTRAINT minutes_of_body UNIQUE (id, body_id, task_force_id);
ALTER TABLE minutes ADD CONSTRAINT same_body FOREIGN KEY (meeting_id, body_id, task_force_id) REFERENCES meeting (id, body_id, task_force_id);
ALTER TABLE minutes_entry ADD CONSTRAINT same_body FOREIGN KEY (minutes_id, body_id, task_force_id) REFERENCES minutes (id, body_id, task_force_id);
ALTER TABLE decision ADD CONSTRAINT decision_of_body UNIQUE (id, body_id, task_force_id);
ALTER TABLE minutes ADD CONSTRAINT approved_by_its_body FOREIGN KEY (decision_id, body_id, task_force_id) REFERENCES decision (id, body_id, task_force_id);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['minutes', 'minutes_entry']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup, hub_app', t);
    EXECUTE format('CREATE TRIGGER meeting_hints AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.meeting_hints()', t);
  END LOOP;
END
$$;

-- ── Who sees and writes them (MT-10, MT-11) ──────────────────────────────────────────────────────────────────────────
-- Those of a closed session are for whoever was let into it, and for nobody who joins the body later.
CREATE FUNCTION app.was_admitted(to_meeting uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (SELECT FROM attendance a WHERE a.meeting_id = to_meeting AND a.person_id = app.person() AND a.admitted_at IS NOT NULL) $$;
CREATE FUNCTION app.keeps_minutes(of_body uuid, of_meeting uuid, of_part minutes_part) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE of_part WHEN 'OPEN' THEN app.keeps_meetings(of_body) ELSE app.keeps_agenda(of_body) AND app.was_admitted(of_meeting) END $$;
CREATE POLICY who_was_there ON minutes FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND meeting_id IN (SELECT m.id FROM meeting m)
  AND (app.keeps_minutes(body_id, meeting_id, part) OR state <> 'DRAFT' AND (part = 'OPEN' OR app.was_admitted(meeting_id))));
GRANT INSERT (id, task_force_id, body_id, meeting_id, part, drafted_by_id, drafted_at, retain_until, state, version) ON minutes TO hub_app;
GRANT UPDATE (state, circulated_at, approved_at, decision_id, version) ON minutes TO hub_app;
CREATE POLICY keeper_drafts ON minutes FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND drafted_by_id = (SELECT app.person())
  AND meeting_id IN (SELECT m.id FROM meeting m) AND app.keeps_minutes(body_id, meeting_id, part));
CREATE POLICY keeper_takes_on ON minutes FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force())
  AND meeting_id IN (SELECT m.id FROM meeting m) AND app.keeps_minutes(body_id, meeting_id, part));

CREATE POLICY with_its_minutes ON minutes_entry FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND minutes_id IN (SELECT m.id FROM minutes m));
GRANT INSERT (id, task_force_id, body_id, minutes_id, place, heading, words, amendment, written_by_id, written_at, version) ON minutes_entry TO hub_app;
GRANT UPDATE (words, written_by_id, written_at, version) ON minutes_entry TO hub_app;
CREATE POLICY keeper_writes ON minutes_entry FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND written_by_id = (SELECT app.person())
  AND minutes_id IN (SELECT m.id FROM minutes m WHERE app.keeps_minutes(m.body_id, m.meeting_id, m.part)));
CREATE POLICY keeper_rewrites ON minutes_entry FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force())
  AND minutes_id IN (SELECT m.id FROM minutes m WHERE app.keeps_minutes(m.body_id, m.meeting_id, m.part))) WITH CHECK (written_by_id = (SELECT app.person()));

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
ALTER TABLE minutes_entry ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(heading) AND app.is_plain_paragraph(words));
ALTER TABLE minutes ADD CONSTRAINT closed_ones_end CHECK ((part = 'CLOSED') = (retain_until IS NOT NULL));
ALTER TABLE minutes ADD CONSTRAINT approved_by_a_vote CHECK ((state = 'APPROVED') = (decision_id IS NOT NULL) AND (state = 'APPROVED') = (hash IS NOT NULL) AND (state = 'APPROVED') = (approved_at IS NOT NULL));

-- What was approved: number, heading and words of each paragraph, by the separators of ASCII.
CREATE FUNCTION app.minutes_hash(of_minutes uuid) RETURNS bytea LANGUAGE sql STABLE SET search_path = app, public, pg_temp
  AS $$ SELECT sha256(convert_to(coalesce(string_agg(e.place || E'\x1f' || e.heading || E'\x1f' || e.words, E'\x1e' ORDER BY e.place), ''), 'UTF8'))
        FROM minutes_entry e WHERE e.minutes_id = of_minutes AND NOT e.amendment $$;
CREATE FUNCTION app.minutes_go_on() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF OLD.state = 'APPROVED' THEN
    RAISE EXCEPTION 'approved minutes stay as they are' USING ERRCODE = 'RT096';
  END IF;
  IF NEW.state IS DISTINCT FROM OLD.state THEN
    IF (OLD.state, NEW.state) NOT IN (('DRAFT'::minutes_state, 'CIRCULATED'::minutes_state), ('CIRCULATED'::minutes_state, 'APPROVED'::minutes_state)) THEN
      RAISE EXCEPTION 'minutes are circulated first, and approved then' USING ERRCODE = 'RT097';
    END IF;
    IF NEW.state = 'APPROVED' THEN
      IF NOT EXISTS (SELECT FROM decision d JOIN agenda_item i ON i.id = d.item_id JOIN sitting later ON later.meeting_id = i.meeting_id
                     JOIN sitting earlier ON earlier.meeting_id = NEW.meeting_id
                     WHERE d.id = NEW.decision_id AND d.carried AND i.meeting_id <> NEW.meeting_id AND later.started_at > earlier.ended_at) THEN
        RAISE EXCEPTION 'a later meeting approves minutes, by a vote' USING ERRCODE = 'RT098';
      END IF;
      NEW.hash := app.minutes_hash(NEW.id);
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER minutes_go_on BEFORE UPDATE ON minutes FOR EACH ROW EXECUTE FUNCTION app.minutes_go_on();
CREATE FUNCTION app.minutes_are_locked() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE
  is_approved boolean := EXISTS (SELECT FROM minutes m WHERE m.id = NEW.minutes_id AND m.state = 'APPROVED');
BEGIN
  IF is_approved AND (TG_OP = 'UPDATE' OR NOT NEW.amendment) THEN
    RAISE EXCEPTION 'approved minutes stay as they are' USING ERRCODE = 'RT096';
  END IF;
  IF NEW.amendment AND NOT is_approved THEN
    RAISE EXCEPTION 'only what was approved is amended' USING ERRCODE = 'RT099';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER minutes_are_locked BEFORE INSERT OR UPDATE ON minutes_entry FOR EACH ROW EXECUTE FUNCTION app.minutes_are_locked();

-- ── The end of closed minutes ────────────────────────────────────────────────────────────────────────────────────────
-- On their day the worker removes them, and the notes of the closed items from which they were made.
GRANT SELECT, DELETE ON minutes, minutes_entry, agenda_note TO hub_worker;
GRANT SELECT ON agenda_item TO hub_worker;
CREATE POLICY jobs ON agenda_item FOR SELECT TO hub_worker USING (true);
CREATE POLICY jobs ON minutes FOR SELECT TO hub_worker USING (part = 'CLOSED');
CREATE POLICY jobs_end ON minutes FOR DELETE TO hub_worker USING (part = 'CLOSED' AND retain_until < current_date);
CREATE POLICY jobs ON minutes_entry FOR SELECT TO hub_worker USING (minutes_id IN (SELECT m.id FROM minutes m));
CREATE POLICY jobs_end ON minutes_entry FOR DELETE TO hub_worker USING (minutes_id IN (SELECT m.id FROM minutes m WHERE m.retain_until < current_date));
CREATE POLICY jobs ON agenda_note FOR SELECT TO hub_worker USING (item_id IN (SELECT i.id FROM agenda_item i WHERE i.audience = 'CLOSED'));
CREATE POLICY jobs_end ON agenda_note FOR DELETE TO hub_worker USING (item_id IN (SELECT i.id FROM agenda_item i
  WHERE i.audience = 'CLOSED' AND i.meeting_id IN (SELECT m.meeting_id FROM minutes m WHERE m.retain_until < current_date)));
