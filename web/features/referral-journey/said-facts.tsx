import { m } from "@roundtable/shared/i18n/messages.js";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import styles from "./said-facts.module.css";
import type { Said } from "./say.ts";

/** What a referral says, label by label. */
export function SaidFacts({ said }: { said: readonly Said[] }) {
  return (
    <Facts>
      {said.map(({ key, label, value }) => (
        <Fact key={key} label={label}>
          {value ?? <span className={styles.unsaid}>{m.referrals_not_said()}</span>}
        </Fact>
      ))}
    </Facts>
  );
}
