import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { StatusChip } from "#web/ui/status-chip.tsx";
import { UrgencyChip } from "#web/ui/urgency-chip.tsx";
import { DraftRow_referralFragmentDoc, type DraftRow_referralFragment } from "./draft-row.graphql.ts";
import { needsTitle } from "./words.ts";

/** A referral of ours that has not left the agency. */
export function DraftRow({ referral: masked }: { referral: FragmentType<DraftRow_referralFragment> }) {
  const { data: draft, complete } = useFragment({ fragment: DraftRow_referralFragmentDoc, from: masked });
  if (!complete) return null;
  const title = draft.needs.length === 0 ? m.referrals_draft_untitled() : needsTitle(draft.needs);
  return (
    <Row
      title={
        <Link look="plain" to="/r/$id" params={{ id: draft.id }}>
          {title}
        </Link>
      }
      meta={[
        m.referrals_draft_saved({ when: formatDayTime(draft.updatedAt) }),
        ...(draft.createdBy ? [m.referrals_draft_by({ name: draft.createdBy.name })] : []),
        ...(draft.region ? [draft.region.name] : []),
      ]}
      chips={
        <>
          {draft.urgency ? <UrgencyChip urgency={draft.urgency} /> : null}
          <StatusChip status={draft.state} />
        </>
      }
    />
  );
}
