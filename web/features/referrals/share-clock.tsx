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
    statusChangedAt: string;
  };
};

/** How long until the next step is due; without one, the day of the last step. */
export function ShareClock({ share }: ShareClockProps) {
  const startedAt = waitsForAnswer(share.status) ? share.sentAt : share.statusChangedAt;
  if (share.dueAt !== null || share.clockStoppedAt !== null)
    return <Clock dueAt={share.dueAt ?? share.sentAt} startedAt={startedAt} stoppedAt={share.clockStoppedAt} />;
  return (
    <p className={styles.day}>
      <b className={styles.when}>{formatShortDay(share.statusChangedAt)}</b>{" "}
      <small className={styles.what}>{m.referrals_last_step()}</small>
    </p>
  );
}
