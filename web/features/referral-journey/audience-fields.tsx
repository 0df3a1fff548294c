import Ban from "lucide-react/icons/ban";
import Eye from "lucide-react/icons/eye";
import LockOpen from "lucide-react/icons/lock-open";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DetailFact } from "#web/features/referrals/detail-fact.tsx";
import { fieldGroupsInline } from "#web/features/referrals/person-words.ts";
import { reasonWord, urgencyWord } from "#web/features/referrals/step-words.ts";
import { needWord } from "#web/features/referrals/words.ts";
import { formatDayTime } from "#web/lib/dates.ts";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Section } from "#web/ui/section.tsx";
import styles from "./audience-fields.module.css";
import type { AudienceFragment } from "./who-will-see.graphql.ts";

/** What they read now, what opens when they accept, and what never leaves. */
export function AudienceFields({ audience }: { audience: AudienceFragment }) {
  const { now, urgency, afterAcceptance, consent, heldBack, respondBy } = audience;
  return (
    <Section title={m.journey_audience_what()}>
      <div className={styles.cards}>
        <div className={styles.now}>
          <h3 className={styles.title}>
            <Eye />
            {m.journey_audience_now()}
          </h3>
          <Facts>
            <Fact label={m.referrals_fact_needs()}>
              {now.needs.map((need) => (
                <span key={need} className={styles.line}>
                  {needWord(need)}
                </span>
              ))}
            </Fact>
            <Fact label={m.journey_fact_urgency()} hint={m.journey_audience_answer_by({ when: formatDayTime(respondBy) })}>
              {urgencyWord(urgency)}
            </Fact>
            <Fact label={m.referrals_fact_reason()}>{reasonWord(now.reason)}</Fact>
            <Fact label={m.referrals_fact_region()}>{now.region.name}</Fact>
            <Fact label={m.referrals_fact_minor()}>{now.minor ? m.referrals_minor() : m.referrals_adult()}</Fact>
            {now.callBeforeAccepting ? <Fact label={m.journey_fact_call()}>{m.referrals_call_before_sent()}</Fact> : null}
          </Facts>
        </div>
        <div className={styles.after}>
          <h3 className={styles.title}>
            <LockOpen />
            {m.journey_audience_after()}
          </h3>
          {consent.fieldGroups.length === 0 ? (
            <p>{m.journey_audience_nothing_more()}</p>
          ) : (
            <Facts>
              {consent.fieldGroups.map((group) => (
                <DetailFact key={group} group={group} detail={afterAcceptance} />
              ))}
            </Facts>
          )}
        </div>
        <div className={styles.never}>
          <h3 className={styles.title}>
            <Ban />
            {m.journey_audience_never()}
          </h3>
          <p>{m.journey_audience_never_body()}</p>
          {heldBack.length === 0 ? null : (
            <p>
              {m.journey_audience_held_back()} <b>{fieldGroupsInline(heldBack)}</b>.
            </p>
          )}
        </div>
      </div>
    </Section>
  );
}
