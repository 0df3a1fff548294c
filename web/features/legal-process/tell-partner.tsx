import { m } from "@roundtable/shared/i18n/messages.js";
import { TellPartnerInput } from "@roundtable/shared/legal-process.ts";
import { useToast } from "#web/ui/toast.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { TellPartnerDocument } from "./steps/tell-partner.graphql.ts";

/** Lets the agency at the other end know that there is something to know, after saying what they will read. */
export function TellPartner({ requestId, version, agency }: { requestId: string; version: number; agency: string }) {
  const toast = useToast();
  const step = useChange({ document: TellPartnerDocument, check: TellPartnerInput });
  const act = async () => {
    if (await step.send((clientKey) => ({ clientKey, requestId, version }))) toast(m.legal_tell_done({ agency }));
  };
  return (
    <>
      <AskedAct
        label={m.legal_tell({ agency })}
        question={m.legal_tell_question({ agency })}
        body={m.legal_tell_body()}
        actLabel={m.legal_tell_act()}
        safeLabel={m.legal_tell_safe()}
        isBusy={step.isBusy}
        onAct={act}
      />
      <RefusalNote problem={step.problem} />
    </>
  );
}
