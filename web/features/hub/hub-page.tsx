import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ShowMore } from "#web/ui/show-more.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { Parts } from "../people/parts.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AddAgency } from "./add-agency.tsx";
import { AddTaskForce } from "./add-task-force.tsx";
import { AgencyRecordRow } from "./agency-record-row.tsx";
import { HubPageDocument, type HubPageQuery } from "./hub.graphql.ts";
import { TaskForceRow } from "./task-force-row.tsx";

/** What the operator keeps: task forces, agencies, and what waits for a second operator. */
export function HubPage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(HubPageDocument, { ...asksAgain, notifyOnNetworkStatusChange: true });
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  if (!data.viewer?.operator) return <NotFound />;
  const { taskForceRecords, agencyRecords, disciplineChanges } = data;
  const renew = () => void refetch();
  const readOn = () => fetchMore({ variables: { after: agencyRecords.endCursor }, updateQuery: joined });
  return (
    <>
      <Parts />
      <PageTitle title={m.hub_title()} lead={m.hub_lead()} />
      <StaleNote />
      <Stack gap="l">
        {disciplineChanges.length === 0 ? null : (
          <Note tone="amber" title={m.hub_waiting_title()}>
            <ul>
              {disciplineChanges.map(({ id, agency, from, to }) => (
                <li key={id}>
                  <Link to="/a/h/$id" params={{ id: agency.id }}>
                    {m.hub_waiting_change({ agency: agency.name, before: disciplineName(from), after: disciplineName(to) })}
                  </Link>
                </li>
              ))}
            </ul>
          </Note>
        )}
        <Section title={m.hub_task_forces()}>
          <Stack>
            <Sheet isFlush>
              <Rows label={m.hub_task_forces()}>
                {taskForceRecords.map((record) => (
                  <TaskForceRow key={record.id} record={record} agencies={seatedAt(agencyRecords.nodes, record.id)} />
                ))}
              </Rows>
            </Sheet>
            <Unfold kind="second" label={m.hub_add_task_force()}>
              {(close) => <AddTaskForce onDone={renew} onClose={close} />}
            </Unfold>
          </Stack>
        </Section>
        <Section title={m.hub_agencies()}>
          <Stack>
            {agencyRecords.nodes.length === 0 ? (
              <Empty title={m.hub_agencies_empty()} />
            ) : (
              <Sheet isFlush>
                <Rows label={m.hub_agencies()}>
                  {agencyRecords.nodes.map((record) => (
                    <AgencyRecordRow key={record.id} record={record} />
                  ))}
                </Rows>
              </Sheet>
            )}
            {agencyRecords.hasMore ? <ShowMore shown={agencyRecords.nodes.length} isBusy={loading} onPress={() => void readOn()} /> : null}
            <Unfold kind="second" label={m.hub_add_agency()}>
              {(close) => <AddAgency taskForces={taskForceRecords} onDone={renew} onClose={close} />}
            </Unfold>
          </Stack>
        </Section>
      </Stack>
    </>
  );
}

function seatedAt(agencies: HubPageQuery["agencyRecords"]["nodes"], taskForceId: string): number {
  return agencies.filter(({ memberships }) => memberships.some(({ taskForce, leftAt }) => taskForce?.id === taskForceId && leftAt === null)).length;
}

function joined(before: HubPageQuery, { fetchMoreResult: next }: { fetchMoreResult: HubPageQuery }): HubPageQuery {
  return { ...next, agencyRecords: { ...next.agencyRecords, nodes: [...before.agencyRecords.nodes, ...next.agencyRecords.nodes] } };
}
