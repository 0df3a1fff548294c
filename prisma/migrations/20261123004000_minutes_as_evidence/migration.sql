-- AlterEnum
ALTER TYPE "evidence_kind" ADD VALUE 'MINUTES';

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "approved_on" DATE,
ADD COLUMN     "minutes_id" UUID;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_minutes_id_fkey" FOREIGN KEY ("minutes_id") REFERENCES "minutes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Evidence: approved minutes join agreements, trainings, reports and links ─────────────────────────────────────────
-- The new word is compared as text, for it is not yet there for the rest of this transaction. The day of the approval stands here for
-- readers of the roadmap who may not read the minutes; it outlives them, as the kind does.
ALTER TABLE evidence DROP CONSTRAINT link_or_record;
ALTER TABLE evidence ADD CONSTRAINT link_or_record CHECK (
  (kind::text = 'LINK') = (url IS NOT NULL) AND (kind::text = 'AGREEMENT' OR agreement_id IS NULL) AND (kind::text = 'TRAINING' OR training_id IS NULL)
  AND (kind::text = 'REPORT' OR report_id IS NULL) AND (kind::text = 'REPORT') = (filed_on IS NOT NULL)
  AND (kind::text = 'MINUTES' OR minutes_id IS NULL) AND (kind::text = 'MINUTES') = (approved_on IS NOT NULL));
-- Only whoever reads them, only those of an open session, only once they are approved; and with their own day at the table, which then
-- never changes. Nothing takes an approval back, and nobody may remove them: only what removes the record itself breaks the evidence.
CREATE POLICY minutes_approved ON evidence AS RESTRICTIVE FOR INSERT TO hub_app
  WITH CHECK ((minutes_id IS NULL AND approved_on IS NULL) OR (minutes_id, approved_on) IN (
    SELECT n.id, (n.approved_at AT TIME ZONE f.time_zone)::date FROM minutes n JOIN task_force f ON f.id = n.task_force_id WHERE n.part = 'OPEN' AND n.state = 'APPROVED'));
