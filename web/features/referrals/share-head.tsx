import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useNow } from "#web/lib/now.ts";
import { Button } from "#web/ui/button.tsx";
import { Clock } from "#web/ui/clock.tsx";
import { Code } from "#web/ui/code.tsx";
import { DisciplineChip } from "#web/ui/discipline-chip.tsx";
import { isJustice } from "#web/ui/discipline-icon.tsx";
import { Link } from "#web/ui/link.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { StatusChip } from "#web/ui/status-chip.tsx";
import { UrgencyChip } from "#web/ui/urgency-chip.tsx";
import styles from "./share-head.module.css";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { otherAgency } from "./share-sides.ts";
import { shareTitle } from "./share-title.ts";
import { waitsForAnswer } from "./time-groups.ts";

/** The place where the reader acts; the head leads there on a phone. */
export const stepsId = "steps";

/** What it is about, who asks whom, where it stands, and how long is left. */
export function ShareHead({ share }: { share: SharePage_shareFragment }) {
  const other = otherAgency(share);
  return (
    <div className={styles.head}>
      <PageTitle
        title={shareTitle(share)}
        lead={m.referrals_asks({ from: share.from.name, to: share.to.name })}
        back={
          <Link to="/r" className={styles.back ?? ""}>
            <ChevronLeft />
            {m.referrals_back()}
          </Link>
        }
      >
        <UrgencyChip urgency={share.urgency} />
        <StatusChip status={share.status} />
        {isJustice(other.discipline) ? <DisciplineChip discipline={other.discipline} /> : null}
        <Code value={share.code} />
      </PageTitle>
      {waitsForAnswer(share.status) ? <TimeLeft share={share} /> : null}
    </div>
  );
}

function TimeLeft({ share }: { share: SharePage_shareFragment }) {
  const other = otherAgency(share);
  const minutesLeft = (new Date(share.respondBy).getTime() - useNow().getTime()) / 60_000;
  const isShort = share.clockStoppedAt === null && minutesLeft < 60;
  const goToAnswer = () => document.getElementById(stepsId)?.focus();
  return (
    <div className={isShort ? styles.short : styles.time}>
      <Clock size="large" dueAt={share.respondBy} startedAt={share.sentAt} stoppedAt={share.clockStoppedAt} />
      <PhoneLink look="button" number={other.intakePhone} whom={other.name} />
      {share.viewerCan.includes("ACCEPT") || share.viewerCan.includes("ANSWER_REQUEST") ? (
        <div className={styles.go}>
          <Button onPress={goToAnswer}>{m.referrals_go_to_answer()}</Button>
        </div>
      ) : null}
    </div>
  );
}
