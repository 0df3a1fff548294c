import { m } from "@roundtable/shared/i18n/messages.js";
import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import { formatShortDay } from "#web/lib/dates.ts";
import { Clock } from "#web/ui/clock.tsx";
import styles from "./share-clock.module.css";
import { waitsForAnswer } from "./time-groups.ts";

type ShareClockProps = {
  share: {
    status: ShareStatus;
    sentAt: string;
    dueAt: string | null;
    clockStoppedAt: string | null;
    recheckOn: string | null;
    statusChangedAt: string;
  };
};

/** How long until the next step is due; without one, the day of the last step. */
export function ShareClock({ share }: ShareClockProps) {
  // A day has no hour and no zone, so no clock either.
  if (share.status === "WAITLISTED" && share.recheckOn !== null) return <Day when={`${share.recheckOn}T12:00:00`} what={m.referrals_look_again()} />;
  const startedAt = waitsForAnswer(share.status) ? share.sentAt : share.statusChangedAt;
  if (share.dueAt !== null || share.clockStoppedAt !== null)
    return <Clock dueAt={share.dueAt ?? share.sentAt} startedAt={startedAt} stoppedAt={share.clockStoppedAt} />;
  return <Day when={share.statusChangedAt} what={m.referrals_last_step()} />;
}

function Day({ when, what }: { when: string; what: string }) {
  return (
    <p className={styles.day}>
      <b className={styles.when}>{formatShortDay(when)}</b> <small className={styles.what}>{what}</small>
    </p>
  );
}
