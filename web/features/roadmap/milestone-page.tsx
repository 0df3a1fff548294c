import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { formatDate } from "#web/lib/dates.ts";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { useHint } from "#web/lib/live.ts";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { Assign } from "./assign.tsx";
import { Dependencies } from "./dependencies.tsx";
import { Evidence } from "./evidence.tsx";
import { MilestoneFacts } from "./milestone-facts.tsx";
import { MilestoneHistory } from "./milestone-history.tsx";
import { MeetingActions } from "./meeting-actions.tsx";
import { MilestonePageDocument, type MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import layout from "./milestone-page.module.css";
import { MilestoneStatusChip } from "./milestone-status-chip.tsx";
import { Plan } from "./plan.tsx";
import { Rename } from "./rename.tsx";
import styles from "./roadmap-page.module.css";
import { SetStatus } from "./set-status.tsx";

/** One milestone: what it takes, how it stands, what shows it, what comes first, and what has happened. */
export function MilestonePage() {
  const { id } = useParams({ from: "/m/$id" });
  const { data, error, refetch } = useQuery(MilestonePageDocument, { ...asksAgain, ...watched, variables: { id } });
  useHint("roadmap", () => void refetch());
  if (data?.milestone === null) return <NotFound />;
  if (!data?.milestone) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={id} milestone={data.milestone} onRenamed={() => void refetch()} />;
}

type PageProps = { milestone: MilestonePage_milestoneFragment; onRenamed: () => void };

function Page({ milestone, onRenamed }: PageProps) {
  const { title, element, status, viewerCan } = milestone;
  const can = (action: (typeof viewerCan)[number]) => viewerCan.includes(action);
  return (
    <>
      <PageTitle
        title={title}
        back={
          <Link to="/m/e/$id" params={{ id: element.id }} className={styles.back ?? ""}>
            <ChevronLeft />
            {element.name}
          </Link>
        }
      >
        <MilestoneStatusChip status={status} />
      </PageTitle>
      <StaleNote />
      <div className={classNames(layout.page, !can("SET_STATUS") && !can("ASSIGN") && layout.alone)}>
        <div className={layout.first}>
          <Notes milestone={milestone} />
          <MilestoneFacts milestone={milestone} />
        </div>
        <div className={layout.steps}>
          {can("SET_STATUS") ? <SetStatus milestone={milestone} /> : null}
          {can("ASSIGN") ? <Assign milestone={milestone} /> : null}
          {can("PLAN") ? <Plan milestone={milestone} /> : null}
        </div>
        <div className={layout.rest}>
          <Evidence milestone={milestone} />
          <Dependencies milestone={milestone} />
          <MeetingActions milestoneId={milestone.id} />
          <MilestoneHistory milestone={milestone} />
          {can("RENAME") ? <RenameMilestone milestone={milestone} onRenamed={onRenamed} /> : null}
        </div>
      </div>
    </>
  );
}

function Notes({ milestone: { status, reviewOn, hasBrokenEvidence } }: { milestone: MilestonePage_milestoneFragment }) {
  if (status !== "LAPSED" && !hasBrokenEvidence) return null;
  return (
    <Stack gap="s">
      {status === "LAPSED" && reviewOn !== null ? (
        <Note tone="clay" title={m.roadmap_lapsed_note_title()}>
          {m.roadmap_lapsed_note({ date: formatDate(reviewOn) })}
        </Note>
      ) : null}
      {hasBrokenEvidence ? (
        <Note tone="clay" title={m.roadmap_broken_note_title()}>
          {m.roadmap_broken_note()}
        </Note>
      ) : null}
    </Stack>
  );
}

function RenameMilestone({ milestone: { id, title, helpsWith }, onRenamed }: PageProps) {
  return (
    <Unfold label={m.roadmap_rename()}>
      {(close) => {
        const done = () => {
          close();
          onRenamed();
        };
        return (
          <Sheet>
            <Rename part="MILESTONE" id={id} name={title} label={m.roadmap_rename_name()} helpsWith={helpsWith} onRenamed={done} onCancel={close} />
          </Sheet>
        );
      }}
    </Unfold>
  );
}
