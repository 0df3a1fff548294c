import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import Lock from "lucide-react/icons/lock";
import { CirculateMinutesInput } from "@roundtable/shared/minutes.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { useHint } from "#web/lib/live.ts";
import { formatDayIn } from "#web/lib/zones.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { useAct } from "../agenda/use-act.ts";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import back from "../people/back-link.module.css";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AmendForm } from "./amend-form.tsx";
import { Approve } from "./approve.tsx";
import { Entry } from "./entry.tsx";
import { MinutesMeetingDocument, type MinutesMeetingQuery, MinutesPageDocument, type MinutesFragment } from "./minutes.graphql.ts";
import styles from "./minutes-page.module.css";
import { KeepUntil } from "./keep-until.tsx";
import { CirculateMinutesDocument } from "./steps/circulate-minutes.graphql.ts";
import { minutesStateWord } from "./words.ts";

/** The minutes of one meeting: paragraph by paragraph until they are approved, then locked, with their seal and amendments. */
export function MinutesPage() {
  const { id } = useParams({ from: "/t/m/$id" });
  const { data, error, refetch } = useQuery(MinutesPageDocument, { ...asksAgain, ...watched, variables: { id } });
  useHint("meetings", () => void refetch());
  const meetingId = data?.minutes?.meetingId ?? "";
  const about = useQuery(MinutesMeetingDocument, { variables: { meetingId }, skip: meetingId === "" });
  if (data?.minutes === null) return <NotFound />;
  if (!data?.minutes) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={id} minutes={data.minutes} about={about.data?.agenda ?? null} onChanged={() => void refetch()} />;
}

type PageProps = { minutes: MinutesFragment; about: MinutesMeetingQuery["agenda"]; onChanged: () => void };

function Page({ minutes, about, onChanged }: PageProps) {
  const { part, state, entries, viewerKeeps, approvedAt, hash, retainUntil } = minutes;
  const mayWrite = viewerKeeps && state !== "APPROVED";
  const zone = about?.meeting.series.timeZone ?? "UTC";
  return (
    <>
      <PageTitle
        title={part === "OPEN" ? m.minutes_title() : m.minutes_title_closed()}
        lead={about ? m.minutes_lead({ body: about.meeting.title, day: formatDayIn(about.meeting.startsAt, zone) }) : undefined}
        back={
          about ? (
            <Link to="/t/$id/$day" params={{ id: about.meeting.series.id, day: about.meeting.onDay }} className={back.back ?? ""}>
              <ChevronLeft />
              {m.minutes_back()}
            </Link>
          ) : undefined
        }
      >
        <Chip tone={state === "APPROVED" ? "green" : "amber"} icon={state === "APPROVED" ? <Lock /> : undefined}>
          {minutesStateWord(state)}
        </Chip>
      </PageTitle>
      <StaleNote />
      <Stack gap="l">
        <ol>
          {entries.map((entry, index) => (
            <Entry
              key={entry.id}
              entry={entry}
              mayWrite={mayWrite && !entry.amendment}
              goesOn={!entry.amendment && index > 0 && entries[index - 1]?.heading === entry.heading}
            />
          ))}
        </ol>
        {approvedAt === null && retainUntil === null ? null : (
          <Stack gap="s">
            <Facts>
              {approvedAt === null ? null : <Fact label={m.minutes_state_approved()}>{m.minutes_approved_at({ day: formatDayIn(approvedAt, zone) })}</Fact>}
              {hash === null ? null : (
                <Fact label={m.minutes_hash()} hint={m.minutes_hash_hint()}>
                  <span className={styles.seal}>{hash}</span>
                </Fact>
              )}
              {retainUntil === null ? null : (
                <Fact label={m.minutes_retain()} hint={<span className={styles.reads}>{m.minutes_retain_hint()}</span>}>
                  {formatDate(retainUntil)}
                </Fact>
              )}
            </Facts>
            {viewerKeeps && retainUntil !== null ? (
              <Unfold label={m.minutes_retain_change()}>{(close) => <KeepUntil minutes={minutes} retainUntil={retainUntil} onClose={close} />}</Unfold>
            ) : null}
          </Stack>
        )}
        {viewerKeeps && state === "DRAFT" ? <Circulate minutes={minutes} /> : null}
        {viewerKeeps && state === "CIRCULATED" && about ? <Approve minutes={minutes} bodyId={about.body.id} /> : null}
        {viewerKeeps && state === "APPROVED" ? (
          <Unfold kind="second" label={m.minutes_amend()}>
            {(close) => <AmendForm minutesId={minutes.id} onDone={onChanged} onClose={close} />}
          </Unfold>
        ) : null}
      </Stack>
    </>
  );
}

function Circulate({ minutes: { id, version } }: { minutes: MinutesFragment }) {
  const step = useAct({ document: CirculateMinutesDocument, check: CirculateMinutesInput }, m.minutes_circulate_done);
  return (
    <Stack gap="s">
      <ProblemNote problem={step.problem} />
      <div>
        <AskedAct
          kind="primary"
          label={m.minutes_circulate()}
          question={m.minutes_circulate_question()}
          body={m.minutes_circulate_body()}
          actLabel={m.minutes_circulate()}
          safeLabel={m.minutes_circulate_safe()}
          isBusy={step.isBusy}
          onAct={async () => void (await step.act((clientKey) => ({ clientKey, minutesId: id, version })))}
        />
      </div>
    </Stack>
  );
}
