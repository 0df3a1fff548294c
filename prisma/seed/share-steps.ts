import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import { dayOf, resumeClock } from "../../server/features/referrals/rules/clock.ts";
import { endedStatuses, openedStatuses } from "../../server/features/referrals/rules/life-cycle.ts";
import type { Prisma } from "../client/client.ts";
import type { ConsentModel, ShareModel } from "../client/models.ts";
import type { ConsentEnd } from "../client/enums.ts";
import { idOf } from "./agencies.ts";
import type { Seeding } from "./audit.ts";
import type { ShareStory, StoryStep } from "./referral-stories.ts";

const hour = 3_600_000;

/** How a consent ends with the status of its share. After an answer, and while work goes on, it lives until its day. */
const consentEnds: Partial<Record<ShareStatus, ConsentEnd>> = {
  WITHDRAWN_BY_SURVIVOR: "WITHDRAWN_BY_SURVIVOR",
  WITHDRAWN_BY_SENDER: "WITHDRAWN_BY_SENDER",
  EXPIRED: "UNANSWERED",
  CONSENT_ENDED: "EXPIRED",
  REDIRECTED: "REDIRECTED",
  ENTERED_IN_ERROR: "ENTERED_IN_ERROR",
};

const actions: Record<StoryStep["to"], string> = {
  INFO_REQUESTED: "referral.request_information",
  ANSWERED: "referral.answer_request",
  ACCEPTED: "referral.accept",
  DECLINED: "referral.decline",
  WAITLISTED: "referral.waitlist",
  CONTACT_MADE: "referral.record_contact",
  SERVICES_STARTED: "referral.start_services",
  CLOSED: "referral.close",
  WITHDRAWN_BY_SURVIVOR: "consent.withdraw",
  WITHDRAWN_BY_SENDER: "share.withdraw",
  EXPIRED: "clock.expired",
  CONSENT_ENDED: "clock.consent_ended",
  REDIRECTED: "share.redirect",
  ENTERED_IN_ERROR: "share.withdraw",
};

/** Takes a sent share through the steps of its story, with who read it on the way, and ends its consent where the story does. */
export async function tellSteps(
  seeding: Seeding,
  story: ShareStory,
  share: ShareModel,
  consent: ConsentModel,
  agencyOf: (person: string) => string,
): Promise<void> {
  const { tx, places, now, log } = seeding;
  const steps = (story.steps ?? []).map((step) => ({
    ...step,
    at: new Date(now.getTime() - step.hoursAgo * hour),
    personId: step.by === null ? null : idOf(places.people, step.by),
    agencyId: step.by === null ? null : idOf(places.agencies, agencyOf(step.by)),
  }));
  const who = (personId: string | null, agencyId: string | null) => ({
    taskForceId: share.taskForceId,
    ...(personId && agencyId ? { personId, agencyId } : {}),
  });
  if (story.readBy !== undefined) {
    const reader = who(idOf(places.people, story.readBy), share.toAgencyId);
    log(new Date(share.sentAt.getTime() + 7 * 60_000), {
      action: "share.read",
      outcome: "OK",
      ...reader,
      subjectIds: [share.id],
      detail: { fields: "SHORT_FORM" },
    });
    const opened = steps.find(({ to }) => openedStatuses.includes(to));
    if (opened)
      log(new Date(opened.at.getTime() + 60_000), { action: "share.read", outcome: "OK", ...reader, subjectIds: [share.id], detail: { fields: "FULL" } });
  }
  let clock = { respondBy: share.respondBy, answerExpiresAt: share.answerExpiresAt };
  let clockStoppedAt: Date | null = null;
  let status: ShareStatus = share.status;
  const events: Prisma.ShareEventCreateManyInput[] = [];
  for (const step of steps) {
    if (step.to === "INFO_REQUESTED") clockStoppedAt = step.at;
    else if (clockStoppedAt) {
      clock = resumeClock({ ...clock, clockStoppedAt }, step.at);
      clockStoppedAt = null;
    }
    events.push({
      taskForceId: share.taskForceId,
      shareId: share.id,
      fromStatus: status,
      toStatus: step.to,
      agencyId: step.agencyId,
      personId: step.personId,
      declineReason: step.declineReason ?? null,
      outcome: step.outcome ?? null,
      recheckOn: recheckOf(step, now),
      at: step.at,
    });
    await tellQuestions(seeding, share.id, step);
    log(step.at, { action: actions[step.to], outcome: "OK", ...who(step.personId, step.agencyId), subjectIds: [share.id], detail: { fields: "ACTION" } });
    status = step.to;
  }
  const last = steps.at(-1);
  if (!last) return;
  await tx.shareEvent.createMany({ data: events });
  await tx.share.update({
    where: { id: share.id },
    data: { status, version: 1 + steps.length, statusChangedAt: last.at, ...clock, clockStoppedAt, recheckOn: recheckOf(last, now) },
  });
  const endedBecause = consentEnds[status];
  if (!endedBecause) return;
  await tx.consent.update({
    where: { id: consent.id },
    data: { endedAt: last.at, endedBecause, version: 2, ...(endedBecause === "EXPIRED" ? { expiresAt: last.at } : {}) },
  });
  if (endedStatuses.includes(status) && status !== "EXPIRED" && status !== "REDIRECTED")
    await tx.notice.create({ data: { taskForceId: share.taskForceId, agencyId: share.toAgencyId, kind: "REFERRAL_ENDED", createdAt: last.at } });
}

async function tellQuestions({ tx }: Seeding, shareId: string, step: StoryStep & { at: Date; personId: string | null }): Promise<void> {
  if (step.personId === null) return;
  for (const question of step.questions ?? []) await tx.informationRequest.create({ data: { shareId, question, askedById: step.personId, askedAt: step.at } });
  if (!step.answers) return;
  const asked = await tx.informationRequest.findMany({ where: { shareId }, orderBy: { id: "asc" } });
  for (const [index, answer] of step.answers.entries()) {
    const id = asked[index]?.id;
    if (id) await tx.informationRequest.update({ where: { id }, data: { answer, answeredById: step.personId, answeredAt: step.at } });
  }
}

function recheckOf(step: StoryStep, now: Date): Date | null {
  if (step.recheckInDays === undefined) return null;
  return new Date(dayOf(new Date(now.getTime() + step.recheckInDays * 24 * hour), "America/New_York"));
}
