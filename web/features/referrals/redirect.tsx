import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { RedirectReferralInput } from "@roundtable/shared/referrals.ts";
import { useNow } from "#web/lib/now.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { Stack } from "#web/ui/stack.tsx";
import styles from "./answer-sheet.module.css";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { RedirectReferralDocument } from "./steps/redirect.graphql.ts";
import { timeGroup, waitsForAnswer } from "./time-groups.ts";
import { useStep, type StepProblem } from "./use-step.ts";

/** No answer: the phone, or another agency under a consent of its own. */
export function Redirect({ share, report }: { share: SharePage_shareFragment; report: (problem: StepProblem | null) => void }) {
  const [isAsked, setAsked] = useState(false);
  const navigate = useNavigate();
  const step = useStep({ document: RedirectReferralDocument, check: RedirectReferralInput, report });
  const now = useNow();
  const isLate = waitsForAnswer(share.status) && timeGroup(share, now) === "past";
  const act = async () => {
    const { isDone } = await step.send((clientKey) => ({ clientKey, shareId: share.id }));
    setAsked(false);
    if (isDone && share.referral) await navigate({ to: "/r/$id", params: { id: share.referral.id } });
  };
  return (
    <Stack gap="s">
      {isLate ? (
        <>
          <h3>{m.referrals_redirect_title()}</h3>
          <p className={styles.small}>{m.referrals_redirect_late({ agency: share.to.name })}</p>
        </>
      ) : null}
      <Cluster>
        {isLate ? <PhoneLink look="button" number={share.to.intakePhone} whom={share.to.name} /> : null}
        <Button isFull={!isLate} kind={isLate ? "primary" : "second"} onPress={() => setAsked(true)}>
          {m.referrals_redirect_act()}
        </Button>
      </Cluster>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.referrals_redirect_question()}
        actLabel={m.referrals_redirect_act()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.referrals_redirect_safe()}
        isEnding
      >
        <p>{m.referrals_redirect_body({ agency: share.to.name })}</p>
      </Dialog>
    </Stack>
  );
}
