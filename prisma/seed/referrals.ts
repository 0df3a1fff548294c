import { randomInt } from "node:crypto";
import { isMinor } from "@roundtable/shared/referrals.ts";
import { dayOf, endOfDay, planClock } from "../../server/features/referrals/rules/clock.ts";
import { rangesFrom, type SurvivorRanges } from "../../server/features/referrals/rules/ranges.ts";
import { confirmBy } from "../../server/features/referrals/rules/second-person.ts";
import { detailUnder } from "../../server/features/referrals/rules/sharing.ts";
import { writeDetail } from "../../server/features/referrals/commands/write-detail.ts";
import { writeRanges } from "../../server/features/referrals/commands/write-ranges.ts";
import type { Transaction } from "../../server/platform/db.ts";
import type { ConsentModel, ReferralModel } from "../client/models.ts";
import type { Seeding } from "./audit.ts";
import { idOf } from "./agencies.ts";
import { demoPeople, piedmont } from "./people.ts";
import { referralStories, type ReferralStory, type ShareStory } from "./referral-stories.ts";
import { tellSteps } from "./share-steps.ts";

const minute = 60_000;
const hour = 60 * minute;
const zone = "America/New_York";

/** Writes every story: the referral with its ranges, and for each recipient a consent, a share and all that became of it. */
export async function seedReferrals(seeding: Seeding): Promise<void> {
  for (const story of referralStories) await tellReferral(seeding, story);
}

async function tellReferral(seeding: Seeding, story: ReferralStory): Promise<void> {
  const { tx, places, now, keys, log } = seeding;
  const survivor = rangesFrom(story.survivor);
  const ages = [story.hoursAgo ?? 0, ...(story.shares ?? []).map(({ hoursAgo }) => hoursAgo)];
  const createdAt = new Date(now.getTime() - Math.max(...ages) * hour - 25 * minute);
  const personId = idOf(places.people, story.by);
  const agencyId = idOf(places.agencies, agencyOf(story.by));
  const taskForceId = idOf(places.taskForces, story.taskForce ?? piedmont);
  const referral = await tx.referral.create({
    data: {
      taskForceId,
      ownerAgencyId: agencyId,
      createdById: personId,
      state: stateOf(story),
      urgency: story.urgency ?? null,
      needs: story.needs,
      reason: story.reason ?? null,
      regionId: story.region ? idOf(places.regions, story.region) : null,
      callBeforeAccepting: story.callBeforeAccepting ?? false,
      createdAt,
      updatedAt: new Date(createdAt.getTime() + 8 * minute),
      minor: survivor.ageBand && isMinor(survivor.ageBand),
    },
  });
  await writeRanges(tx, keys, referral, survivor);
  log(createdAt, { action: "referral.draft", outcome: "OK", taskForceId, personId, agencyId, subjectIds: [referral.id], detail: { fields: "ACTION" } });
  for (const share of story.shares ?? []) await tellShare(seeding, story, share, { ...referral, survivor });
}

function stateOf(story: ReferralStory): ReferralModel["state"] {
  if (!story.shares) return "DRAFT";
  const last = story.shares.at(-1)?.steps?.at(-1)?.to;
  if (last === "ENTERED_IN_ERROR") return "ENTERED_IN_ERROR";
  return last === "CLOSED" ? "CLOSED" : "OPEN";
}

