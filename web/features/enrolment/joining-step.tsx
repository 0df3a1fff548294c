import type { FactorWay } from "@roundtable/shared/auth.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import type { Way } from "./choose-way.tsx";
import { Enrol } from "./enrol.tsx";
import styles from "./enrolment-page.module.css";
import { useComeIn } from "./use-come-in.ts";

type JoiningStepProps = { step: { ways: readonly FactorWay[]; way: Way }; onAnother: () => void };

/** Sets up what was chosen, with a way back to the choice: not every device makes passkeys. */
export function JoiningStep({ step, onAnother }: JoiningStepProps) {
  const comeIn = useComeIn();
  return (
    <div className={styles.page}>
      <Enrol
        ways={step.ways}
        chosen={step.way}
        onDone={comeIn}
        onEnded={onAnother}
        aside={
          <Button kind="quiet" onPress={onAnother}>
            {m.enrolment_other_way()}
          </Button>
        }
      />
    </div>
  );
}
