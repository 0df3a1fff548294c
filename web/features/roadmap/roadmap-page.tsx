import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useViewer } from "#web/lib/viewer.ts";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useHint } from "#web/lib/live.ts";
import { GrantParts } from "../grants/parts.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { FreeMost } from "./free-most.tsx";
import { Gaps } from "./gaps.tsx";
import { ImportTemplate } from "./import-template.tsx";
import { MilestoneList } from "./milestone-list.tsx";
import { Movement } from "./movement.tsx";
import { PartNames } from "./part-names.tsx";
import { RoadmapPageDocument, type RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";
import styles from "./roadmap-page.module.css";
import { StageMap } from "./stage-map.tsx";
import { WaitingOn } from "./waiting-on.tsx";

/** Where the task force stands: what would free the most, the stage map, what is next, what slips and what waits. */
export function RoadmapPage() {
  const { data, error, refetch } = useQuery(RoadmapPageDocument, { ...asksAgain, ...watched });
  useHint("roadmap", () => void refetch());
  const viewer = useViewer();
  // The operator keeps the hub running and reads nothing of the task force: "no roadmap yet" would not be true.
  if (viewer && !viewer.hasSeat) return <NotFound />;
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { roadmap, viewerCanImportRoadmap } = data;
  const renew = () => void refetch();
  return (
    <>
      <GrantParts />
      <PageTitle title={m.roadmap_title()} lead={m.roadmap_lead()} actions={roadmap ? <Link to="/m/list">{m.roadmap_all()}</Link> : undefined} />
      <StaleNote />
      {roadmap ? (
        <Stack gap="l">
          <Standing roadmap={roadmap} />
          {roadmap.viewerCan.includes("RENAME") ? <PartNames roadmap={roadmap} onRenamed={renew} /> : null}
          {viewerCanImportRoadmap ? <ImportTemplate isAgain onImported={renew} /> : null}
        </Stack>
      ) : (
        <Stack>
          <Empty title={m.roadmap_none_title()}>{m.roadmap_none_body()}</Empty>
          {viewerCanImportRoadmap ? <ImportTemplate onImported={renew} /> : null}
        </Stack>
      )}
    </>
  );
}

function Standing({ roadmap }: { roadmap: RoadmapPage_roadmapFragment }) {
  const { stages, wouldFreeMost, next, lapsing, waiting, viewerCan } = roadmap;
  return (
    <>
      <FreeMost wouldFreeMost={wouldFreeMost} viewerCan={viewerCan} />
      <div>
        <StageMap roadmap={roadmap} />
        <p className={styles.note}>{m.roadmap_map_note()}</p>
      </div>
      <MilestoneList title={m.roadmap_next_title()} hint={m.roadmap_next_hint()} empty={m.roadmap_next_none()} milestones={next} />
      <MilestoneList title={m.roadmap_lapsing_title()} hint={m.roadmap_lapsing_hint()} empty={m.roadmap_lapsing_none()} milestones={lapsing} />
      <WaitingOn waiting={waiting} />
      <Movement stages={stages} />
      <Gaps />
    </>
  );
}
