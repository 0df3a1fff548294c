import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { RemoveReportingRuleInput } from "@roundtable/shared/grants.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { RuleFragment } from "./grants.graphql.ts";
import { GrantProblem } from "./problem-note.tsx";
import { RemoveReportingRuleDocument } from "./steps/remove-reporting-rule.graphql.ts";

/** Takes a rule and its due dates out of the calendar, after a question. What was filed under it keeps it from going. */
export function RemoveRule({ rule, title }: { rule: RuleFragment; title: string }) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const step = useChange({ document: RemoveReportingRuleDocument, check: RemoveReportingRuleInput });
  const act = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, ruleId: rule.id, version: rule.version })))) return;
    setOpen(false);
    toast(m.grants_rule_removed());
  };
  return (
    <>
      <div>
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {m.grants_rule_remove()}
        </Button>
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={m.grants_rule_remove_question({ title })}
        actLabel={m.grants_rule_remove_act()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.grants_rule_remove_safe()}
        isEnding
      >
        <GrantProblem problem={step.problem} />
        <p>{m.grants_rule_remove_body()}</p>
      </Dialog>
    </>
  );
}
