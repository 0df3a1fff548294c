import { LeaveTaskForceInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useToast } from "#web/ui/toast.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { LeaveTaskForceDocument } from "./steps/leave-task-force.graphql.ts";

type Named = { id: string; name: string };
type LeaveTableProps = { agency: Named; taskForce: Named; ariaLabel: string; onDone?: () => void };

/** An agency leaves a table, after a question that says what that closes. */
export function LeaveTable({ agency, taskForce, ariaLabel, onDone }: LeaveTableProps) {
  const toast = useToast();
  const step = useChange({ document: LeaveTaskForceDocument, check: LeaveTaskForceInput });
  const act = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, agencyId: agency.id, taskForceId: taskForce.id })))) return;
    toast(m.hub_leave_done({ name: taskForce.name }));
    onDone?.();
  };
  return (
    <>
      <AskedAct
        label={m.hub_leave()}
        ariaLabel={ariaLabel}
        kind="quiet"
        question={m.hub_leave_question({ agency: agency.name, name: taskForce.name })}
        body={m.hub_leave_body()}
        actLabel={m.hub_leave_act()}
        safeLabel={m.hub_leave_safe()}
        isEnding
        isBusy={step.isBusy}
        onAct={act}
      />
      <RefusalNote problem={step.problem} />
    </>
  );
}
