import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import ClockAlert from "lucide-react/icons/clock-alert";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatShortDay } from "#web/lib/dates.ts";
import { useNow } from "#web/lib/now.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { StatusChip } from "#web/ui/status-chip.tsx";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import { timeGroup, waitsForAnswer } from "./time-groups.ts";
import { WaitingRow_shareFragmentDoc, type WaitingRow_shareFragment } from "./waiting-row.graphql.ts";
import styles from "./waiting-row.module.css";
import { needsInline } from "./words.ts";

/** One agency whose next step we wait for, in a quiet line. */
export function WaitingRow({ share: masked }: { share: FragmentType<WaitingRow_shareFragment> }) {
  const { data: share, complete } = useFragment({ fragment: WaitingRow_shareFragmentDoc, from: masked });
  const now = useNow();
  if (!complete) return null;
  const isPast = waitsForAnswer(share.status) && timeGroup(share, now) === "past";
  const needs = needsInline(share.brief?.needs ?? []);
  return (
    <li className={styles.row}>
      <span className={styles.state}>
        {isPast ? (
          <Chip tone="clay" icon={<ClockAlert />}>
            {m.referrals_no_answer_yet()}
          </Chip>
        ) : (
          <StatusChip status={share.status} />
        )}
      </span>
      <span>
        <b>{share.to.name}</b>, {needs}. {since(share, now)}
      </span>
      <Link to="/s/$id" params={{ id: share.id }}>
        {isPast ? m.referrals_call_or_choose() : m.referrals_open()}
        <VisuallyHidden>, {m.referrals_open_about({ agency: share.to.name, needs })}</VisuallyHidden>
      </Link>
    </li>
  );
}

function since(share: WaitingRow_shareFragment, now: Date): string {
  if (share.status === "WAITLISTED" && share.recheckOn !== null) return m.referrals_looks_again_on({ date: formatShortDay(`${share.recheckOn}T12:00:00`) });
  if (!waitsForAnswer(share.status)) return m.referrals_now_since_line({ when: formatShortDay(share.statusChangedAt) });
  const minutes = Math.max(1, Math.round((now.getTime() - new Date(share.sentAt).getTime()) / 60_000));
  if (minutes < 60) return m.referrals_asked_minutes({ count: minutes });
  if (minutes < 48 * 60) return m.referrals_asked_hours({ count: Math.round(minutes / 60) });
  return m.referrals_asked_days({ count: Math.round(minutes / 1440) });
}
