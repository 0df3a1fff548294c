import { m } from "@roundtable/shared/i18n/messages.js";
import { lastDay } from "#web/features/referrals/consent-day.ts";
import { purposeWord } from "#web/features/referrals/person-words.ts";
import { needsInline } from "#web/features/referrals/words.ts";
import { formatDate, formatDayTime } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Section } from "#web/ui/section.tsx";
import { ConfirmConsent } from "./confirm-consent.tsx";
import { EndConsent } from "./end-consent.tsx";
import type { Journey_referralFragment } from "./journey.graphql.ts";
import { secondWords } from "./second-person-words.ts";
import styles from "./own-consents.module.css";

type Consent = Journey_referralFragment["consents"][number];

type OwnConsentsProps = {
  consents: readonly Consent[];
  timeZone: string;
  /** Called when one of them was confirmed or ended by its second person. */
  onChange: () => void;
};

/** The consents behind the referral. One under which nothing was shared can be ended here, the others on their share's page. */
export function OwnConsents({ consents, timeZone, onChange }: OwnConsentsProps) {
  if (consents.length === 0) return null;
  return (
    <Section title={m.journey_own_consents()}>
      <ul>
        {consents.map((consent) => (
          <li key={consent.id} className={styles.row}>
            <div>
              <h3 className={styles.name}>{consent.recipient.name}</h3>
              <p>{m.journey_own_consent_for({ purpose: purposeWord(consent.purpose), needs: needsInline(consent.needs) })}</p>
              <p className={styles.small}>
                {m.journey_own_consent_signed({ date: formatDate(consent.signedOn) })} {endWords(consent, timeZone)}
              </p>
              {consent.secondPerson ? <p className={styles.small}>{secondWords(consent.secondPerson)}</p> : null}
            </div>
            <div className={styles.end}>
              <Chip tone={isUsable(consent) ? "green" : "neutral"}>{stateWord(consent)}</Chip>
              {consent.live && consent.share === null ? (
                <EndConsent consentId={consent.id} agency={consent.recipient.name} label={m.journey_end_consent()} />
              ) : null}
            </div>
            <ConfirmConsent consent={consent} timeZone={timeZone} onChange={onChange} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function isUsable({ live, secondPerson }: Consent): boolean {
  return live && (secondPerson === null || secondPerson.state === "CONFIRMED");
}

function stateWord({ live, share, secondPerson }: Consent): string {
  if (!live) return m.journey_own_consent_ended();
  if (secondPerson?.state === "WAITING") return m.journey_second_waits_short();
  if (secondPerson?.state === "OVER") return m.journey_second_over_short();
  return share === null ? m.journey_own_consent_unused() : m.journey_own_consent_used();
}

function endWords({ live, endedAt, expiresAt }: Consent, timeZone: string): string {
  if (endedAt !== null) return m.journey_own_consent_ended_at({ when: formatDayTime(endedAt) });
  const day = lastDay(expiresAt, timeZone);
  return live ? m.journey_own_consent_until({ day }) : m.journey_own_consent_ran_out({ day });
}
