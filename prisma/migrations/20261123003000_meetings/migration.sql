-- CreateEnum
CREATE TYPE "body_kind" AS ENUM ('FULL', 'CORE', 'COMMITTEE', 'CASE_REVIEW');

-- CreateEnum
CREATE TYPE "body_role" AS ENUM ('CHAIR', 'MINUTE_TAKER', 'MEMBER', 'ADVISER');

-- CreateEnum
CREATE TYPE "meeting_state" AS ENUM ('DRAFT', 'OPEN', 'CANCELLED');

-- CreateEnum
CREATE TYPE "meeting_place" AS ENUM ('IN_PERSON', 'ONLINE', 'HYBRID');

-- CreateEnum
CREATE TYPE "meeting_answer" AS ENUM ('YES', 'MAYBE', 'NO');

-- CreateEnum
CREATE TYPE "poll_state" AS ENUM ('OPEN', 'CLOSED', 'DECIDED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "poll_choice" AS ENUM ('YES', 'IF_NEED_BE', 'NO');

-- CreateEnum
CREATE TYPE "answer_way" AS ENUM ('PAGE', 'LINK', 'MAIL');

-- CreateTable
CREATE TABLE "body" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "kind" "body_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "quorum_least" INTEGER NOT NULL DEFAULT 1,
    "quorum_share" INTEGER NOT NULL DEFAULT 0,
    "quorum_disciplines" "discipline"[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body_seat" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "body_role" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "body_seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_series" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "state" "meeting_state" NOT NULL DEFAULT 'DRAFT',
    "title" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT false,
    "place_kind" "meeting_place" NOT NULL,
    "place" TEXT,
    "link" TEXT,
    "time_zone" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "rule" TEXT,
    "until_on" DATE,
    "skips_days_off" BOOLEAN NOT NULL DEFAULT true,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "split_from_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "moved_to" TIMESTAMPTZ(3),
    "minutes" INTEGER,
    "title" TEXT,
    "place_kind" "meeting_place",
    "place" TEXT,
    "link" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_reply" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "on_day" DATE,
    "answer" "meeting_answer" NOT NULL,
    "way" "answer_way" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_invitation" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sequence" INTEGER,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "reply_hash" BYTEA NOT NULL,
    "reply_box" BYTEA NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "day_off" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "day_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "state" "poll_state" NOT NULL DEFAULT 'OPEN',
    "title" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT false,
    "place_kind" "meeting_place" NOT NULL,
    "place" TEXT,
    "link" TEXT,
    "time_zone" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "nudged_on" DATE,
    "series_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_option" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_answer" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "option_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answer" "poll_choice" NOT NULL,
    "way" "answer_way" NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_link" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "poll_id" UUID,
    "series_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "body_task_force_id_idx" ON "body"("task_force_id");

-- CreateIndex
CREATE INDEX "body_seat_person_id_idx" ON "body_seat"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "body_seat_body_id_person_id_key" ON "body_seat"("body_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_series_uid_key" ON "meeting_series"("uid");

-- CreateIndex
CREATE INDEX "meeting_series_task_force_id_starts_on_idx" ON "meeting_series"("task_force_id", "starts_on");

-- CreateIndex
CREATE INDEX "meeting_series_body_id_idx" ON "meeting_series"("body_id");

-- CreateIndex
CREATE INDEX "meeting_body_id_idx" ON "meeting"("body_id");

-- CreateIndex
CREATE INDEX "meeting_task_force_id_moved_to_idx" ON "meeting"("task_force_id", "moved_to");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_series_id_on_day_key" ON "meeting"("series_id", "on_day");

-- CreateIndex
CREATE INDEX "meeting_reply_series_id_person_id_idx" ON "meeting_reply"("series_id", "person_id");

-- CreateIndex
CREATE INDEX "meeting_reply_body_id_idx" ON "meeting_reply"("body_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_invitation_reply_hash_key" ON "meeting_invitation"("reply_hash");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_invitation_series_id_person_id_key" ON "meeting_invitation"("series_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "day_off_task_force_id_on_day_key" ON "day_off"("task_force_id", "on_day");

-- CreateIndex
CREATE INDEX "poll_task_force_id_created_at_idx" ON "poll"("task_force_id", "created_at");

-- CreateIndex
CREATE INDEX "poll_body_id_idx" ON "poll"("body_id");

-- CreateIndex
CREATE INDEX "poll_option_body_id_idx" ON "poll_option"("body_id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_option_poll_id_starts_at_key" ON "poll_option"("poll_id", "starts_at");

-- CreateIndex
CREATE INDEX "poll_answer_poll_id_person_id_idx" ON "poll_answer"("poll_id", "person_id");

-- CreateIndex
CREATE INDEX "poll_answer_body_id_idx" ON "poll_answer"("body_id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_answer_option_id_person_id_key" ON "poll_answer"("option_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_link_token_hash_key" ON "answer_link"("token_hash");

-- CreateIndex
CREATE INDEX "answer_link_expires_at_idx" ON "answer_link"("expires_at");

-- AddForeignKey
ALTER TABLE "body_seat" ADD CONSTRAINT "body_seat_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_series" ADD CONSTRAINT "meeting_series_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "meeting_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_reply" ADD CONSTRAINT "meeting_reply_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "meeting_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_invitation" ADD CONSTRAINT "meeting_invitation_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "meeting_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_option" ADD CONSTRAINT "poll_option_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "poll"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "poll"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_option_id_fkey" FOREIGN KEY ("option_id") REFERENCES "poll_option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── A part belongs to the body and the table of what it is a part of ─────────────────────────────────────────────────
ALTER TABLE body ADD CONSTRAINT body_at_table UNIQUE (id, task_force_id);
ALTER TABLE meeting_series ADD CONSTRAINT series_of_body UNIQUE (id, body_id, task_force_id);
ALTER TABLE poll ADD CONSTRAINT poll_of_body UNIQUE (id, body_id, task_force_id);
ALTER TABLE poll_option ADD CONSTRAINT option_of_poll UNIQUE (id, poll_id, body_id, task_force_id);
ALTER TABLE body_seat ADD CONSTRAINT same_table FOREIGN KEY (body_id, task_force_id) REFERENCES body (id, task_force_id);
ALTER TABLE meeting_series ADD CONSTRAINT same_table FOREIGN KEY (body_id, task_force_id) REFERENCES body (id, task_force_id);
ALTER TABLE poll ADD CONSTRAINT same_table FOREIGN KEY (body_id, task_force_id) REFERENCES body (id, task_force_id);
ALTER TABLE meeting ADD CONSTRAINT same_body FOREIGN KEY (series_id, body_id, task_force_id) REFERENCES meeting_series (id, body_id, task_force_id);
ALTER TABLE meeting_reply ADD CONSTRAINT same_body FOREIGN KEY (series_id, body_id, task_force_id) REFERENCES meeting_series (id, body_id, task_force_id);
ALTER TABLE poll_option ADD CONSTRAINT same_body FOREIGN KEY (poll_id, body_id, task_force_id) REFERENCES poll (id, body_id, task_force_id);
ALTER TABLE poll_answer ADD CONSTRAINT same_body FOREIGN KEY (option_id, poll_id, body_id, task_force_id) REFERENCES poll_option (id, poll_id, body_id, task_force_id);
ALTER TABLE poll ADD CONSTRAINT meeting_of_poll FOREIGN KEY (series_id, body_id, task_force_id) REFERENCES meeting_series (id, body_id, task_force_id);
-- One answer a person for each meeting, and one for the series as a whole.
CREATE UNIQUE INDEX meeting_reply_once ON meeting_reply (series_id, person_id, on_day) NULLS NOT DISTINCT;

-- ── Who sees and keeps what (MT-02) ──────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['body', 'body_seat', 'meeting_series', 'meeting', 'meeting_reply', 'meeting_invitation', 'day_off', 'poll', 'poll_option', 'poll_answer', 'answer_link']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup', t);
    EXECUTE format('CREATE POLICY jobs ON %I TO hub_worker USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_worker', t);
  END LOOP;
END
$$;

-- The bodies of this table on whose roster the actor is, in one of these roles. It reads past the policies of the roster, which ask it.
GRANT CREATE ON SCHEMA app TO hub_policy;
GRANT SELECT ON body_seat, body TO hub_policy;
CREATE POLICY definers_read ON body_seat FOR SELECT TO hub_policy USING (true);
CREATE POLICY definers_read ON body FOR SELECT TO hub_policy USING (true);
CREATE FUNCTION app.my_bodies(roles text[]) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = app, public, pg_temp
  AS $$ SELECT coalesce(array_agg(s.body_id), '{}') FROM body_seat s
        WHERE s.person_id = app.person() AND s.task_force_id = app.task_force() AND s.role::text = ANY (roles) AND app.sits_here() $$;
-- A body that nobody is on yet: whoever makes it puts people in it.
CREATE FUNCTION app.body_is_new(of_body uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = app, public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM body b WHERE b.id = of_body AND b.task_force_id = app.task_force())
        AND NOT EXISTS (SELECT FROM body_seat s WHERE s.body_id = of_body) $$;
ALTER FUNCTION app.my_bodies(text[]) OWNER TO hub_policy;
ALTER FUNCTION app.body_is_new(uuid) OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.my_bodies(text[]), app.body_is_new(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_bodies(text[]), app.body_is_new(uuid) TO hub_app;

GRANT SELECT ON body, body_seat, meeting_series, meeting, meeting_reply, day_off, poll, poll_option, poll_answer TO hub_app;

GRANT INSERT (id, task_force_id, kind, name, restricted, quorum_least, quorum_share, quorum_disciplines, version, created_at) ON body TO hub_app;
GRANT UPDATE (kind, name, quorum_least, quorum_share, quorum_disciplines, version) ON body TO hub_app;
CREATE POLICY at_the_table ON body FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here())
  AND (NOT restricted OR id = ANY ((SELECT app.my_bodies('{CHAIR,MINUTE_TAKER,MEMBER,ADVISER}'))::uuid[])));
CREATE POLICY coordinator_makes ON body FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));
CREATE POLICY keeper_changes ON body FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force())
  AND ((SELECT app.has_seat('COORDINATOR')) OR id = ANY ((SELECT app.my_bodies('{CHAIR}'))::uuid[])));

GRANT INSERT (id, task_force_id, body_id, person_id, role, since) ON body_seat TO hub_app;
GRANT UPDATE (role) ON body_seat TO hub_app;
GRANT DELETE ON body_seat TO hub_app;
CREATE POLICY with_its_body ON body_seat FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b));
CREATE POLICY keeper_seats ON body_seat FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force())
  AND person_id IN (SELECT s.person_id FROM seat s WHERE s.task_force_id = (SELECT app.task_force()))
  AND (body_id = ANY ((SELECT app.my_bodies('{CHAIR}'))::uuid[])
    OR (SELECT app.has_seat('COORDINATOR')) AND (body_id IN (SELECT b.id FROM body b) OR app.body_is_new(body_id))));
