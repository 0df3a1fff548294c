import Check from "lucide-react/icons/check";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "../lib/class-names.ts";
import styles from "./stepper.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** Where one is in a journey of a few steps: bars with words, on a phone one sentence. `current` counts from 0. */
export function Stepper({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <div className={styles.stepper}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={classNames(styles.step, index < current && styles.done, index === current && styles.now)}
            aria-current={index === current ? "step" : undefined}
          >
            <span className={styles.word}>
              {index < current ? <Check /> : null}
              {step}
              {index < current ? <VisuallyHidden>, {m.ui_step_done()}</VisuallyHidden> : null}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.sentence} aria-hidden="true">
        {m.ui_step_of({ step: current + 1, total: steps.length, name: steps[current] ?? "" })}
      </p>
    </div>
  );
}
