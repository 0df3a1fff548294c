import { m } from "@roundtable/shared/i18n/messages.js";
import { languageWord } from "#web/features/agencies/words.ts";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { lastDay } from "./consent-day.ts";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { isOutOfSight } from "./time-groups.ts";
import { purposeWord } from "./person-words.ts";

/** The survivor's permission that this share stands on. */
export function ShareConsent({ share, timeZone }: { share: SharePage_shareFragment; timeZone: string }) {
  const { consent, to, status } = share;
  const hasStopped = consent === null || isOutOfSight(status);
  const untilHint = share.direction === "SENT" ? m.referrals_consent_until_hint_sent({ agency: to.name }) : m.referrals_consent_until_hint();
  return (
    <Section title={m.referrals_consent_title()}>
      {hasStopped ? <Note title={m.referrals_consent_ended()}>{m.referrals_consent_ended_body({ agency: to.name })}</Note> : null}
      {consent === null ? null : (
        <Facts>
          {hasStopped ? (
            <Fact label={m.referrals_consent_was()}>{to.name}</Fact>
          ) : (
            <Fact label={m.referrals_consent_agreed()} hint={m.referrals_consent_one()}>
              {m.referrals_consent_agency({ agency: to.name })}
            </Fact>
          )}
          <Fact label={m.referrals_consent_purpose()}>{purposeWord(consent.purpose)}</Fact>
          <Fact label={m.referrals_consent_until()} {...(!hasStopped && { hint: untilHint })}>
            {lastDay(consent.expiresAt, timeZone)}
          </Fact>
          <Fact label={m.referrals_consent_form()}>{languageWord(consent.formLanguage)}</Fact>
          {consent.substanceUseNamed ? (
            <Fact label={m.referrals_consent_part2()} hint={m.referrals_consent_part2_hint()}>
              {m.referrals_consent_part2_named()}
            </Fact>
          ) : null}
        </Facts>
      )}
    </Section>
  );
}
