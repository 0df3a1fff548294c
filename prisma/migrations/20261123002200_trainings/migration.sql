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
