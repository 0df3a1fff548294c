-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "discipline" AS ENUM ('LAW_ENFORCEMENT', 'PROSECUTION', 'VICTIM_SERVICES', 'LEGAL_SERVICES', 'SHELTER_HOUSING', 'HEALTH', 'CHILD_WELFARE', 'GOVERNMENT', 'COALITION', 'COMMUNITY', 'SURVIVOR_LEADERSHIP');

-- CreateEnum
CREATE TYPE "seat_role" AS ENUM ('ADVOCATE', 'LIAISON', 'COORDINATOR', 'AGENCY_LEAD', 'ADVISER');

-- CreateEnum
CREATE TYPE "locale" AS ENUM ('en', 'es');

-- CreateEnum
CREATE TYPE "service_state" AS ENUM ('OPEN', 'WAITLIST', 'CLOSED');

-- CreateEnum
CREATE TYPE "need" AS ENUM ('VICTIM_ADVOCACY', 'SAFETY_PLANNING', 'CASE_MANAGEMENT', 'SHELTER_HOUSING', 'FOOD', 'HYGIENE_CLOTHING', 'TRANSPORTATION', 'CHILDCARE', 'FINANCIAL_ASSISTANCE', 'PUBLIC_BENEFITS', 'ID_DOCUMENTS', 'MEDICAL_CARE', 'DENTAL_CARE', 'COUNSELING', 'SUPPORT_GROUP', 'PEER_SUPPORT', 'SUBSTANCE_USE_TREATMENT', 'LEGAL_ASSISTANCE', 'IMMIGRATION_LEGAL_HELP', 'COURT_ADVOCACY', 'INTERPRETATION', 'EDUCATION', 'EMPLOYMENT_TRAINING', 'LAW_ENFORCEMENT_REPORT');

-- CreateEnum
CREATE TYPE "language" AS ENUM ('ENGLISH', 'SPANISH', 'CHINESE', 'VIETNAMESE', 'ARABIC', 'FRENCH', 'AMERICAN_SIGN_LANGUAGE', 'OTHER_WILL_CALL');

-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('REFERRAL_ENDED');

-- CreateEnum
CREATE TYPE "referral_state" AS ENUM ('DRAFT', 'OPEN', 'CLOSED', 'ENTERED_IN_ERROR');

-- CreateEnum
CREATE TYPE "share_status" AS ENUM ('SENT', 'INFO_REQUESTED', 'ANSWERED', 'ACCEPTED', 'DECLINED', 'WAITLISTED', 'CONTACT_MADE', 'SERVICES_STARTED', 'CLOSED', 'WITHDRAWN_BY_SURVIVOR', 'WITHDRAWN_BY_SENDER', 'EXPIRED', 'CONSENT_ENDED', 'REDIRECTED', 'ENTERED_IN_ERROR');

-- CreateEnum
CREATE TYPE "urgency" AS ENUM ('EMERGENCY', 'URGENT', 'ROUTINE');

-- CreateEnum
CREATE TYPE "referral_reason" AS ENUM ('ADDITIONAL_SERVICES', 'LOCATION_CHANGE', 'SAFETY', 'SPECIALISED_SERVICE', 'OTHER');

-- CreateEnum
CREATE TYPE "age_band" AS ENUM ('AGE_0_12', 'AGE_13_17', 'AGE_18_24', 'AGE_25_59', 'AGE_60_PLUS', 'MINOR', 'ADULT');

-- CreateEnum
CREATE TYPE "gender" AS ENUM ('WOMAN', 'MAN', 'TRANS_WOMAN', 'TRANS_MAN', 'NONBINARY', 'PREFERS_NOT_TO_SAY');

-- CreateEnum
CREATE TYPE "access_need" AS ENUM ('WHEELCHAIR', 'SERVICE_ANIMAL', 'DEAF_HARD_OF_HEARING', 'BLIND_LOW_VISION', 'COGNITIVE_SUPPORT', 'OTHER_WILL_CALL');

-- CreateEnum
CREATE TYPE "trafficking_type" AS ENUM ('SEX', 'LABOR', 'BOTH', 'UNSURE', 'PREFERS_NOT_TO_SAY');

-- CreateEnum
CREATE TYPE "finding_status" AS ENUM ('POTENTIAL', 'CONFIRMED', 'NOT_STATED');

