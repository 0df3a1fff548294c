import type { PrismaClient } from "../../prisma/client/client.ts";
import { isMinor } from "@roundtable/shared/referrals.ts";
import type { ReferralModel } from "../../prisma/client/models.ts";
import { writeRanges } from "../../server/features/referrals/commands/write-ranges.ts";
import { openRanges } from "../../server/features/referrals/queries/sealed.ts";
import type { SurvivorRanges } from "../../server/features/referrals/rules/ranges.ts";
import { testKeys } from "../support/keys.ts";
import { buildPerson } from "./person.ts";
import { buildRegion } from "./task-force.ts";

export type ReferralOverrides = Partial<Omit<ReferralModel, "id" | "version">> & { survivor?: Partial<SurvivorRanges> };
export type BuiltReferral = ReferralModel & { survivor: SurvivorRanges };

/** A referral that says everything that must be said before sharing. `{ createdById }` alone is enough to make it somebody's. */
export async function buildReferral(db: PrismaClient, overrides: ReferralOverrides = {}): Promise<BuiltReferral> {
  const { survivor, ...columns } = overrides;
  const owner = await findOwner(db, columns);
  const regionId = columns.regionId === undefined ? (await buildRegion(db, { taskForceId: owner.taskForceId })).id : columns.regionId;
  const ranges: SurvivorRanges = {
    ageBand: "AGE_25_59",
    gender: "WOMAN",
    householdAdults: 1,
    householdChildren: 2,
    language: "SPANISH",
    interpreterNeeded: true,
    accessNeeds: ["WHEELCHAIR"],
    traffickingType: "LABOR",
    findingStatus: "POTENTIAL",
    findingBy: "SERVICE_PROVIDER",
    contactSafety: ["DO_NOT_TEXT"],
    lawEnforcementWish: "YES",
    ...survivor,
  };
  const referral = await db.referral.create({
    data: {
      state: "OPEN",
      urgency: "ROUTINE",
      needs: ["COUNSELING", "MEDICAL_CARE"],
      reason: "SPECIALISED_SERVICE",
      ...columns,
      ...owner,
      regionId,
      minor: ranges.ageBand && isMinor(ranges.ageBand),
    },
  });
  await writeRanges(db, testKeys(), referral, ranges);
  return { ...referral, survivor: ranges };
}

/** A referral that is there, with what it says of the person. */
export async function findBuilt(db: PrismaClient, id: string): Promise<BuiltReferral> {
  const { key, ...referral } = await db.referral.findUniqueOrThrow({ where: { id }, include: { key: { include: { groups: true } } } });
  if (!key) throw new Error("the referral says nothing of anybody");
  return { ...referral, survivor: openRanges(testKeys(), id, key) };
}

async function findOwner(db: PrismaClient, columns: ReferralOverrides): Promise<{ createdById: string; ownerAgencyId: string; taskForceId: string }> {
  const known = columns.createdById === undefined ? null : await db.person.findUniqueOrThrow({ where: { id: columns.createdById } });
  const agencyId = columns.ownerAgencyId ?? known?.agencyId;
  const table = columns.taskForceId ?? (agencyId === undefined ? undefined : (await db.membership.findFirstOrThrow({ where: { agencyId } })).taskForceId);
  const person = known ?? (await buildPerson(db, { ...(agencyId === undefined ? {} : { agencyId }), ...(table === undefined ? {} : { taskForceId: table }) }));
  return {
    createdById: person.id,
    ownerAgencyId: agencyId ?? person.agencyId,
    taskForceId: table ?? (await db.membership.findFirstOrThrow({ where: { agencyId: person.agencyId } })).taskForceId,
  };
}
