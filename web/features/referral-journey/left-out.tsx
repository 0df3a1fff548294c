import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { Section } from "#web/ui/section.tsx";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import styles from "./left-out.module.css";
import type { SuggestionFragment } from "./suggest-recipients.graphql.ts";
import { againstWords, mayBeAsked } from "./suggestion-words.ts";

type LeftOutProps = { suggestions: readonly SuggestionFragment[]; picked: string | null; onPick: (agencyId: string) => void };

/** Who was left out, why, and their phone: a worker may know better than the directory. */
export function LeftOut({ suggestions, picked, onPick }: LeftOutProps) {
  const left = suggestions.filter(({ agency }) => agency.id !== picked);
  if (left.length === 0) return null;
  const pick = (agencyId: string) => {
    onPick(agencyId);
    // The row moves up among those to choose from; the focus goes with it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>("#whom input:checked")?.focus());
  };
  return (
    <Section title={m.journey_left_out()} aside={m.journey_left_out_hint()}>
      <ul className={styles.list}>
        {left.map((one) => (
          <li key={one.agency.id} className={styles.row}>
            <div>
              <b className={styles.name}>{one.agency.name}</b>
              <p className={styles.why}>{againstWords(one)}</p>
            </div>
            <div className={styles.end}>
              <PhoneLink number={one.agency.intakePhone} whom={one.agency.name} />
              {mayBeAsked(one) ? (
                <Button kind="quiet" onPress={() => pick(one.agency.id)}>
                  <span>
                    {m.journey_ask_anyway()}
                    <VisuallyHidden>: {one.agency.name}</VisuallyHidden>
                  </span>
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
