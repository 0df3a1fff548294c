import { isLawEnforcement } from "@roundtable/shared/roles.ts";
import { z } from "zod";
import type { Database } from "#platform/db.ts";
import { type Audience, audienceOf, type ShareTopic, shareTopics } from "../rules.ts";
import { type News, staffAt } from "./news.ts";

/** What an announcement names. */
const Announced = z.object({ shareId: z.uuid(), party: z.enum(["SENDER", "RECIPIENT"]).optional() });

const reminders: readonly ShareTopic[] = ["referral.reminder", "referral.unanswered"];

/** What happens to a share is told to those who work with referrals at the agency whose turn it is. */
export const shareNews: News[] = shareTopics.map((topic) => ({
  topic,
  kind: reminders.includes(topic) ? "REMINDERS" : "REFERRALS",
  async whom(db, payload, now) {
    const audience = await audienceNow(db, topic, payload, now);
    return audience && staffAt(db, audience, ["ADVOCATE", "LIAISON", "AGENCY_LEAD"]);
  },
}));

/** A consent that names law enforcement is told to those who can be its second person, while it waits for one. */
export const consentNews: News[] = [
  {
    topic: "referral.confirm",
    kind: "REFERRALS",
    async whom(db, payload, now) {
      const { consentId } = z.object({ consentId: z.uuid() }).parse(payload);
      const consent = await db.consent.findFirst({
        where: { id: consentId, endedAt: null, expiresAt: { gt: now }, confirmedAt: null, confirmBy: { gt: now } },
        select: { ownerAgencyId: true, taskForceId: true, recordedById: true },
      });
      if (!consent) return undefined;
      const told = await staffAt(db, { agencyId: consent.ownerAgencyId, taskForceId: consent.taskForceId }, ["ADVOCATE", "LIAISON", "AGENCY_LEAD"]);
      return { ...told, personIds: told.personIds.filter((id) => id !== consent.recordedById) };
    },
  },
];

async function audienceNow(db: Database, topic: ShareTopic, payload: unknown, now: Date): Promise<Audience | undefined> {
  const { shareId, party } = Announced.parse(payload);
  const share = await db.share.findUnique({
    where: { id: shareId },
    select: { status: true, fromAgencyId: true, toAgencyId: true, taskForceId: true, recipientUntil: true, lawEnforcementAllowed: true },
  });
  const audience = share ? audienceOf({ topic, party }, share, now) : undefined;
  if (!share || audience?.agencyId !== share.toAgencyId || share.lawEnforcementAllowed) return audience;
  return (await isPolice(db, audience.agencyId)) ? undefined : audience;
}

async function isPolice(db: Database, agencyId: string): Promise<boolean> {
  const agency = await db.agency.findUnique({ where: { id: agencyId }, select: { discipline: true } });
  return agency === null || isLawEnforcement(agency.discipline);
}
