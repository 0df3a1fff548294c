import { m } from "@roundtable/shared/i18n/messages.js";
import { fieldGroups } from "@roundtable/shared/referrals.ts";
import { Facts } from "#web/ui/facts.tsx";
import { LockedFields } from "#web/ui/locked-fields.tsx";
import { Section } from "#web/ui/section.tsx";
import { DetailFact } from "./detail-fact.tsx";
import styles from "./share-details.module.css";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { hasEnded, isOutOfSight } from "./time-groups.ts";
import { fieldGroupHint, fieldGroupWord } from "./person-words.ts";
import { lowerFirst } from "./words.ts";

/** What acceptance opens: names with a lock before it, their content after it. */
export function ShareDetails({ share }: { share: SharePage_shareFragment }) {
  const isOpened = share.detail !== null && share.events.some(({ toStatus }) => toStatus === "ACCEPTED");
  if (isOpened) return <Opened share={share} />;
  return hasEnded(share.status) ? null : <Closed share={share} />;
}

function Closed({ share: { opensOnAcceptance: groups, direction, from, to } }: { share: SharePage_shareFragment }) {
  const isOurs = direction === "SENT";
  const lead = isOurs ? m.referrals_opens_lead_sent({ agency: to.name }) : m.referrals_opens_lead({ agency: from.name });
  const never = fieldGroups.filter((group) => !groups.includes(group)).map((group) => lowerFirst(fieldGroupWord(group)));
  return (
    <Section title={isOurs ? m.referrals_opens_title_sent() : m.referrals_opens_title()}>
      <p className={styles.lead}>{groups.length === 0 ? m.referrals_opens_none() : lead}</p>
      <LockedFields
        never={isOurs ? [] : never}
        items={groups.map((group) => {
          const hint = fieldGroupHint(group);
          return { name: fieldGroupWord(group), ...(hint !== undefined && { hint }) };
        })}
      />
    </Section>
  );
}

function Opened({ share }: { share: SharePage_shareFragment }) {
  const { detail, opensOnAcceptance } = share;
  if (detail === null) return null;
  // How to make contact stands first: it is read before any call.
  const groups = opensOnAcceptance.toSorted((one, other) => Number(other === "CONTACT_SAFETY") - Number(one === "CONTACT_SAFETY"));
  return (
    <Section title={m.referrals_details_title()}>
      <p className={styles.lead}>{leadOf(share)}</p>
      {groups.length === 0 ? (
        <p>{m.referrals_opens_none()}</p>
      ) : (
        <Facts>
          {groups.map((group) => (
            <DetailFact key={group} group={group} detail={detail} />
          ))}
        </Facts>
      )}
    </Section>
  );
}

function leadOf({ direction, status, to }: SharePage_shareFragment): string {
  if (direction !== "SENT") return m.referrals_details_lead();
  return isOutOfSight(status) ? m.referrals_details_lead_past({ agency: to.name }) : m.referrals_details_lead_sent({ agency: to.name });
}
