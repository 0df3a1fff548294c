import type { FragmentType } from "@apollo/client";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useNow } from "#web/lib/now.ts";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import styles from "./share-groups.module.css";
import type { ShareRow_shareFragment } from "./share-row.graphql.ts";
import { ShareRow } from "./share-row.tsx";
import { groupByTime, type TimeGroup, type Timed } from "./time-groups.ts";

type ShareGroupsProps = {
  shares: readonly (Timed & { id: string } & FragmentType<ShareRow_shareFragment>)[];
  /** The heading under which the part before this one ended; it is not said twice. */
  continues?: TimeGroup | undefined;
};

/** Shares under headings by time, soonest first. */
export function ShareGroups({ shares, continues }: ShareGroupsProps) {
  const now = useNow();
  return (
    <div className={styles.groups}>
      {groupByTime(shares, now).map(({ group, shares: held }) => (
        <Section
          key={group}
          title={group === continues ? m.referrals_group_more({ group: groupWord(group) }) : groupWord(group)}
          isTitleHidden={group === continues || group === "ended"}
        >
          <Sheet isFlush>
            <Rows>
              {held.map((share) => (
                <ShareRow key={share.id} share={share} />
              ))}
            </Rows>
          </Sheet>
        </Section>
      ))}
    </div>
  );
}

const groupWords: Record<TimeGroup, () => string> = {
  past: m.referrals_group_past,
  today: m.referrals_group_today,
  later: m.referrals_group_later,
  running: m.referrals_group_running,
  ended: m.referrals_group_ended,
};

function groupWord(group: TimeGroup): string {
  return groupWords[group]();
}
