import { ratingScale } from "@roundtable/shared/self-assessment.ts";
import { classNames } from "#web/lib/class-names.ts";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import type { AssessedElementFragment } from "./self-assessment.graphql.ts";
import styles from "./spread-picture.module.css";
import { middleWritten, resultSentence } from "./words.ts";

type Result = NonNullable<AssessedElementFragment["result"]>;

/** How far apart the agencies see one element: a picture for the eye, one sentence for the ear. */
export function SpreadPicture({ result }: { result: Result }) {
  const { lowest, highest, median, disagreement, ratings } = result;
  return (
    <>
      <VisuallyHidden>{resultSentence(result)}</VisuallyHidden>
      <div className={classNames(styles.scale, disagreement && styles.differ)} aria-hidden="true">
        {ratingScale.map((step) => {
          const count = ratings.filter(({ rating }) => rating === step).length;
          return (
            <span key={step} className={classNames(styles.stop, step > lowest && step <= highest && styles.between)}>
              {count === 0 ? <i className={styles.nobody} /> : <b className={styles.some}>{count}</b>}
            </span>
          );
        })}
        <Middle median={median} />
      </div>
    </>
  );
}

/** What the signs mean, and the steps of the scale over their stations. */
export function SpreadKey({ words }: { words: { dot: string; middle: string; label: string } }) {
  return (
    <ul className={styles.key} aria-label={words.label}>
      <li>
        <b className={styles.some} aria-hidden="true">
          2
        </b>
        {words.dot}
      </li>
      <li>
        <i className={styles.mark} aria-hidden="true" />
        {words.middle}
      </li>
    </ul>
  );
}

function Middle({ median }: { median: number }) {
  // Ten places: a median lies on a step or halfway between two.
  return (
    <span className={styles.middle} data-at={median * 2}>
      <i className={styles.mark} />
      <span className={styles.words}>{middleWritten(median)}</span>
    </span>
  );
}
