import { m } from "@roundtable/shared/i18n/messages.js";
import { ratingScale } from "@roundtable/shared/self-assessment.ts";
import styles from "./scale-words.module.css";
import { ratingWord } from "./words.ts";

/** The words of the scale, under the stations that the pictures below use. */
export function ScaleWords() {
  return (
    <ol className={styles.words} aria-label={m.assess_scale_title()}>
      {ratingScale.map((rating) => (
        <li key={rating}>
          <b>{rating}</b> {ratingWord(rating)}
        </li>
      ))}
    </ol>
  );
}
