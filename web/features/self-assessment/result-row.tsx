import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { Fold } from "#web/ui/fold.tsx";
import { Link } from "#web/ui/link.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import type { Stages } from "../roadmap/stage-track.tsx";
import { GoalForm } from "./goal-form.tsx";
import styles from "./result-row.module.css";
import type { AssessedElementFragment, AssessmentFragment } from "./self-assessment.graphql.ts";
import { SpreadPicture } from "./spread-picture.tsx";
import { ratingWord } from "./words.ts";

type ResultRowProps = { assessed: AssessedElementFragment; assessment: AssessmentFragment; stages: Stages };

/** What the agencies say of one element: the picture, who said what and why, and the way to make it a goal. */
export function ResultRow({ assessed: { element, result }, assessment, stages }: ResultRowProps) {
  const isGoal = assessment.goals.some((goal) => goal.element.id === element.id);
  if (result === null) return null;
  return (
    <li id={`result-${element.id}`} className={styles.row}>
      <h3 className={styles.name}>
        <Link to="/m/e/$id" params={{ id: element.id }} look="plain">
          {element.name}
        </Link>
        <small className={styles.area}>{element.areaName}</small>
      </h3>
      <SpreadPicture result={result} />
      <div className={styles.more}>
        <WhoSaid result={result} />
        {isGoal ? (
          <div>
            <Chip tone="teal">{m.assess_goal_chip({ year: String(assessment.year + 1) })}</Chip>
          </div>
        ) : assessment.viewerCan.includes("SET_GOALS") ? (
          <Unfold label={m.assess_goal_add()} ariaLabel={m.assess_goal_add_which({ element: element.name })}>
            {(close) => <GoalForm assessment={assessment} element={element} goal={null} stages={stages} onClose={close} />}
          </Unfold>
        ) : null}
      </div>
    </li>
  );
}

function WhoSaid({ result: { ratings } }: { result: NonNullable<AssessedElementFragment["result"]> }) {
  return (
    <Fold label={m.assess_who_said()}>
      <ul className={styles.said}>
        {ratings
          .toSorted((one, other) => one.rating - other.rating)
          .map(({ id, rating, comment, agency }) => (
            <li key={id}>
              <b>{agency?.name ?? m.assess_agency_gone()}</b> {m.assess_said({ rating, words: ratingWord(rating) })}
              {comment === null ? null : <p className={styles.comment}>{comment}</p>}
            </li>
          ))}
      </ul>
    </Fold>
  );
}