-- CreateEnum
CREATE TYPE "finding_source" AS ENUM ('LAW_ENFORCEMENT', 'SERVICE_PROVIDER', 'COURT', 'OTHER');

-- CreateEnum
CREATE TYPE "contact_safety" AS ENUM ('DO_NOT_CALL', 'DO_NOT_TEXT', 'DO_NOT_LEAVE_MESSAGE', 'CONTACT_VIA_SENDER_ONLY');

-- CreateEnum
CREATE TYPE "law_enforcement_wish" AS ENUM ('YES', 'NO', 'UNDECIDED', 'NOT_ASKED');

-- CreateEnum
CREATE TYPE "field_group" AS ENUM ('AGE_BAND', 'GENDER', 'HOUSEHOLD', 'LANGUAGE', 'ACCESS_NEEDS', 'TRAFFICKING_TYPE', 'FINDING_STATUS', 'CONTACT_SAFETY', 'LAW_ENFORCEMENT_WISH', 'WORKER_PHONE');

-- CreateEnum
CREATE TYPE "consent_purpose" AS ENUM ('SERVICES', 'SHELTER_AND_SAFETY', 'HEALTH_CARE', 'LEGAL_HELP', 'LAW_ENFORCEMENT_REPORT', 'CASE_REVIEW');

-- CreateEnum
CREATE TYPE "consent_form" AS ENUM ('RELEASE_2026_09');

-- CreateEnum
CREATE TYPE "consent_end" AS ENUM ('WITHDRAWN_BY_SURVIVOR', 'WITHDRAWN_BY_SENDER', 'EXPIRED', 'UNANSWERED', 'REDIRECTED', 'ENTERED_IN_ERROR');

-- CreateEnum
CREATE TYPE "minor_basis" AS ENUM ('MINOR_ALONE_PERMITTED', 'MINOR_AND_GUARDIAN', 'COURT_APPOINTED_GUARDIAN');

-- CreateEnum
CREATE TYPE "mandated_report" AS ENUM ('MADE', 'ALREADY_MADE', 'NOT_REQUIRED');

-- CreateEnum
CREATE TYPE "mandated_report_reason" AS ENUM ('LAW_DOES_NOT_REQUIRE', 'COUNSEL_ADVISED', 'OTHER_STATE_LAW_APPLIES');

-- CreateEnum
CREATE TYPE "decline_reason" AS ENUM ('NO_CAPACITY', 'NOT_ELIGIBLE_AGE', 'NOT_ELIGIBLE_GENDER', 'NOT_ELIGIBLE_GEOGRAPHY', 'NOT_ELIGIBLE_IMMIGRATION', 'NOT_ELIGIBLE_SERVICE', 'CONFLICT_OF_INTEREST', 'SAFETY', 'LANGUAGE_OR_ACCESS_GAP', 'WRONG_SERVICE', 'DUPLICATE', 'COULD_NOT_REACH_SENDER', 'OTHER');

