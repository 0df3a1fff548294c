-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('WAITING', 'SENT', 'DROPPED', 'REFUSED', 'FAILED');

-- CreateEnum
CREATE TYPE "mail_pace" AS ENUM ('INSTANT', 'DAILY', 'WEEKLY', 'OFF');

-- AlterTable
ALTER TABLE "mail_delivery" ADD COLUMN     "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'REFERRALS',
ADD COLUMN     "refusal" INTEGER,
ADD COLUMN     "state" "mail_state" NOT NULL DEFAULT 'WAITING',
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "mail_event" (
    "id" UUID NOT NULL,
    "job_key" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "spread_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_reason" (
    "delivery_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,

    CONSTRAINT "mail_reason_pkey" PRIMARY KEY ("delivery_id","event_id")
);

-- CreateTable
CREATE TABLE "mail_preference" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "pace" "mail_pace" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_preference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_reach" (
    "person_id" UUID NOT NULL,
    "refusals" INTEGER NOT NULL DEFAULT 1,
    "refused_at" TIMESTAMPTZ(3) NOT NULL,
    "unreachable_since" TIMESTAMPTZ(3),

    CONSTRAINT "mail_reach_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_event_job_key_key" ON "mail_event"("job_key");

-- CreateIndex
CREATE INDEX "mail_reason_event_id_idx" ON "mail_reason"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_preference_person_id_kind_key" ON "mail_preference"("person_id", "kind");

-- AddForeignKey
ALTER TABLE "mail_reason" ADD CONSTRAINT "mail_reason_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "mail_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_reason" ADD CONSTRAINT "mail_reason_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "mail_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_reach" ADD CONSTRAINT "mail_reach_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ── Who may do what ──────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['mail_event', 'mail_reason', 'mail_preference', 'mail_reach']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_migrates ON %I TO hub_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_backup', t);
    EXECUTE format('CREATE POLICY jobs ON %I TO hub_worker USING (true) WITH CHECK (true)', t);
  END LOOP;
END
$$;

-- Mail is the worker's: requests announce, and never see to whom a mail went.
GRANT SELECT, INSERT, DELETE ON mail_event, mail_reason TO hub_worker;
GRANT UPDATE (spread_at) ON mail_event TO hub_worker;
GRANT UPDATE (state, tries, due_at, refusal) ON mail_delivery TO hub_worker;
GRANT DELETE ON mail_delivery TO hub_worker;
-- In whose zone it is morning, and which agencies still sit at a table.
GRANT SELECT (id, time_zone) ON task_force TO hub_worker;
GRANT SELECT (id, task_force_id, agency_id) ON membership TO hub_worker;

-- Everybody chooses for themselves. The link in a summary, which needs no session, is the worker's.
GRANT SELECT, INSERT ON mail_preference TO hub_app, hub_worker;
GRANT UPDATE (pace, changed_at) ON mail_preference TO hub_app, hub_worker;
CREATE POLICY own_choice ON mail_preference TO hub_app
  USING (person_id = (SELECT app.person())) WITH CHECK (person_id = (SELECT app.person()));

-- That mail does not arrive is known to the person, who can mend it, to the lead of their agency and to the operator.
GRANT SELECT, INSERT ON mail_reach TO hub_worker;
GRANT UPDATE (refusals, refused_at, unreachable_since) ON mail_reach TO hub_worker;
GRANT SELECT (person_id, unreachable_since) ON mail_reach TO hub_app;
GRANT UPDATE (refusals, unreachable_since) ON mail_reach TO hub_app;
CREATE POLICY own_address ON mail_reach FOR SELECT TO hub_app USING (person_id = (SELECT app.person()));
CREATE POLICY own_address_confirmed ON mail_reach FOR UPDATE TO hub_app
  USING (person_id = (SELECT app.person())) WITH CHECK (person_id = (SELECT app.person()) AND unreachable_since IS NULL AND refusals = 0);
CREATE POLICY lead_sees_own_agency ON mail_reach FOR SELECT TO hub_app
  USING ((SELECT app.has_seat('AGENCY_LEAD')) AND person_id IN (SELECT p.id FROM person p WHERE p.agency_id = (SELECT app.agency())));
CREATE POLICY operator_sees ON mail_reach FOR SELECT TO hub_app USING ((SELECT app.is_operator()));

-- ── Rules that hold whatever the server does ─────────────────────────────────────────────────────────────────────────
-- Mail about one's own account always comes, and at once.
ALTER TABLE mail_preference ADD CONSTRAINT account_mail_comes CHECK ((kind <> 'ACCOUNT' OR pace = 'INSTANT') AND kind ~ '^[A-Z_]{3,40}$');
-- An event holds ids and single words: nothing that could be read.
ALTER TABLE mail_event ADD CONSTRAINT names_nothing CHECK (payload::text ~ '^\{("[A-Za-z]{1,40}": "[A-Za-z0-9_:.+-]{1,64}"(, )?)*\}$');
-- No name can begin a line of its own in a header, should one ever come into a mail (EM-03).
ALTER TABLE task_force ADD CONSTRAINT name_is_one_line CHECK (name !~ '[[:cntrl:]]');
ALTER TABLE mail_delivery ADD CONSTRAINT refusal_class CHECK (refusal IN (0, 4, 5));
-- What had not left before this version is announced anew by the job that waits for it.
UPDATE mail_delivery SET state = CASE WHEN sent_at IS NULL THEN 'DROPPED' ELSE 'SENT' END::mail_state, due_at = created_at;
ALTER TABLE mail_delivery ADD CONSTRAINT sent_has_a_time CHECK ((state = 'SENT') = (sent_at IS NOT NULL));

-- A new address has refused nothing yet, whoever wrote it.
GRANT CREATE ON SCHEMA app TO hub_policy;
GRANT SELECT, DELETE ON mail_reach TO hub_policy;
CREATE POLICY definers_forget ON mail_reach TO hub_policy USING (true);
CREATE FUNCTION app.new_address_is_tried() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  DELETE FROM mail_reach r WHERE r.person_id = NEW.id;
  RETURN NULL;
END
$$;
ALTER FUNCTION app.new_address_is_tried() OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.new_address_is_tried() FROM PUBLIC;
CREATE TRIGGER new_address_is_tried AFTER UPDATE OF email ON person FOR EACH ROW
  WHEN (OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION app.new_address_is_tried();
REVOKE CREATE ON SCHEMA app FROM hub_policy;

CREATE INDEX mail_event_waiting_idx ON mail_event (due_at) WHERE spread_at IS NULL;
CREATE INDEX mail_delivery_waiting_idx ON mail_delivery (due_at) WHERE state = 'WAITING';
