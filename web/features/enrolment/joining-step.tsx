import type { FactorWay } from "@roundtable/shared/auth.ts";
import type { Way } from "./choose-way.tsx";
import { Enrol } from "./enrol.tsx";
import styles from "./enrolment-page.module.css";
import { useComeIn } from "./use-come-in.ts";

type JoiningStepProps = { step: { ways: readonly FactorWay[]; way: Way }; onAnother: () => void };

/** Sets up what was chosen, and goes on into the hub. */
export function JoiningStep({ step, onAnother }: JoiningStepProps) {
  const comeIn = useComeIn();
  return (
    <div className={styles.page}>
      <Enrol ways={step.ways} chosen={step.way} onDone={comeIn} onEnded={onAnother} onAnother={onAnother} />
    </div>
  );
}
