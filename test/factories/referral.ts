import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ReferralModel, SurvivorRangesModel } from "../../prisma/client/models.ts";
import { buildPerson } from "./person.ts";
import { buildRegion } from "./task-force.ts";

export type ReferralOverrides = Partial<Omit<ReferralModel, "id" | "version">> & { survivor?: Partial<Omit<SurvivorRangesModel, "referralId">> };
export type BuiltReferral = ReferralModel & { survivor: SurvivorRangesModel };

/** A referral that says everything that must be said before sharing. `{ createdById }` alone is enough to make it somebody's. */
export async function buildReferral(db: PrismaClient, overrides: ReferralOverrides = {}): Promise<BuiltReferral> {
  const { survivor, ...columns } = overrides;
  const owner = await findOwner(db, columns);
  const regionId = columns.regionId === undefined ? (await buildRegion(db, { taskForceId: owner.taskForceId })).id : columns.regionId;
  const referral = await db.referral.create({
    data: {
      state: "OPEN",
      urgency: "ROUTINE",
      needs: ["COUNSELING", "MEDICAL_CARE"],
      reason: "SPECIALISED_SERVICE",
      ...columns,
      ...owner,
      regionId,
      survivor: {
        create: {
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
        },
      },
    },
    include: { survivor: true },
  });
  if (!referral.survivor) throw new Error("the ranges were not written");
  return { ...referral, survivor: referral.survivor };
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
