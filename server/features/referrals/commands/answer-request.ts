import { AnswerRequestInput, questionGroups } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { requestsOf } from "../queries/shares.ts";
import { resumeClock } from "../rules/clock.ts";
import { takeStep } from "./take-step.ts";

/**
 * The sender answers every open question. What the consent does not name is not told: such a question is answered
 * NOT_SHARED until the survivor agrees to more in a new consent.
 */
export function answerRequest(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AnswerRequestInput, raw);
  return takeStep(acting, {
    step: "ANSWER_REQUEST",
    mutation: "answerRequest",
    action: "referral.answer_request",
    input,
    also: async ({ tx, reading }, share, now) => {
      const open = (await requestsOf(reading, share.id)).filter(({ answer }) => answer === null);
      for (const { id, question } of open) {
        const index = input.answers.findIndex(({ requestId }) => requestId === id);
        const answer = input.answers[index]?.answer;
        if (answer === undefined) throw new InvalidInput([{ path: ["answers"], message: "every open question needs an answer" }]);
        const group = questionGroups[question];
        if (answer !== "NOT_SHARED" && group !== null && !share.consent.fieldGroups.includes(group))
          throw new InvalidInput([{ path: ["answers", String(index), "answer"], message: "the survivor's consent does not name this for them" }]);
        await tx.informationRequest.updateMany({ where: { id, answer: null }, data: { answer, answeredById: acting.actor.personId, answeredAt: now } });
      }
      return { ...resumeClock(share, now), clockStoppedAt: null };
    },
  });
}
