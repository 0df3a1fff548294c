import CircleCheck from "lucide-react/icons/circle-check";
import Flag from "lucide-react/icons/flag";
import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import type { RoadmapGoalFragment } from "./goal.graphql.ts";
import styles from "./goal-list.module.css";
import type { Stages } from "./stage-track.tsx";

type GoalListProps = { goals: readonly RoadmapGoalFragment[]; stages: Stages; renderActs?: (goal: RoadmapGoalFragment) => ReactNode };

/** What the table wants of its elements: which stage, in whose words, who sees to it, and whether it is reached. */
export function GoalList({ goals, stages, renderActs }: GoalListProps) {
  return (
    <ul className={styles.list}>
      {goals.map((goal) => (
        <li key={goal.id} className={styles.goal}>
          <div className={styles.head}>
            <h3 className={styles.name}>
              <Link to="/m/e/$id" params={{ id: goal.element.id }} look="plain">
                {goal.element.name}
              </Link>
            </h3>
            <Chip tone={goal.reached ? "green" : "teal"} icon={goal.reached ? <CircleCheck /> : <Flag />}>
              {goal.reached ? m.assess_goal_reached() : m.assess_goal_ahead()}
            </Chip>
          </div>
          <p>{goal.words}</p>
          <p className={styles.more}>
            {m.assess_goal_target({ stage: stages.find(({ number }) => number === goal.targetStage)?.name ?? "", year: String(goal.year) })}.{" "}
            {goal.ownerAgency ? m.assess_goal_owner_is({ agency: goal.ownerAgency.name }) : m.assess_goal_owner_open()}.
          </p>
          {renderActs?.(goal)}
        </li>
      ))}
    </ul>
  );
}