CREATE POLICY keeper_reseats ON body_seat FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b)
  AND ((SELECT app.has_seat('COORDINATOR')) OR body_id = ANY ((SELECT app.my_bodies('{CHAIR}'))::uuid[])));
CREATE POLICY keeper_unseats ON body_seat FOR DELETE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b)
  AND (person_id = (SELECT app.person()) OR (SELECT app.has_seat('COORDINATOR')) OR body_id = ANY ((SELECT app.my_bodies('{CHAIR}'))::uuid[])));

-- Meetings and polls are kept by a body's chair and minute-taker, and by a coordinator who sees the body. Whether it is
-- seen is asked of the body itself each time.
CREATE FUNCTION app.keeps_meetings(of_body uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT app.has_seat('COORDINATOR') OR of_body = ANY (app.my_bodies('{CHAIR,MINUTE_TAKER}')) $$;
CREATE FUNCTION app.on_roster(of_body uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT of_body = ANY (app.my_bodies('{CHAIR,MINUTE_TAKER,MEMBER,ADVISER}')) $$;

GRANT INSERT (id, task_force_id, body_id, state, title, closed, place_kind, place, link, time_zone, starts_on, starts_at, minutes, rule, until_on, skips_days_off,
  uid, sequence, split_from_id, version, created_by_id, created_at, changed_at) ON meeting_series TO hub_app;
GRANT UPDATE (state, title, closed, place_kind, place, link, starts_on, starts_at, minutes, rule, until_on, skips_days_off, sequence, version, changed_at) ON meeting_series TO hub_app;
GRANT DELETE ON meeting_series TO hub_app;
CREATE POLICY with_its_body ON meeting_series FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b)
  AND (state <> 'DRAFT' OR app.keeps_meetings(body_id)));
