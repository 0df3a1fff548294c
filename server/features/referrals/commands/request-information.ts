import { RequestInformationInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { takeStep } from "./take-step.ts";

/** The recipient asks the sender structured questions. The clock stands until they are answered. */
export function requestInformation(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RequestInformationInput, raw);
  return takeStep(acting, {
    step: "REQUEST_INFORMATION",
    mutation: "requestInformation",
    action: "referral.request_information",
    input,
    also: async ({ tx }, share, now) => {
      await tx.informationRequest.createMany({
        data: input.questions.map((question) => ({ shareId: share.id, question, askedById: acting.actor.personId, askedAt: now })),
      });
      return { clockStoppedAt: now };
    },
  });
}
