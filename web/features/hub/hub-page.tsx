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
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AddAgency } from "./add-agency.tsx";
import { AddTaskForce } from "./add-task-force.tsx";
import { AgencyRecordRow } from "./agency-record-row.tsx";
import type { HubPageQuery } from "./hub.graphql.ts";
import { TaskForceRow } from "./task-force-row.tsx";
import { useHub } from "./use-hub.ts";

/** What the operator keeps: task forces, agencies, and what waits for a second operator. */
export function HubPage() {
  const { data, error, isBusy, renew, readOn } = useHub();
  if (!data) return <Unread isPage error={error} onRetry={renew} />;
  if (!data.viewer?.operator) return <NotFound />;
  const { taskForceRecords, agencyRecords } = data;
  return (
    <>
      <Parts />
      <PageTitle title={m.hub_title()} lead={m.hub_lead()} />
      <StaleNote />
      <Stack gap="l">
        <Waiting changes={data.disciplineChanges} />
        <Section title={m.hub_task_forces()}>
          <Stack>
            <Unfold kind="second" label={m.hub_add_task_force()}>
              {(close) => <AddTaskForce onDone={renew} onClose={close} />}
            </Unfold>
            <Sheet isFlush>
              <Rows label={m.hub_task_forces()}>
                {taskForceRecords.map((record) => (
                  <TaskForceRow key={record.id} record={record} agencies={agencyRecords.hasMore ? null : seatedAt(agencyRecords.nodes, record.id)} />
                ))}
              </Rows>
            </Sheet>
          </Stack>
        </Section>
        <Section title={m.hub_agencies()}>
          <Stack>
            <Unfold kind="second" label={m.hub_add_agency()}>
              {(close) => <AddAgency taskForces={taskForceRecords} onDone={renew} onClose={close} />}
            </Unfold>
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
            {agencyRecords.hasMore ? <ShowMore shown={agencyRecords.nodes.length} isBusy={isBusy} onPress={readOn} /> : null}
          </Stack>
        </Section>
      </Stack>
    </>
  );
}

function Waiting({ changes }: { changes: HubPageQuery["disciplineChanges"] }) {
  if (changes.length === 0) return null;
  return (
    <Note tone="amber" title={m.hub_waiting_title()}>
      <ul>
        {changes.map(({ id, agency, from, to }) => (
          <li key={id}>
            <Link to="/a/h/$id" params={{ id: agency.id }}>
              {m.hub_waiting_change({ agency: agency.name, before: disciplineName(from), after: disciplineName(to) })}
            </Link>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function seatedAt(agencies: HubPageQuery["agencyRecords"]["nodes"], taskForceId: string): number {
  return agencies.filter(({ memberships }) => memberships.some(({ taskForce, leftAt }) => taskForce?.id === taskForceId && leftAt === null)).length;
}
