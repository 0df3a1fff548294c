import CornerDownRight from "lucide-react/icons/corner-down-right";
import { ChangeActionItemInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Chip } from "#web/ui/chip.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Link } from "#web/ui/link.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { ActionMilestone } from "./action-milestone.tsx";
import styles from "./action-rows.module.css";
import type { ActionRowFragment } from "./agenda.graphql.ts";
import { ChangeActionItemDocument } from "./steps/change-action-item.graphql.ts";
import { actionStatusWord } from "./words.ts";

type ActionRowsProps = {
  actions: readonly ActionRowFragment[];
  /** Whether the reader keeps the meeting they came from, and so links them to milestones as well. */
  keeps?: boolean;
  /** They stand with their milestone, which they need not name. */
  isAtMilestone?: boolean;
};

/** What people took on, by when; whoever it is theirs, says that it is done. */
export function ActionRows({ actions, ...look }: ActionRowsProps) {
  return (
    <ul aria-label={m.agenda_actions()}>
      {actions.map((action) => (
        <ActionRow key={action.id} action={action} {...look} />
      ))}
    </ul>
  );
}

type ActionRowProps = Omit<ActionRowsProps, "actions"> & { action: ActionRowFragment };

function ActionRow({ action, keeps = false, isAtMilestone = false }: ActionRowProps) {
  const { id, version, words, dueOn, status, viewerCanSettle, owner, milestone } = action;
  const toast = useToast();
  const step = useChange({ document: ChangeActionItemDocument, check: ChangeActionItemInput });
  const settle = async (next: "DONE" | "DROPPED") => {
    const isDone = await step.send((clientKey) => ({ clientKey, actionItemId: id, version, status: next }));
    if (isDone) toast(next === "DONE" ? m.agenda_action_settled() : m.agenda_action_dropped());
  };
  return (
    <li className={styles.action}>
      <CornerDownRight />
      <div className={styles.words}>
        <b>{words}</b>
        <small>{m.agenda_action_line({ owner: owner?.name ?? "", date: formatDate(dueOn) })}</small>
        {milestone && !isAtMilestone ? (
          <small>
            {m.agenda_action_for()}{" "}
            <Link to="/m/$id" params={{ id: milestone.id }}>
              {milestone.title}
            </Link>
          </small>
        ) : null}
        {status === "OPEN" && dueOn >= todayIso() ? null : (
          <span>
            <Chip tone={status === "OPEN" ? "clay" : "green"}>{status === "OPEN" ? m.agenda_past_due() : actionStatusWord(status)}</Chip>
          </span>
        )}
        <ProblemNote problem={step.problem} />
        {status === "OPEN" && viewerCanSettle ? (
          <Cluster gap="s">
            <Button kind="second" aria-label={m.agenda_action_settle_named({ words })} isBusy={step.isBusy} onPress={() => void settle("DONE")}>
              {m.agenda_action_settle()}
            </Button>
            <Button kind="quiet" aria-label={m.agenda_action_drop_named({ words })} onPress={() => void settle("DROPPED")}>
              {m.agenda_action_drop()}
            </Button>
          </Cluster>
        ) : null}
        {status === "OPEN" && (viewerCanSettle || keeps) && !isAtMilestone ? <ActionMilestone action={action} /> : null}
      </div>
    </li>
  );
}
