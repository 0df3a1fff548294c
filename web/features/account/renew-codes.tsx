import { useMutation } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { answerOf, type NoAnswer } from "../auth/answer.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import { RenewRecoveryCodesDocument } from "./account.graphql.ts";

/** New recovery codes after a question, since the old ones are void at once. */
export function RenewCodes({ onRenewed }: { onRenewed: (recoveryCodes: readonly string[]) => void }) {
  const [isAsked, setAsked] = useState(false);
  const [failure, setFailure] = useState<NoAnswer | null>(null);
  const [renew, { loading }] = useMutation(RenewRecoveryCodesDocument);
  const act = async () => {
    setFailure(null);
    const answer = await answerOf(renew());
    if (typeof answer === "string") return setFailure(answer);
    setAsked(false);
    onRenewed(answer.recoveryCodes);
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {m.account_codes_renew()}
      </Button>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.account_codes_question()}
        actLabel={m.account_codes_renew()}
        onAct={() => void act()}
        isBusy={loading}
        safeLabel={m.account_codes_keep()}
        isEnding
      >
        <p>{m.account_codes_body()}</p>
        <NoAnswerNote why={failure} />
      </Dialog>
    </>
  );
}
