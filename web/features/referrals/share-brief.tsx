import Eye from "lucide-react/icons/eye";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Section } from "#web/ui/section.tsx";
import styles from "./share-brief.module.css";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { isOutOfSight, waitsForAnswer } from "./time-groups.ts";
import { reasonWord } from "./step-words.ts";
import { needWord } from "./words.ts";

/** The short form: what a recipient sees before it accepts. */
export function ShareBrief({ share }: { share: SharePage_shareFragment }) {
  const { brief, direction, from, to } = share;
  if (brief === null) return null;
  const isOurs = direction === "SENT";
  return (
    <Section
      title={isOurs ? titleOf(share.status, to.name) : m.referrals_now_title()}
      aside={
        <span className={styles.recorded}>
          <Eye />
          {m.referrals_recorded()}
        </span>
      }
    >
      <Facts>
        <Fact label={m.referrals_fact_needs()}>
          {brief.needs.map((need) => (
            <span key={need} className={styles.line}>
              {needWord(need)}
            </span>
          ))}
        </Fact>
        <Fact label={m.referrals_fact_reason()}>{reasonWord(brief.reason)}</Fact>
        <Fact label={m.referrals_fact_region()}>{brief.region.name}</Fact>
        <Fact label={m.referrals_fact_minor()} {...(brief.minor && { hint: m.referrals_minor_hint() })}>
          {brief.minor ? m.referrals_minor() : m.referrals_adult()}
        </Fact>
        {brief.callBeforeAccepting && (waitsForAnswer(share.status) || share.status === "WAITLISTED") ? (
          <Fact label={m.referrals_fact_call()} hint={m.referrals_call_before_hint()}>
            {isOurs ? m.referrals_call_before_sent() : m.referrals_call_before({ agency: from.name })}
          </Fact>
        ) : null}
      </Facts>
    </Section>
  );
}

function titleOf(status: ShareStatus, agency: string): string {
  return isOutOfSight(status) ? m.referrals_now_title_past({ agency }) : m.referrals_now_title_sent({ agency });
}
