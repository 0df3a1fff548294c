import { ratingScale } from "@roundtable/shared/self-assessment.ts";
import styles from "./rating-scale.module.css";
import { ratingWord } from "./words.ts";

type RatingScaleProps = { name: string; labelledBy: string; value: number | null; onChange: (rating: number) => void };

/** The five steps with their words. Arrow keys go from one to the next, and the figures 0 to 4 choose at once. */
export function RatingScale({ name, labelledBy, value, onChange }: RatingScaleProps) {
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className={styles.scale}>
      {ratingScale.map((rating) => (
        <label key={rating} className={styles.step}>
          <input
            type="radio"
            className={styles.input}
            name={name}
            value={rating}
            checked={value === rating}
            onChange={() => onChange(rating)}
            onKeyDown={({ key }) => {
              const typed = ratingScale.find((one) => String(one) === key);
              if (typed === undefined) return;
              onChange(typed);
              document.querySelector<HTMLElement>(`input[name="${name}"][value="${typed}"]`)?.focus();
            }}
          />
          <b className={styles.number}>{rating}</b> <span>{ratingWord(rating)}</span>
        </label>
      ))}
    </div>
  );
}
