import { randomUUID } from "node:crypto";
import { isMinor } from "@roundtable/shared/referrals.ts";
import { isLawEnforcement } from "@roundtable/shared/roles.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ConsentModel } from "../../prisma/client/models.ts";
import { confirmBy } from "../../server/features/referrals/rules/second-person.ts";
import { buildAgency } from "./agency.ts";
import { buildReferral, findBuilt } from "./referral.ts";

const hour = 3_600_000;

/** How a consent stands by now. */
export type ConsentFate = "live" | "expired" | "withdrawn";
export type ConsentOverrides = Partial<Omit<ConsentModel, "id" | "taskForceId" | "ownerAgencyId">> & {
  fate?: ConsentFate;
  /** One that names law enforcement is confirmed by a second person unless this is false. */
  isConfirmed?: boolean;
};

/** What a second person writes to a consent that names law enforcement: somebody of no other concern, as soon as it was recorded. */
export function confirmed({ lawEnforcementAllowed, recordedAt, expiresAt }: Pick<ConsentModel, "lawEnforcementAllowed" | "recordedAt" | "expiresAt">) {
  return lawEnforcementAllowed
    ? { confirmBy: confirmBy({ lawEnforcementAllowed, expiresAt }, recordedAt), confirmedById: randomUUID(), confirmedAt: recordedAt }
    : {};
}

/** A consent recorded an hour ago for 30 days that names every need of its referral and four groups of fields. */
export async function buildConsent(db: PrismaClient, overrides: ConsentOverrides = {}): Promise<ConsentModel> {
  const { fate = "live", isConfirmed = true, referralId, recipientAgencyId, ...columns } = overrides;
  const referral = referralId === undefined ? await buildReferral(db) : await findBuilt(db, referralId);
  const recipientId = recipientAgencyId ?? (await buildAgency(db, { taskForceId: referral.taskForceId })).id;
  const recipient = await db.agency.findUniqueOrThrow({ where: { id: recipientId } });
  const minor = referral.survivor.ageBand !== null && isMinor(referral.survivor.ageBand);
  const recordedAt = columns.recordedAt ?? new Date(Date.now() - hour);
  const lawEnforcementAllowed = columns.lawEnforcementAllowed ?? isLawEnforcement(recipient.discipline);
  const expiresAt = columns.expiresAt ?? new Date(recordedAt.getTime() + 30 * 24 * hour);
  const consent = await db.consent.create({
    data: {
      purpose: "SERVICES",
      needs: referral.needs,
      fieldGroups: ["AGE_BAND", "LANGUAGE", "CONTACT_SAFETY", "WORKER_PHONE"],
      signedOn: recordedAt,
      formVersion: "RELEASE_2026_09",
      formLanguage: "ENGLISH",
      interpreterUsed: false,
      expiresAt,
      mayRefuseAttested: true,
      signerNotAbuserAttested: true,
      formNamesRecipientAttested: true,
      privilegeWarningAttested: true,
      lawEnforcementAllowed,
      substanceUseNamed: referral.needs.includes("SUBSTANCE_USE_TREATMENT"),
      minorBasis: minor ? "MINOR_AND_GUARDIAN" : null,
      mandatedReport: minor ? "MADE" : null,
      recordedById: referral.createdById,
      recordedAt,
      ...(isConfirmed && confirmed({ lawEnforcementAllowed, recordedAt, expiresAt })),
      ...columns,
      referralId: referral.id,
      taskForceId: referral.taskForceId,
      ownerAgencyId: referral.ownerAgencyId,
      recipientAgencyId: recipientId,
    },
  });
  return meetFate(db, consent, fate);
}

/** Lets a living consent run out or be taken back a second ago, as it can only end after something was shared under it. */
export async function meetFate(db: PrismaClient, consent: ConsentModel, fate: ConsentFate): Promise<ConsentModel> {
  const before = new Date(Date.now() - 1000);
  if (fate === "expired") return db.consent.update({ where: { id: consent.id }, data: { expiresAt: before } });
  if (fate === "withdrawn") return db.consent.update({ where: { id: consent.id }, data: { endedAt: before, endedBecause: "WITHDRAWN_BY_SURVIVOR" } });
  return consent;
}
