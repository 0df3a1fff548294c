import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DetachEvidenceInput } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { DetachEvidenceDocument } from "./steps/detach-evidence.graphql.ts";
import { useChange } from "./use-change.ts";

/** Takes one piece of evidence away, after a question; the record it points to is not touched. */
export function DetachEvidence({ evidenceId, name }: { evidenceId: string; name: string }) {
  const [isAsked, setAsked] = useState(false);
  const toast = useToast();
  const step = useChange({ document: DetachEvidenceDocument, check: DetachEvidenceInput });
  const act = async () => {
    const isDone = await step.send((clientKey) => ({ clientKey, evidenceId }));
    setAsked(false);
    if (isDone) toast(m.roadmap_evidence_detached());
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)} aria-label={m.roadmap_evidence_detach_which({ evidence: name })}>
        {m.roadmap_evidence_detach()}
      </Button>
      <ProblemNote problem={step.problem} />
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.roadmap_evidence_detach_question()}
        actLabel={m.roadmap_evidence_detach()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.roadmap_evidence_detach_safe()}
        isEnding
      >
        <p>{m.roadmap_evidence_detach_body()}</p>
      </Dialog>
    </>
  );
}