CREATE POLICY keeper_plans ON meeting_series FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND created_by_id = (SELECT app.person())
  AND body_id IN (SELECT b.id FROM body b) AND app.keeps_meetings(body_id));
CREATE POLICY keeper_changes ON meeting_series FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b) AND app.keeps_meetings(body_id));
-- What was sent is cancelled and stays; only a draft goes without a trace.
CREATE POLICY keeper_discards ON meeting_series FOR DELETE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND state = 'DRAFT'
  AND body_id IN (SELECT b.id FROM body b) AND app.keeps_meetings(body_id));

GRANT INSERT (id, task_force_id, body_id, series_id, on_day, cancelled, moved_to, minutes, title, place_kind, place, link, version) ON meeting TO hub_app;
GRANT UPDATE (series_id, cancelled, moved_to, minutes, title, place_kind, place, link, version) ON meeting TO hub_app;
GRANT DELETE ON meeting TO hub_app;
CREATE POLICY with_its_series ON meeting FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND series_id IN (SELECT s.id FROM meeting_series s));
CREATE POLICY keeper_keeps ON meeting FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force())
  AND series_id IN (SELECT s.id FROM meeting_series s) AND app.keeps_meetings(body_id));
CREATE POLICY keeper_changes ON meeting FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force())
  AND series_id IN (SELECT s.id FROM meeting_series s) AND app.keeps_meetings(body_id));
