-- CreateEnum
CREATE TYPE "discipline_decision" AS ENUM ('CONFIRMED', 'REFUSED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "agreement_document" AS ENUM ('MEMORANDUM_OF_UNDERSTANDING', 'INTERAGENCY_AGREEMENT', 'CONFIDENTIALITY_AGREEMENT', 'DATA_SHARING_AGREEMENT', 'AMENDMENT');

-- CreateEnum
CREATE TYPE "training_topic" AS ENUM ('SEXUAL_VIOLENCE_ADVOCACY', 'DOMESTIC_VIOLENCE_ADVOCACY', 'HUMAN_TRAFFICKING', 'CONFIDENTIALITY_AND_PRIVILEGE', 'CRISIS_INTERVENTION', 'TRAUMA_INFORMED_CARE', 'LEGAL_OPTIONS', 'SUPERVISED_PRACTICE', 'OTHER');

-- AlterTable
ALTER TABLE "task_force" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "agency" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "left_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sharing_agreement" ADD COLUMN     "document" "agreement_document" NOT NULL DEFAULT 'MEMORANDUM_OF_UNDERSTANDING',
ADD COLUMN     "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "recorded_by_id" UUID,
ADD COLUMN     "signed_by_id" UUID,
ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "invited_at" TIMESTAMPTZ(3),
ADD COLUMN     "joined_at" TIMESTAMPTZ(3),
ADD COLUMN     "privileged_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "discipline_change" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "from_discipline" "discipline" NOT NULL,
    "to_discipline" "discipline" NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "discipline_decision",
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "discipline_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_reminder" (
    "agreement_id" UUID NOT NULL,
    "days_before" INTEGER NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_reminder_pkey" PRIMARY KEY ("agreement_id","days_before")
);

-- CreateTable
CREATE TABLE "training_record" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "topic" "training_topic" NOT NULL,
    "half_hours" INTEGER NOT NULL,
    "completed_on" DATE NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by_id" UUID,

    CONSTRAINT "training_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_acceptance" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "discipline_change_agency_id_idx" ON "discipline_change"("agency_id");

-- CreateIndex
CREATE INDEX "training_record_person_id_idx" ON "training_record"("person_id");

-- CreateIndex
CREATE INDEX "training_record_agency_id_idx" ON "training_record"("agency_id");

-- CreateIndex
CREATE INDEX "statement_acceptance_person_id_version_accepted_at_idx" ON "statement_acceptance"("person_id", "version", "accepted_at");

-- CreateIndex
CREATE INDEX "statement_acceptance_agency_id_idx" ON "statement_acceptance"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "sharing_agreement_task_force_id_agency_id_version_key" ON "sharing_agreement"("task_force_id", "agency_id", "version");

-- AddForeignKey
ALTER TABLE "discipline_change" ADD CONSTRAINT "discipline_change_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_reminder" ADD CONSTRAINT "agreement_reminder_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "sharing_agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_record" ADD CONSTRAINT "training_record_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_record" ADD CONSTRAINT "training_record_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_acceptance" ADD CONSTRAINT "statement_acceptance_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_acceptance" ADD CONSTRAINT "statement_acceptance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
