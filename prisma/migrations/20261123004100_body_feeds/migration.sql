-- DropIndex
DROP INDEX "calendar_feed_person_id_task_force_id_key";

-- AlterTable
ALTER TABLE "calendar_feed" ADD COLUMN     "body_id" UUID;

-- One address a person for everything of their own, and one for each body in which they sit.
CREATE UNIQUE INDEX calendar_feed_once ON calendar_feed (person_id, task_force_id, body_id) NULLS NOT DISTINCT;
ALTER TABLE body_seat ADD CONSTRAINT seat_at_table UNIQUE (body_id, person_id, task_force_id);
-- The address of a body's meetings goes with the seat, whoever takes that away and however; a seat given back does not bring it back.
ALTER TABLE calendar_feed ADD CONSTRAINT goes_with_the_seat FOREIGN KEY (body_id, person_id, task_force_id)
  REFERENCES body_seat (body_id, person_id, task_force_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE INDEX calendar_feed_of_seat ON calendar_feed (body_id, person_id) WHERE body_id IS NOT NULL;

GRANT SELECT (body_id) ON calendar_feed TO hub_app;
ALTER POLICY own ON calendar_feed
  WITH CHECK (person_id = (SELECT app.person()) AND task_force_id = (SELECT app.task_force()) AND (SELECT app.sits_here())
    AND (body_id IS NULL OR app.on_roster(body_id)));
