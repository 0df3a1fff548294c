-- AlterEnum
ALTER TYPE "evidence_kind" ADD VALUE 'REPORT';

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "filed_on" DATE,
ADD COLUMN     "report_id" UUID;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Evidence: a filed report joins agreements, trainings and links ───────────────────────────────────────────────────
-- The new word is compared as text, for it is not yet there for the rest of this transaction. The day of filing stands here for
-- readers of the roadmap who may not see the report; it outlives the report, as the kind does.
ALTER TABLE evidence DROP CONSTRAINT link_or_record;
ALTER TABLE evidence ADD CONSTRAINT link_or_record CHECK (
  (kind::text = 'LINK') = (url IS NOT NULL) AND (kind::text = 'AGREEMENT' OR agreement_id IS NULL) AND (kind::text = 'TRAINING' OR training_id IS NULL)
  AND (kind::text = 'REPORT' OR report_id IS NULL) AND (kind::text = 'REPORT') = (filed_on IS NOT NULL));
-- Only whoever sees that it was filed, which is who oversees the report; and with its own day, which then never changes.
CREATE POLICY report_filed ON evidence AS RESTRICTIVE FOR INSERT TO hub_app
  WITH CHECK ((report_id IS NULL AND filed_on IS NULL) OR (report_id, filed_on) IN (SELECT s.report_id, s.filed_on FROM report_snapshot s));
