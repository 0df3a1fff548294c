import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDay, formatTime, stopped } from "#web/lib/dates.ts";
import { useNow } from "#web/lib/now.ts";
import { Cluster } from "#web/ui/cluster.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { ConfirmRow } from "./confirm-row.tsx";
import { DraftRow } from "./draft-row.tsx";
import { useListVersion, useOnChange } from "./freshness.ts";
import { LateAnswers } from "./late-answers.tsx";
import { openListsAt } from "./list-choices.ts";
import { NewReferral } from "./new-referral.tsx";
import { Notices } from "./notices.tsx";
import { asksAgain } from "./reading.ts";
import { ShareRow } from "./share-row.tsx";
import { TodayPageDocument, type TodayPageQuery } from "./today-page.graphql.ts";
import { SeatWords } from "./seat-words.tsx";
import { StaleNote } from "./stale-note.tsx";
import { timeGroup } from "./time-groups.ts";
import { Unread } from "./unread.tsx";
import { WaitingRow } from "./waiting-row.tsx";
import styles from "./waiting-row.module.css";

/** What waits for this person, soonest first; then what others owe us, our drafts, and what has ended. */
export function TodayPage() {
  const { data, error, refetch } = useQuery(TodayPageDocument, asksAgain);
  useOnChange(useListVersion(), () => void refetch());
  const now = useNow();
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer, today } = data;
  const late = today.waitingForYou.filter((share) => timeGroup(share, now) === "past").length;
  return (
    <>
      <PageTitle
        title={m.referrals_today_title()}
        lead={
          <>
            {capital(formatDay(now))}, <time>{stopped(formatTime(now))}</time>{" "}
            {viewer.viewerCanWorkWithReferrals ? (
              <Waiting count={today.waitingForYou.length + today.toConfirm.length} late={late} />
            ) : (
              <SeatWords seats={viewer.seats} operator={viewer.operator} />
            )}
          </>
        }
        actions={viewer.viewerCanWorkWithReferrals ? <NewReferral kind="second" /> : undefined}
      />
      <StaleNote />
      <Stack gap="l">
        {viewer.viewerCanWorkWithReferrals ? <ReferralsToday viewerId={viewer.id} agency={viewer.agency.name} today={today} /> : null}
        {viewer.viewerCanSeeLateAnswers ? <LateAnswers /> : null}
        {viewer.viewerCanWorkWithReferrals ? null : (
          <Cluster>
            {viewer.seats.length > 0 ? <Link to="/m">{m.referrals_seat_roadmap()}</Link> : null}
            <Link to="/a">{m.referrals_seat_table()}</Link>
            {viewer.operator ? <Link to="/a/hub">{m.people_part_hub()}</Link> : null}
          </Cluster>
        )}
      </Stack>
    </>
  );
}

function Waiting({ count, late }: { count: number; late: number }) {
  if (count === 0) return m.referrals_today_none();
  return (
    <>
      <strong>{m.referrals_today_count({ count })}</strong>
      {late > 0 ? `; ${m.referrals_today_late({ count: late })}` : null}.
    </>
  );
}

function ReferralsToday({ viewerId, agency, today }: { viewerId: string; agency: string; today: TodayPageQuery["today"] }) {
  return (
    <>
      {today.toConfirm.length === 0 ? null : (
        <Section title={m.referrals_today_confirm()}>
          <Sheet isFlush>
            <Rows>
              {today.toConfirm.map((consent) => (
                <ConfirmRow key={consent.id} consent={consent} />
              ))}
            </Rows>
          </Sheet>
        </Section>
      )}
      <Section title={m.referrals_today_waiting()} aside={today.waitingForYou.length > 1 ? m.referrals_today_soonest() : undefined}>
        {today.waitingForYou.length === 0 ? (
          <Empty title={m.referrals_today_empty({ agency })}>{m.referrals_today_empty_more()}</Empty>
        ) : (
          <Sheet isFlush>
            <Rows>
              {today.waitingForYou.map((share, place) => (
                <ShareRow key={share.id} share={share} isNext={place === 0} />
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
      <Section
        title={m.referrals_today_others()}
        aside={
          <Link to="/r" onClick={() => openListsAt(viewerId, "sent")}>
            {m.referrals_today_all_sent()}
          </Link>
        }
      >
        {today.waitingOnOthers.length === 0 ? (
          <Empty title={m.referrals_today_others_empty()} />
        ) : (
          <ul className={styles.rows}>
            {today.waitingOnOthers.map((share) => (
              <WaitingRow key={share.id} share={share} />
            ))}
          </ul>
        )}
      </Section>
      {today.drafts.length === 0 ? null : (
        <Section title={m.referrals_today_drafts()} aside={m.referrals_today_drafts_hint()}>
          <Rows isOpen>
            {today.drafts.map((draft) => (
              <DraftRow key={draft.id} referral={draft} />
            ))}
          </Rows>
        </Section>
      )}
      <Notices notices={today.notices} />
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
