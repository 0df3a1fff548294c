import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useViewer } from "#web/lib/viewer.ts";
import { Empty } from "#web/ui/empty.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ShowMore } from "#web/ui/show-more.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Parts } from "../people/parts.tsx";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AgenciesPageDocument, type AgenciesPageQuery } from "./agencies.graphql.ts";
import { AgencyRow } from "./agency-row.tsx";

/** Everybody at the table, in order of name. Nothing can be changed here. */
export function AgenciesPage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(AgenciesPageDocument, { fetchPolicy: "cache-and-network", notifyOnNetworkStatusChange: true });
  const viewer = useViewer();
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { nodes, hasMore, endCursor } = data.agencies;
  const readOn = () => fetchMore({ variables: { after: endCursor }, updateQuery: joined });
  return (
    <>
      <Parts />
      <PageTitle title={m.agencies_list_title()} {...(viewer && { lead: m.agencies_list_lead({ taskForce: viewer.taskForceName }) })} />
      <StaleNote />
      {nodes.length === 0 ? (
        <Empty title={m.agencies_empty()}>{m.agencies_empty_more()}</Empty>
      ) : (
        <Stack>
          <Sheet isFlush>
            <Rows label={m.agencies_list_title()}>
              {nodes.map((agency) => (
                <AgencyRow key={agency.id} agency={agency} />
              ))}
            </Rows>
          </Sheet>
          {hasMore ? <ShowMore shown={nodes.length} isBusy={loading} onPress={() => void readOn()} /> : null}
        </Stack>
      )}
    </>
  );
}

function joined(before: AgenciesPageQuery, { fetchMoreResult: next }: { fetchMoreResult: AgenciesPageQuery }): AgenciesPageQuery {
  return { ...next, agencies: { ...next.agencies, nodes: [...before.agencies.nodes, ...next.agencies.nodes] } };
}
