import { useQuery } from "@apollo/client/react";
import { lazy, type ReactNode, Suspense } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDay, formatTime, stopped } from "#web/lib/dates.ts";
import { useHint } from "#web/lib/live.ts";
import { useNow } from "#web/lib/now.ts";
import { Cluster } from "#web/ui/cluster.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { MeetingTasksDocument } from "../meetings/meeting-tasks.graphql.ts";
import { ConfirmRow } from "./confirm-row.tsx";
import { DraftRow } from "./draft-row.tsx";
import { useListVersion, useOnChange } from "./freshness.ts";
import { LateAnswers } from "./late-answers.tsx";
import { openListsAt } from "./list-choices.ts";
import { NewReferral } from "./new-referral.tsx";
import { Notices } from "./notices.tsx";
import { asksAgain, watched } from "./reading.ts";
import { ShareRow } from "./share-row.tsx";
import { TodayPageDocument, type TodayPageQuery } from "./today-page.graphql.ts";
import { SeatWords } from "./seat-words.tsx";
import { StaleNote } from "./stale-note.tsx";
import { timeGroup } from "./time-groups.ts";
import { Unread } from "./unread.tsx";
import { WaitingRow } from "./waiting-row.tsx";
import styles from "./waiting-row.module.css";

// Loaded by those for whom something waits.
const MeetingTasks = lazy(async () => ({ default: (await import("../meetings/meeting-tasks.tsx")).MeetingTasks }));

/** What waits for this person, soonest first; then what others owe us, our drafts, and what has ended. */
export function TodayPage() {
  const { data, error, refetch } = useQuery(TodayPageDocument, asksAgain);
  useOnChange(useListVersion(), () => void refetch());
  const now = useNow();
  const meetings = useQuery(MeetingTasksDocument, { ...asksAgain, ...watched });
  useHint("meetings", () => void meetings.refetch());
  const tasks = meetings.data?.meetingTasks;
  // How much waits is said once, and not corrected under the reader's eyes.
  if (!data?.viewer || (!tasks && !meetings.error)) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer, today } = data;
  const late = today.waitingForYou.filter((share) => timeGroup(share, now) === "past").length + (tasks ?? []).filter((task) => task.late).length;
  const fromMeetings = !tasks ? (
    <Unread error={meetings.error} onRetry={() => void meetings.refetch()} />
  ) : tasks.length === 0 ? null : (
    <Suspense>
      <MeetingTasks tasks={tasks} />
    </Suspense>
  );
  return (
    <>
      <PageTitle
        title={m.referrals_today_title()}
        lead={
          <>
            {capital(formatDay(now))}, <time>{stopped(formatTime(now))}</time>{" "}
            {viewer.viewerCanWorkWithReferrals ? (
              <Waiting count={today.waitingForYou.length + today.toConfirm.length + (tasks?.length ?? 0)} late={late} />
            ) : (
              <SeatWords seats={viewer.seats} operator={viewer.operator} />
            )}
          </>
        }
        actions={viewer.viewerCanWorkWithReferrals ? <NewReferral kind="second" /> : undefined}
      />
      <StaleNote />
      <Stack gap="l">
        {viewer.viewerCanWorkWithReferrals ? (
          <ReferralsToday viewerId={viewer.id} agency={viewer.agency.name} today={today}>
            {fromMeetings}
          </ReferralsToday>
        ) : (
          fromMeetings
        )}
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

type ReferralsTodayProps = {
  viewerId: string;
  agency: string;
  today: TodayPageQuery["today"];
  /** What else waits for the reader: it stands before that for which others are waited. */
  children: ReactNode;
};

function ReferralsToday({ viewerId, agency, today, children }: ReferralsTodayProps) {
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
      {children}
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
