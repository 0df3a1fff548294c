import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useViewer } from "#web/lib/viewer.ts";
import { Empty } from "#web/ui/empty.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { ShowMore } from "#web/ui/show-more.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { OverviewPageDocument, type OverviewPageQuery } from "./overview.graphql.ts";
import styles from "./overview-page.module.css";
import { OverviewTable } from "./overview-table.tsx";
import { RoadmapParts } from "./roadmap-parts.tsx";

/** Where all the tables stand at which one has a seat, by name and never by rank. */
export function OverviewPage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(OverviewPageDocument, { ...asksAgain, notifyOnNetworkStatusChange: true });
  const viewer = useViewer();
  if (viewer && !viewer.hasSeat) return <NotFound />;
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { nodes, hasMore, endCursor } = data.roadmapOverview;
  return (
    <>
      <RoadmapParts />
      <PageTitle title={m.overview_title()} lead={m.overview_lead()} />
      <StaleNote />
      {nodes.length === 0 ? (
        <Empty title={m.overview_none()}>{m.overview_none_more()}</Empty>
      ) : (
        <Stack>
          <p className={styles.hint}>{m.overview_change()}</p>
          {nodes.map((table) => (
            <OverviewTable key={table.id} table={table} />
          ))}
          {hasMore ? (
            <ShowMore shown={nodes.length} isBusy={loading} onPress={() => void fetchMore({ variables: { after: endCursor }, updateQuery: joined })} />
          ) : null}
        </Stack>
      )}
    </>
  );
}

function joined(before: OverviewPageQuery, { fetchMoreResult: next }: { fetchMoreResult: OverviewPageQuery }): OverviewPageQuery {
  return { ...next, roadmapOverview: { ...next.roadmapOverview, nodes: [...before.roadmapOverview.nodes, ...next.roadmapOverview.nodes] } };
}
