import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { CertifyNumbersInput, type NumberProblems } from "@roundtable/shared/reports.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { ReportProblem } from "./problem-note.tsx";
import type { OwnEntryFragment } from "./reports.graphql.ts";
import { CertifyNumbersDocument } from "./steps/certify-numbers.graphql.ts";

type CertifyNumbersProps = { entry: OwnEntryFragment; problems: NumberProblems; isUnsaved: boolean };

/** An agency answers for its numbers, after a question; until they are whole the button says why not yet. */
export function CertifyNumbers({ entry, problems, isUnsaved }: CertifyNumbersProps) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const step = useChange({ document: CertifyNumbersDocument, check: CertifyNumbersInput });
  if (!entry.viewerCan.includes("CERTIFY")) return <p>{m.reports_lead_body()}</p>;
  const why = notYet(problems, isUnsaved);
  const act = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, entryId: entry.id, version: entry.version })))) return;
    setOpen(false);
    toast(m.reports_certified());
  };
  return (
    <>
      <div>
        <Button onPress={() => setOpen(true)} {...(why !== undefined && { notYet: why })}>
          {m.reports_certify()}
        </Button>
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={m.reports_certify_question({ agency: entry.agency.name })}
        actLabel={m.reports_certify_act()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.reports_certify_safe()}
      >
        <ReportProblem problem={step.problem} />
        <p>{m.reports_certify_body()}</p>
      </Dialog>
    </>
  );
}

function notYet({ sums, missing }: NumberProblems, isUnsaved: boolean): string | undefined {
  if (missing.length > 0) return m.reports_fields_empty({ count: missing.length });
  if (sums.length > 0) return m.reports_certify_sums();
  return isUnsaved ? m.reports_certify_unsaved() : undefined;
}
