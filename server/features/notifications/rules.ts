import type { ShareStatus } from "@roundtable/shared/referrals.ts";

const recipientsTurn: readonly ShareStatus[] = ["SENT", "ANSWERED"];

/** Things that happen to a share and of which somebody is told. */
export const shareTopics = ["referral.shared", "referral.answered", "referral.reminder", "referral.unanswered"] as const;
export type ShareTopic = (typeof shareTopics)[number];

export type ShareFacts = { status: ShareStatus; fromAgencyId: string; toAgencyId: string; taskForceId: string; recipientUntil: Date };
/** Whose turn a step makes it. */
export type Party = "SENDER" | "RECIPIENT";
export type Audience = { agencyId: string; taskForceId: string };

/**
 * Which agency is told, decided when the mail goes out: the one whose turn a step made it (`party`), or for a clock the one
 * it runs for. Undefined for nobody: the share was answered before the reminder, or the recipient's access has ended (safety.md §10).
 */
export function audienceOf({ topic, party }: { topic: ShareTopic; party?: Party }, share: ShareFacts, now: Date): Audience | undefined {
  const { taskForceId } = share;
  const isWaiting = recipientsTurn.includes(share.status);
  const sender = { agencyId: share.fromAgencyId, taskForceId };
  const recipient = share.recipientUntil > now ? { agencyId: share.toAgencyId, taskForceId } : undefined;
  if (topic === "referral.shared" || topic === "referral.reminder") return isWaiting ? recipient : undefined;
  if (topic === "referral.unanswered") return isWaiting || share.status === "EXPIRED" ? sender : undefined;
  return party === "SENDER" ? sender : recipient;
}
