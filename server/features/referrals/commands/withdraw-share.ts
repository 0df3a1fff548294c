import { WithdrawShareInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { StepNotPossible } from "../problems.ts";
import { requireOwnConsent } from "../queries/consents.ts";
import { requireShare, statusOf } from "../queries/shares.ts";
import { mayStep } from "../rules/life-cycle.ts";
import { endShare } from "./end-share.ts";

/** The sending agency takes a share back, or says that it was entered in error. Its consent ends with it. */
export function withdrawShare(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(WithdrawShareInput, raw);
  const end =
    input.reason === "SENDER"
      ? ({ step: "WITHDRAW", because: "WITHDRAWN_BY_SENDER" } as const)
      : ({ step: "ENTERED_IN_ERROR", because: "ENTERED_IN_ERROR" } as const);
  return transact(acting, { mutation: "withdrawShare", input }, async (unit) => {
    const share = await requireShare(unit.reading, input.shareId, "share.withdraw", "withdraw");
    const status = statusOf(unit.reading, share);
    if (!mayStep(end.step, "SENDER", status)) throw new StepNotPossible(status, share.id);
    await endShare(unit, await requireOwnConsent(unit.reading, share.consentId, "share.withdraw"), { ...end, action: "share.withdraw" });
    return share.id;
  });
}
