import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { MarkFiledInput } from "@roundtable/shared/grants.ts";
import { todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import type { PeriodRowFragment } from "./grants.graphql.ts";
import { GrantProblem } from "./problem-note.tsx";
import { MarkFiledDocument } from "./steps/mark-filed.graphql.ts";

type MarkFiledProps = { period: PeriodRowFragment; title: string; onDone: () => void };

/** That a report which is written elsewhere was filed, and on which day. */
export function MarkFiled({ period, title, onDone }: MarkFiledProps) {
  const [filedOn, setFiledOn] = useState<string | null>(() => todayIso());
  const toast = useToast();
  const step = useChange({ document: MarkFiledDocument, check: MarkFiledInput });
  const error = issueWords(step.issues, "filedOn", m.grants_mark_day_wrong());
  const submit = async () => {
    const input = (clientKey: string) => ({ clientKey, ruleId: period.rule.id, periodStartsOn: period.startsOn, filedOn: filedOn ?? "" });
    if (!(await step.send(input))) return;
    toast(m.grants_marked());
    onDone();
  };
  return (
    <Sheet labelledBy="mark-filed">
      <Form onSubmit={() => void submit()} labelledBy="mark-filed">
        <h4 id="mark-filed">{m.grants_mark_title({ title })}</h4>
        <GrantProblem problem={step.problem} />
        <DateField id="filedOn" label={m.grants_mark_day()} {...(error !== undefined && { error })} value={filedOn} onChange={setFiledOn} max={todayIso()} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.grants_mark_filed()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