CREATE POLICY keeper_gives_up ON meeting FOR DELETE TO hub_app USING (task_force_id = (SELECT app.task_force())
  AND series_id IN (SELECT s.id FROM meeting_series s) AND app.keeps_meetings(body_id));

-- Who comes is seen by those who meet and by a coordinator, and said by everybody for themselves.
GRANT INSERT (id, task_force_id, body_id, series_id, person_id, on_day, answer, way, sequence, answered_at) ON meeting_reply TO hub_app;
GRANT UPDATE (answer, way, sequence, answered_at) ON meeting_reply TO hub_app;
CREATE POLICY those_who_meet ON meeting_reply FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here())
  AND body_id IN (SELECT b.id FROM body b) AND (person_id = (SELECT app.person()) OR (SELECT app.has_seat('COORDINATOR')) OR app.on_roster(body_id)));
CREATE POLICY own_answer ON meeting_reply FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND person_id = (SELECT app.person())
  AND way = 'PAGE' AND app.on_roster(body_id) AND series_id IN (SELECT s.id FROM meeting_series s WHERE s.state = 'OPEN'));
CREATE POLICY own_answer_changed ON meeting_reply FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND person_id = (SELECT app.person())
  AND app.on_roster(body_id) AND series_id IN (SELECT s.id FROM meeting_series s WHERE s.state = 'OPEN')) WITH CHECK (person_id = (SELECT app.person()) AND way = 'PAGE');

GRANT INSERT (id, task_force_id, on_day, name) ON day_off TO hub_app;
GRANT DELETE ON day_off TO hub_app;
CREATE POLICY at_the_table ON day_off FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here()));
CREATE POLICY coordinator_adds ON day_off FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));
CREATE POLICY coordinator_removes ON day_off FOR DELETE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.has_seat('COORDINATOR')));

GRANT INSERT (id, task_force_id, body_id, state, title, closed, place_kind, place, link, time_zone, minutes, deadline_at, hidden, version, created_by_id, created_at) ON poll TO hub_app;
GRANT UPDATE (state, deadline_at, series_id, version) ON poll TO hub_app;
CREATE POLICY with_its_body ON poll FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b));
CREATE POLICY keeper_asks ON poll FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND created_by_id = (SELECT app.person())
  AND state = 'OPEN' AND body_id IN (SELECT b.id FROM body b) AND app.keeps_meetings(body_id));
CREATE POLICY keeper_ends ON poll FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b) AND app.keeps_meetings(body_id));
GRANT INSERT (id, task_force_id, body_id, poll_id, starts_at) ON poll_option TO hub_app;
CREATE POLICY with_its_poll ON poll_option FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND poll_id IN (SELECT p.id FROM poll p));
CREATE POLICY keeper_asks ON poll_option FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force())
  AND poll_id IN (SELECT p.id FROM poll p WHERE p.state = 'OPEN') AND app.keeps_meetings(body_id));