async function tellShare(seeding: Seeding, story: ReferralStory, share: ShareStory, referral: ReferralModel & { survivor: SurvivorRanges }): Promise<void> {
  const { tx, places, now, keys, log } = seeding;
  if (!story.urgency || !story.reason || !referral.regionId) throw new Error("only a complete referral can be shared");
  const toAgencyId = idOf(places.agencies, share.to);
  const sentAt = new Date(now.getTime() - share.hoursAgo * hour);
  const actor = { taskForceId: referral.taskForceId, personId: referral.createdById, agencyId: referral.ownerAgencyId };
  const secondId = share.confirmedBy === undefined ? undefined : idOf(places.people, share.confirmedBy);
  const consent = await recordConsent(tx, story, share, referral, { toAgencyId, secondId }, sentAt, now);
  log(consent.recordedAt, { action: "consent.record", outcome: "OK", ...actor, subjectIds: [consent.id, referral.id], detail: { fields: "ACTION" } });
  if (consent.confirmedAt && secondId)
    log(consent.confirmedAt, {
      action: "consent.confirm",
      outcome: "OK",
      ...actor,
      personId: secondId,
      subjectIds: [consent.id, referral.id],
      detail: { fields: "ACTION" },
    });
  const sent = await tx.share.create({
    data: {
      taskForceId: referral.taskForceId,
      referralId: referral.id,
      consentId: consent.id,
      fromAgencyId: referral.ownerAgencyId,
      toAgencyId,
      sentById: referral.createdById,
      code: shareCode(),
      urgency: story.urgency,
      sentAt,
      statusChangedAt: sentAt,
      ...planClock(story.urgency, sentAt, zone),
      brief: {
        create: {
          needs: consent.needs,
          reason: story.reason,
          regionId: referral.regionId,
          minor: isMinor(referral.survivor.ageBand ?? "ADULT"),
          callBeforeAccepting: referral.callBeforeAccepting,
        },
      },
      events: { create: { taskForceId: referral.taskForceId, toStatus: "SENT", agencyId: referral.ownerAgencyId, personId: referral.createdById, at: sentAt } },
    },
  });
  await writeDetail(tx, keys, sent, detailUnder(consent.fieldGroups, referral.survivor, phoneOf(story.by)), consent.fieldGroups);
  log(sentAt, { action: "referral.share", outcome: "OK", ...actor, subjectIds: [sent.id, consent.id, referral.id], detail: { fields: "ACTION" } });
  await tellSteps(seeding, share, sent, consent, agencyOf);
}

async function recordConsent(
  tx: Transaction,
  story: ReferralStory,
  share: ShareStory,
  referral: ReferralModel,
  { toAgencyId, secondId: confirmedById }: { toAgencyId: string; secondId: string | undefined },
  sentAt: Date,
  now: Date,
): Promise<ConsentModel> {
  const recordedAt = new Date(sentAt.getTime() - 12 * minute);
  const days = share.consentDays ?? 30;
  const lastDay = Temporal.PlainDate.from(dayOf(recordedAt, zone)).add({ days });
  const expiresAt = endOfDay(lastDay.toString(), zone);
  const needs = share.needs ?? story.needs;
  return tx.consent.create({
    data: {
      taskForceId: referral.taskForceId,
      referralId: referral.id,
      ownerAgencyId: referral.ownerAgencyId,
      recipientAgencyId: toAgencyId,
      recordedById: referral.createdById,
      purpose: share.purpose,
      needs,
      fieldGroups: share.groups,
      signedOn: new Date(dayOf(recordedAt, zone)),
      formVersion: "RELEASE_2026_09",
      formLanguage: story.survivor.language === "SPANISH" ? "SPANISH" : "ENGLISH",
      interpreterUsed: story.survivor.interpreterNeeded ?? false,
      // A share must begin under a living consent; one that has run out by now is shortened once its story is told.
      expiresAt: expiresAt > now ? expiresAt : new Date(recordedAt.getTime() + 90 * 24 * hour),
      mayRefuseAttested: true,
      signerNotAbuserAttested: true,
      formNamesRecipientAttested: true,
      privilegeWarningAttested: true,
      lawEnforcementAllowed: share.lawEnforcementAllowed ?? false,
      substanceUseNamed: needs.includes("SUBSTANCE_USE_TREATMENT"),
      minorBasis: share.minor?.basis ?? null,
      mandatedReport: share.minor?.report ?? null,
      recordedAt,
      ...(confirmedById !== undefined && {
        confirmBy: confirmBy({ lawEnforcementAllowed: true, expiresAt }, recordedAt),
        confirmedById,
        confirmedAt: new Date(recordedAt.getTime() + 5 * minute),
      }),
    },
  });
}

/** Ten random characters of Crockford's base 32: without the letters that look like figures. */
export function shareCode(): string {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

function agencyOf(person: string): string {
  return demoPeople.find(({ name }) => name === person)?.agency ?? "";
}

function phoneOf(person: string): string {
  return demoPeople.find(({ name }) => name === person)?.workPhone ?? "";
}
