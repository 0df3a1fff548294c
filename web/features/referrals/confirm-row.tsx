import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { ConfirmRow_consentFragmentDoc, type ConfirmRow_consentFragment } from "./confirm-row.graphql.ts";
import { needsTitle } from "./words.ts";

/** A consent that names law enforcement and waits for this reader's word as the second person. */
export function ConfirmRow({ consent: masked }: { consent: FragmentType<ConfirmRow_consentFragment> }) {
  const { data: consent, complete } = useFragment({ fragment: ConfirmRow_consentFragmentDoc, from: masked });
  if (!complete || !consent.secondPerson) return null;
  const { recordedBy, confirmBy } = consent.secondPerson;
  return (
    <Row
      title={
        <Link look="plain" to="/r/$id" params={{ id: consent.referralId }}>
          {m.referrals_today_confirm_row({ agency: consent.recipient.name })}
        </Link>
      }
      meta={[
        needsTitle(consent.needs),
        ...(recordedBy ? [m.referrals_today_confirm_by({ name: recordedBy.name })] : []),
        m.referrals_today_confirm_until({ when: formatDayTime(confirmBy) }),
      ]}
    />
  );
}
