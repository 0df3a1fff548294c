import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { WithdrawConsentInput } from "@roundtable/shared/consents.ts";
import { WithdrawShareInput } from "@roundtable/shared/referrals.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { useToast } from "#web/ui/toast.tsx";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { WithdrawConsentDocument } from "./steps/withdraw-consent.graphql.ts";
import { WithdrawShareDocument } from "./steps/withdraw-share.graphql.ts";
import { useStep, type StepProblem } from "./use-step.ts";

type WithdrawProps = { share: SharePage_shareFragment; report: (problem: StepProblem | null) => void };
type Reason = "SURVIVOR" | "SENDER" | "ENTERED_IN_ERROR";

/** The three ways in which a share stops: the survivor says so, we take it back, or it never should have been. */
export function Withdraw({ share, report }: WithdrawProps) {
  const [asked, setAsked] = useState<Reason | null>(null);
  const toast = useToast();
  const consent = useStep({ document: WithdrawConsentDocument, check: WithdrawConsentInput, report });
  const own = useStep({ document: WithdrawShareDocument, check: WithdrawShareInput, report });
  const act = async (reason: Reason) => {
    const consentId = share.consent?.id;
    const sent = await (reason !== "SURVIVOR"
      ? own.send((clientKey) => ({ clientKey, shareId: share.id, reason }))
      : consentId === undefined
        ? undefined
        : consent.send((clientKey) => ({ clientKey, consentId })));
    setAsked(null);
    if (sent?.isDone) toast(m.referrals_withdraw_done());
  };
  const reasons: readonly Reason[] = share.consent === null ? ["SENDER", "ENTERED_IN_ERROR"] : ["SURVIVOR", "SENDER", "ENTERED_IN_ERROR"];
  return (
    <>
      {reasons.map((reason) => (
        <Button key={reason} kind={reason === "SURVIVOR" ? "clay" : "second"} isFull onPress={() => setAsked(reason)}>
          {words[reason].label()}
        </Button>
      ))}
      {asked === null ? null : (
        <Dialog
          isOpen
          onClose={() => setAsked(null)}
          title={words[asked].question()}
          actLabel={m.referrals_withdraw_act()}
          onAct={() => void act(asked)}
          isBusy={consent.isBusy || own.isBusy}
          safeLabel={m.referrals_withdraw_safe()}
          isEnding
        >
          <p>{words[asked].body({ agency: share.to.name })}</p>
        </Dialog>
      )}
    </>
  );
}

const words: Record<Reason, { label: () => string; question: () => string; body: (about: { agency: string }) => string }> = {
  SURVIVOR: { label: m.referrals_withdraw_survivor, question: m.referrals_withdraw_survivor_question, body: m.referrals_withdraw_survivor_body },
  SENDER: { label: m.referrals_withdraw_sender, question: m.referrals_withdraw_sender_question, body: m.referrals_withdraw_sender_body },
  ENTERED_IN_ERROR: {
    label: m.referrals_withdraw_error,
    question: m.referrals_withdraw_error_question,
    body: () => m.referrals_withdraw_error_body(),
  },
};
