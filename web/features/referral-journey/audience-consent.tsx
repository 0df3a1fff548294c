import { m } from "@roundtable/shared/i18n/messages.js";
import { languageWord } from "#web/features/agencies/words.ts";
import { formWord, purposeWord } from "#web/features/referrals/person-words.ts";
import { formatDate } from "#web/lib/dates.ts";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Section } from "#web/ui/section.tsx";
import { basisWord, reportWord } from "./consent-words.ts";
import type { AudienceFragment } from "./who-will-see.graphql.ts";

type AudienceConsentProps = { audience: AudienceFragment; day: string; agency: string };

/** Until when, and the consent that was recorded. */
export function AudienceConsent({ audience, day, agency }: AudienceConsentProps) {
  const { consent } = audience;
  return (
    <Section title={m.journey_recorded_title()}>
      <Facts>
        <Fact label={m.referrals_consent_until()} hint={m.journey_recorded_until_hint()}>
          {day}
        </Fact>
        <Fact label={m.referrals_consent_purpose()}>{purposeWord(consent.purpose)}</Fact>
        <Fact label={m.journey_recorded_form()} hint={consent.interpreterUsed ? m.journey_recorded_interpreter() : undefined}>
          {m.journey_recorded_form_in({ form: formWord(consent.formVersion), language: languageWord(consent.formLanguage) })}
        </Fact>
        <Fact label={m.journey_signed_label()} hint={m.journey_recorded_paper({ agency })}>
          {formatDate(consent.signedOn)}
        </Fact>
        {consent.minorBasis ? <Fact label={m.journey_basis_label()}>{basisWord(consent.minorBasis)}</Fact> : null}
        {consent.mandatedReport ? <Fact label={m.journey_report_label()}>{reportWord(consent.mandatedReport)}</Fact> : null}
        {consent.substanceUseNamed ? (
          <Fact label={m.referrals_consent_part2()} hint={m.referrals_consent_part2_hint()}>
            {m.referrals_consent_part2_named()}
          </Fact>
        ) : null}
      </Facts>
    </Section>
  );
}
