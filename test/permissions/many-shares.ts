import { randomUUID } from "node:crypto";
import { fieldGroups, shareStatuses, urgencies } from "@roundtable/shared/referrals.ts";
import { isLawEnforcement } from "@roundtable/shared/roles.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { sealDetail } from "../../server/features/referrals/commands/write-detail.ts";
import { sealRanges } from "../../server/features/referrals/commands/write-ranges.ts";
import type { SurvivorRanges } from "../../server/features/referrals/rules/ranges.ts";
import { detailUnder } from "../../server/features/referrals/rules/sharing.ts";
import { confirmed } from "../factories/consent.ts";
import { randomCode } from "../factories/share.ts";
import { testKeys } from "../support/keys.ts";
import { chanceFrom } from "../support/random.ts";
import type { World } from "../support/world.ts";

const day = 86_400_000;

/**
 * Adds `count` referrals to the table of a world, each shared once or not at all among its two crisis centers, the police
 * and the prosecutor: in every status, under consents that live, ended, ran out, or no longer name law enforcement.
 */
export async function addManyShares(db: PrismaClient, world: World, count: number, seed: number): Promise<void> {
  const chance = chanceFrom(seed);
  const parties = [world.rccA, world.rccB, world.leA, world.leB];
  const now = Date.now();
  const referrals = Array.from({ length: count }, () => {
    const owner = chance.one(parties);
    return {
      id: randomUUID(),
      owner,
      recipient: chance.one(parties.filter((party) => party !== owner)),
      needs: ["COUNSELING" as const],
      status: chance.one(shareStatuses),
      urgency: chance.one(urgencies),
    };
  });
  const survivor: SurvivorRanges = {
    ageBand: "AGE_18_24",
    gender: "NONBINARY",
    householdAdults: 2,
    householdChildren: 3,
    language: "VIETNAMESE",
    interpreterNeeded: true,
    accessNeeds: ["SERVICE_ANIMAL"],
    traffickingType: "BOTH",
    findingStatus: "CONFIRMED",
    findingBy: "COURT",
    contactSafety: ["DO_NOT_CALL"],
    lawEnforcementWish: "UNDECIDED",
  };
  const table = { taskForceId: world.taskForce.id };
  await db.referral.createMany({
    data: referrals.map(({ id, owner, needs, urgency }) => ({
      ...table,
      id,
      ownerAgencyId: owner.agency.id,
      createdById: owner.person.id,
      state: "OPEN" as const,
      urgency,
      needs,
      reason: "SAFETY" as const,
      regionId: world.region.id,
      minor: false,
    })),
  });
  const keys = testKeys();
  const records = referrals.map(({ id }) => sealRanges(keys, { ...table, id }, survivor));
  await db.referralKey.createMany({ data: records.map(({ key }) => key) });
  await db.survivorGroup.createMany({ data: records.flatMap(({ groups }) => groups) });

  const shared = referrals
    .filter(() => chance.often(90))
    .map((referral) => ({
      ...referral,
      shareId: randomUUID(),
      consentId: randomUUID(),
      groups: chance.some(fieldGroups).filter((group) => !(isLawEnforcement(referral.recipient.agency.discipline) && group === "LAW_ENFORCEMENT_WISH")),
      fate: chance.one(["live", "live", "live", "ended", "expired", "unnamed"] as const),
    }));
  const lasting = { recordedAt: new Date(now - day), expiresAt: new Date(now + 20 * day) };
  await db.consent.createMany({
    data: shared.map(({ id, consentId, owner, recipient, needs, groups }) => ({
      ...table,
      id: consentId,
      referralId: id,
      ownerAgencyId: owner.agency.id,
      recipientAgencyId: recipient.agency.id,
      recordedById: owner.person.id,
      purpose: "SERVICES" as const,
      needs,
      fieldGroups: groups,
      signedOn: new Date(now - 2 * day),
      ...lasting,
      formVersion: "RELEASE_2026_09" as const,
      formLanguage: "ENGLISH" as const,
      interpreterUsed: false,
      mayRefuseAttested: true,
      signerNotAbuserAttested: true,
      formNamesRecipientAttested: true,
      privilegeWarningAttested: true,
      lawEnforcementAllowed: isLawEnforcement(recipient.agency.discipline),
      ...confirmed({ lawEnforcementAllowed: isLawEnforcement(recipient.agency.discipline), ...lasting }),
    })),
  });
  await db.share.createMany({
    data: shared.map(({ id, shareId, consentId, owner, recipient, urgency }, place) => ({
      ...table,
      id: shareId,
      referralId: id,
      consentId,
      fromAgencyId: owner.agency.id,
      toAgencyId: recipient.agency.id,
      sentById: owner.person.id,
      code: randomCode(),
      urgency,
      sentAt: new Date(now - place * 60_000),
      respondBy: new Date(now + (chance.below(48) - 24) * 3_600_000),
      answerExpiresAt: new Date(now + (chance.often(15) ? -1 : 3) * 3_600_000),
    })),
  });
  await db.shareBrief.createMany({
    data: shared.map(({ shareId, needs }) => ({
      shareId,
      needs,
      reason: "SAFETY" as const,
      regionId: world.region.id,
      minor: false,
      callBeforeAccepting: false,
    })),
  });
  const copies = shared.map(({ id, shareId, groups }) =>
    sealDetail(keys, { ...table, id: shareId, referralId: id }, detailUnder(groups, survivor, "+13365550142"), groups),
  );
  await db.shareKey.createMany({ data: copies.map(({ key }) => key) });
  await db.shareGroup.createMany({ data: copies.flatMap(({ groups }) => groups) });
  await db.shareEvent.createMany({
    data: shared.map(({ shareId, owner }) => ({ ...table, shareId, toStatus: "SENT" as const, agencyId: owner.agency.id, personId: owner.person.id })),
  });
  await db.informationRequest.createMany({
    data: shared.filter(() => chance.often(20)).map(({ shareId, recipient }) => ({ shareId, question: "WOULD_WAIT" as const, askedById: recipient.person.id })),
  });
  for (const status of shareStatuses)
    if (status !== "SENT")
      await db.share.updateMany({ where: { id: { in: shared.filter((one) => one.status === status).map(({ shareId }) => shareId) } }, data: { status } });
  const metFate = (fate: (typeof shared)[number]["fate"]) => ({ id: { in: shared.filter((one) => one.fate === fate).map(({ consentId }) => consentId) } });
  await db.consent.updateMany({ where: metFate("ended"), data: { endedAt: new Date(now - 1000), endedBecause: "WITHDRAWN_BY_SURVIVOR" } });
  await db.consent.updateMany({ where: metFate("expired"), data: { expiresAt: new Date(now - 1000) } });
  await db.consent.updateMany({ where: metFate("unnamed"), data: { lawEnforcementAllowed: false } });
}