-- What somebody answered is theirs and the keepers'; where the poll does not hide it, also that of all who were asked.
GRANT INSERT (id, task_force_id, body_id, poll_id, option_id, person_id, answer, way, answered_at) ON poll_answer TO hub_app;
GRANT UPDATE (answer, way, answered_at) ON poll_answer TO hub_app;
CREATE POLICY those_who_may_know ON poll_answer FOR SELECT TO hub_app USING (task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here())
  AND poll_id IN (SELECT p.id FROM poll p WHERE poll_answer.person_id = (SELECT app.person()) OR app.keeps_meetings(p.body_id) OR NOT p.hidden AND app.on_roster(p.body_id)));
CREATE POLICY own_answer ON poll_answer FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()) AND person_id = (SELECT app.person())
  AND way = 'PAGE' AND app.on_roster(body_id) AND poll_id IN (SELECT p.id FROM poll p WHERE p.state = 'OPEN'));
CREATE POLICY own_answer_changed ON poll_answer FOR UPDATE TO hub_app USING (task_force_id = (SELECT app.task_force()) AND person_id = (SELECT app.person())
  AND app.on_roster(body_id) AND poll_id IN (SELECT p.id FROM poll p WHERE p.state = 'OPEN')) WITH CHECK (person_id = (SELECT app.person()) AND way = 'PAGE');

-- Mail, links and the clock are the worker's: it closes polls, notes what was sent, and keeps answers that come by mail or link.
GRANT INSERT ON meeting_invitation, answer_link, meeting_reply, poll_answer TO hub_worker;
GRANT UPDATE (sequence, cancelled, sent_at) ON meeting_invitation TO hub_worker;
GRANT UPDATE (answer, way, sequence, answered_at) ON meeting_reply TO hub_worker;
GRANT UPDATE (answer, way, answered_at) ON poll_answer TO hub_worker;
GRANT UPDATE (state, nudged_on, version) ON poll TO hub_worker;
-- A day on which the table does not meet changes entries of bodies that whoever added it may not know of.
GRANT UPDATE (sequence) ON meeting_series TO hub_worker;
GRANT DELETE ON answer_link TO hub_worker;
CREATE POLICY never_as_if_signed_in ON meeting_reply AS RESTRICTIVE FOR INSERT TO hub_worker WITH CHECK (way <> 'PAGE' OR current_user <> 'hub_worker');
CREATE POLICY never_as_if_signed_in ON poll_answer AS RESTRICTIVE FOR INSERT TO hub_worker WITH CHECK (way <> 'PAGE' OR current_user <> 'hub_worker');

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
ALTER TABLE body ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(name) AND name <> '');
ALTER TABLE body ADD CONSTRAINT quorum_can_be CHECK (quorum_least BETWEEN 1 AND 500 AND quorum_share BETWEEN 0 AND 100);
ALTER TABLE day_off ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(name) AND name <> '');
-- A link leads to a meeting held by video: https, and no name or password in it.
CREATE FUNCTION app.is_plain_link(link text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT link IS NULL OR (link ~ '^https://[^[:space:]@[:cntrl:]]+$' AND length(link) <= 500) $$;
ALTER TABLE meeting_series ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(title) AND title <> '' AND app.holds_no_contact(place) AND app.is_plain_link(link));
ALTER TABLE meeting ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(title) AND title <> '' AND app.holds_no_contact(place) AND app.is_plain_link(link));
ALTER TABLE poll ADD CONSTRAINT plain_words CHECK (app.holds_no_contact(title) AND title <> '' AND app.holds_no_contact(place) AND app.is_plain_link(link));
ALTER TABLE meeting_series ADD CONSTRAINT times CHECK (starts_at BETWEEN 0 AND 1439 AND minutes BETWEEN 5 AND 1440 AND sequence >= 0 AND coalesce(until_on, starts_on) >= starts_on);
ALTER TABLE meeting ADD CONSTRAINT times CHECK (coalesce(minutes, 5) BETWEEN 5 AND 1440);
ALTER TABLE poll ADD CONSTRAINT times CHECK (minutes BETWEEN 5 AND 1440);
ALTER TABLE meeting_series ADD CONSTRAINT rule_as_we_write_it CHECK (rule IS NULL AND until_on IS NULL
  OR rule ~ '^FREQ=(WEEKLY;INTERVAL=[1-9][0-9]?;BYDAY=(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*|MONTHLY;INTERVAL=[1-9][0-9]?;(BYDAY=(1|2|3|4|-1)(MO|TU|WE|TH|FR|SA|SU)|BYMONTHDAY=([1-9]|[12][0-9]|3[01]|-1)))$');