-- CreateEnum
CREATE TYPE "close_outcome" AS ENUM ('SERVICES_COMPLETED', 'SERVICES_ONGOING_ELSEWHERE', 'PARTLY_SERVED', 'CHOSE_NOT_TO_CONTINUE', 'COULD_NOT_REACH', 'MOVED', 'SAFETY_EXIT', 'NOT_ELIGIBLE_ON_INTAKE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "question" AS ENUM ('INTERPRETER_NEEDED', 'CHILDREN_WITH_SURVIVOR', 'WHEELCHAIR_ACCESS_NEEDED', 'SERVICE_ANIMAL', 'CAN_BE_CALLED_SAFELY', 'CAN_TRAVEL', 'NEEDED_TONIGHT', 'HAS_SAFE_PLACE_TONIGHT', 'WOULD_WAIT');

-- CreateEnum
CREATE TYPE "answer" AS ENUM ('YES', 'NO', 'UNKNOWN', 'NOT_SHARED');

-- CreateTable
CREATE TABLE "task_force" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'America/New_York',
    "consent_default_days" INTEGER NOT NULL DEFAULT 30,
    "consent_maximum_days" INTEGER NOT NULL DEFAULT 90,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_force_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "discipline" "discipline" NOT NULL,
    "confidential_program" BOOLEAN NOT NULL DEFAULT false,
    "intake_phone" TEXT NOT NULL,
    "languages" "language"[],
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sharing_agreement" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "signed_on" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sharing_agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "work_phone" TEXT NOT NULL,
    "locale" "locale" NOT NULL DEFAULT 'en',
    "operator" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "seat_role" NOT NULL,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "person_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "assurance" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" UUID NOT NULL,
    "bucket_hash" BYTEA NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_service" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "need" "need" NOT NULL,
    "opening" "service_state" NOT NULL DEFAULT 'OPEN',

    CONSTRAINT "agency_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_region" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,

    CONSTRAINT "agency_region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_delivery" (
    "id" UUID NOT NULL,
    "event_key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "task_force_id" UUID,
    "person_id" UUID,
    "agency_id" UUID,
    "subject_ids" UUID[],
    "body" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_key" (
    "person_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "mutation" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "subject_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_key_pkey" PRIMARY KEY ("person_id","key")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "owner_agency_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "state" "referral_state" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "urgency" "urgency",
    "needs" "need"[],
    "reason" "referral_reason",
    "region_id" UUID,
    "call_before_accepting" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survivor_ranges" (
    "referral_id" UUID NOT NULL,
    "age_band" "age_band",
    "gender" "gender",
    "household_adults" INTEGER,
    "household_children" INTEGER,
    "language" "language",
    "interpreter_needed" BOOLEAN,
    "access_needs" "access_need"[],
    "trafficking_type" "trafficking_type",
    "finding_status" "finding_status",
    "finding_by" "finding_source",
    "contact_safety" "contact_safety"[],
    "law_enforcement_wish" "law_enforcement_wish" NOT NULL DEFAULT 'NOT_ASKED',

    CONSTRAINT "survivor_ranges_pkey" PRIMARY KEY ("referral_id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "owner_agency_id" UUID NOT NULL,
    "recipient_agency_id" UUID NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "purpose" "consent_purpose" NOT NULL,
    "needs" "need"[],
    "field_groups" "field_group"[],
    "signed_on" DATE NOT NULL,
    "form_version" "consent_form" NOT NULL,
    "form_language" "language" NOT NULL,
    "interpreter_used" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_because" "consent_end",
    "may_refuse_attested" BOOLEAN NOT NULL,
    "signer_not_abuser_attested" BOOLEAN NOT NULL,
    "form_names_recipient_attested" BOOLEAN NOT NULL,
    "privilege_warning_attested" BOOLEAN NOT NULL,
    "law_enforcement_allowed" BOOLEAN NOT NULL DEFAULT false,
    "substance_use_named" BOOLEAN NOT NULL DEFAULT false,
    "minor_basis" "minor_basis",
    "mandated_report" "mandated_report",
    "mandated_report_reason" "mandated_report_reason",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "consent_id" UUID NOT NULL,
    "from_agency_id" UUID NOT NULL,
    "to_agency_id" UUID NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "status" "share_status" NOT NULL DEFAULT 'SENT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "urgency" "urgency" NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "respond_by" TIMESTAMPTZ(3) NOT NULL,
    "answer_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "clock_stopped_at" TIMESTAMPTZ(3),
    "recheck_on" DATE,
    "recipient_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "law_enforcement_allowed" BOOLEAN NOT NULL DEFAULT false,
    "status_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_brief" (
    "share_id" UUID NOT NULL,
    "needs" "need"[],
    "reason" "referral_reason" NOT NULL,
    "region_id" UUID NOT NULL,
    "minor" BOOLEAN NOT NULL,
    "call_before_accepting" BOOLEAN NOT NULL,

    CONSTRAINT "share_brief_pkey" PRIMARY KEY ("share_id")
);

-- CreateTable
CREATE TABLE "share_detail" (
    "share_id" UUID NOT NULL,
    "age_band" "age_band",
    "gender" "gender",
    "household_adults" INTEGER,
    "household_children" INTEGER,
    "language" "language",
    "interpreter_needed" BOOLEAN,
    "access_needs" "access_need"[],
    "trafficking_type" "trafficking_type",
    "finding_status" "finding_status",
    "finding_by" "finding_source",
    "contact_safety" "contact_safety"[],
    "law_enforcement_wish" "law_enforcement_wish",
    "worker_phone" TEXT,

    CONSTRAINT "share_detail_pkey" PRIMARY KEY ("share_id")
);

-- CreateTable
CREATE TABLE "share_event" (
    "id" UUID NOT NULL,
    "task_force_id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "from_status" "share_status",
    "to_status" "share_status" NOT NULL,
    "agency_id" UUID,
    "person_id" UUID,
    "decline_reason" "decline_reason",
    "outcome" "close_outcome",
    "recheck_on" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "share_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "information_request" (
    "id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "question" "question" NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" "answer",
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "information_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "region_task_force_id_idx" ON "region"("task_force_id");

-- CreateIndex
CREATE INDEX "membership_agency_id_idx" ON "membership"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_task_force_id_agency_id_key" ON "membership"("task_force_id", "agency_id");

-- CreateIndex
CREATE INDEX "sharing_agreement_task_force_id_agency_id_ends_at_idx" ON "sharing_agreement"("task_force_id", "agency_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_agency_id_idx" ON "person"("agency_id");

-- CreateIndex
CREATE INDEX "seat_person_id_idx" ON "seat"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_task_force_id_person_id_role_key" ON "seat"("task_force_id", "person_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "sign_in_failure_bucket_hash_failed_at_idx" ON "sign_in_failure"("bucket_hash", "failed_at");

-- CreateIndex
CREATE UNIQUE INDEX "agency_service_agency_id_need_key" ON "agency_service"("agency_id", "need");

-- CreateIndex
CREATE INDEX "agency_region_region_id_idx" ON "agency_region"("region_id");

-- CreateIndex
CREATE UNIQUE INDEX "agency_region_agency_id_region_id_key" ON "agency_region"("agency_id", "region_id");

-- CreateIndex
CREATE INDEX "notice_agency_id_created_at_idx" ON "notice"("agency_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_delivery_message_id_key" ON "mail_delivery"("message_id");

-- CreateIndex
CREATE INDEX "mail_delivery_person_id_created_at_idx" ON "mail_delivery"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_delivery_event_key_person_id_key" ON "mail_delivery"("event_key", "person_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_ids_idx" ON "audit_entry" USING GIN ("subject_ids");

-- CreateIndex
CREATE INDEX "audit_entry_agency_id_at_idx" ON "audit_entry"("agency_id", "at");

-- CreateIndex
CREATE INDEX "referral_owner_agency_id_state_created_at_idx" ON "referral"("owner_agency_id", "state", "created_at" DESC);

-- CreateIndex
CREATE INDEX "consent_referral_id_idx" ON "consent"("referral_id");

-- CreateIndex
CREATE INDEX "consent_recipient_agency_id_idx" ON "consent"("recipient_agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "share_consent_id_key" ON "share"("consent_id");

-- CreateIndex
CREATE UNIQUE INDEX "share_code_key" ON "share"("code");

-- CreateIndex
CREATE INDEX "share_to_agency_id_due_at_id_idx" ON "share"("to_agency_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "share_from_agency_id_due_at_id_idx" ON "share"("from_agency_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "share_to_agency_id_sent_at_id_idx" ON "share"("to_agency_id", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "share_from_agency_id_sent_at_id_idx" ON "share"("from_agency_id", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "share_referral_id_idx" ON "share"("referral_id");

-- CreateIndex
CREATE INDEX "share_status_recipient_until_idx" ON "share"("status", "recipient_until");

-- CreateIndex
CREATE INDEX "share_event_share_id_at_id_idx" ON "share_event"("share_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "information_request_share_id_asked_at_idx" ON "information_request"("share_id", "asked_at");

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_task_force_id_fkey" FOREIGN KEY ("task_force_id") REFERENCES "task_force"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_task_force_id_fkey" FOREIGN KEY ("task_force_id") REFERENCES "task_force"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sharing_agreement" ADD CONSTRAINT "sharing_agreement_task_force_id_fkey" FOREIGN KEY ("task_force_id") REFERENCES "task_force"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sharing_agreement" ADD CONSTRAINT "sharing_agreement_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_task_force_id_fkey" FOREIGN KEY ("task_force_id") REFERENCES "task_force"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_service" ADD CONSTRAINT "agency_service_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_region" ADD CONSTRAINT "agency_region_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_region" ADD CONSTRAINT "agency_region_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survivor_ranges" ADD CONSTRAINT "survivor_ranges_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "consent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_brief" ADD CONSTRAINT "share_brief_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_detail" ADD CONSTRAINT "share_detail_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_event" ADD CONSTRAINT "share_event_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "information_request" ADD CONSTRAINT "information_request_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
