import { m } from "@roundtable/shared/i18n/messages.js";
import { UnmarkFiledInput } from "@roundtable/shared/grants.ts";
import { Button } from "#web/ui/button.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { PeriodRowFragment } from "./grants.graphql.ts";
import { GrantProblem } from "./problem-note.tsx";
import { UnmarkFiledDocument } from "./steps/unmark-filed.graphql.ts";

/** Takes back that a report was filed, as when it was the wrong one. */
export function UnmarkFiled({ period: { rule, startsOn } }: { period: PeriodRowFragment }) {
  const toast = useToast();
  const step = useChange({ document: UnmarkFiledDocument, check: UnmarkFiledInput });
  const act = async () => {
    if (await step.send((clientKey) => ({ clientKey, ruleId: rule.id, periodStartsOn: startsOn }))) toast(m.grants_unmarked());
  };
  return (
    <>
      <GrantProblem problem={step.problem} />
      <div>
        <Button kind="quiet" isBusy={step.isBusy} onPress={() => void act()}>
          {m.grants_unmark()}
        </Button>
      </div>
    </>
  );
}