ALTER TABLE meeting_series ADD CONSTRAINT uid_tells_nothing CHECK (uid ~ '^[0-9a-f-]{36}@roundtable\.invalid$');
ALTER TABLE answer_link ADD CONSTRAINT for_one_thing CHECK ((poll_id IS NULL) <> (series_id IS NULL));
ALTER TABLE poll ADD CONSTRAINT decided_by_a_meeting CHECK ((state = 'DECIDED') = (series_id IS NOT NULL));

-- What has ended stays ended, and what was sent is no draft again.
CREATE FUNCTION app.meeting_goes_on() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF NEW.state::text IS DISTINCT FROM OLD.state::text AND (OLD.state::text IN ('CANCELLED', 'DECIDED') OR NEW.state::text = 'DRAFT' OR (OLD.state::text = 'CLOSED' AND NEW.state::text = 'OPEN')) THEN
    RAISE EXCEPTION 'what has ended does not begin again' USING ERRCODE = 'RT081';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER meeting_goes_on BEFORE UPDATE OF state ON meeting_series FOR EACH ROW EXECUTE FUNCTION app.meeting_goes_on();
CREATE TRIGGER meeting_goes_on BEFORE UPDATE OF state ON poll FOR EACH ROW EXECUTE FUNCTION app.meeting_goes_on();
-- Nobody answers after the deadline, however the answer comes.
CREATE FUNCTION app.poll_is_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM poll p WHERE p.id = NEW.poll_id AND p.state = 'OPEN' AND p.deadline_at > NEW.answered_at) THEN
    RAISE EXCEPTION 'this poll is over' USING ERRCODE = 'RT082';
  END IF;
  RETURN NEW;
END
$$;
GRANT SELECT ON poll TO hub_policy;
CREATE POLICY definers_read ON poll FOR SELECT TO hub_policy USING (true);
ALTER FUNCTION app.poll_is_open() OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.poll_is_open() FROM PUBLIC;
CREATE TRIGGER poll_is_open BEFORE INSERT OR UPDATE ON poll_answer FOR EACH ROW EXECUTE FUNCTION app.poll_is_open();

-- ── Hints to open pages ──────────────────────────────────────────────────────────────────────────────────────────────
-- Of a restricted body only the agencies of its roster hear that something changed.
CREATE FUNCTION app.meeting_hints() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE
  one record;
  heard uuid[] := '{}';
BEGIN
  IF TG_OP = 'DELETE' THEN one := OLD; ELSE one := NEW; END IF;
  IF EXISTS (SELECT FROM body b WHERE b.id = one.body_id AND b.restricted) THEN
    SELECT array_agg(DISTINCT p.agency_id) INTO heard FROM body_seat s JOIN person p ON p.id = s.person_id WHERE s.body_id = one.body_id;
    IF heard IS NULL THEN RETURN NULL; END IF;
  END IF;
  PERFORM app.hint('meetings', one.task_force_id, heard);
  RETURN NULL;
END
$$;
ALTER FUNCTION app.meeting_hints() OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.meeting_hints() FROM PUBLIC;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['body_seat', 'meeting_series', 'meeting', 'meeting_reply', 'poll', 'poll_answer']
  LOOP
    EXECUTE format('CREATE TRIGGER meeting_hints AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.meeting_hints()', t);
  END LOOP;
END
$$;

-- ── Jobs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Requests also announce what happened to a meeting. Only this word is added, whatever else requests may announce by then.
DO $$
DECLARE
  before text := pg_get_functiondef('app.add_job(text, jsonb, timestamptz, text)'::regprocedure);
  after text := replace(before, '''^(referral|', '''^(meeting|referral|');
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'app.add_job lists its topics in another way than expected';
  END IF;
  EXECUTE after;
END
$$;
