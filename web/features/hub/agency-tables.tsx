import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { RecordItem, RecordList } from "#web/ui/record-list.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import type { AgencyRecordFragment, TaskForceRecordFragment } from "./hub.graphql.ts";
import { JoinTable } from "./join-table.tsx";
import { LeaveTable } from "./leave-table.tsx";
import { tablesOf } from "./tables-of.ts";

/** The tables one agency sits at. */
export function AgencyTables({ record, taskForces }: { record: AgencyRecordFragment; taskForces: readonly TaskForceRecordFragment[] }) {
  const { agency } = record;
  const here = tablesOf(record);
  const others = taskForces.filter((one) => !here.some(({ id }) => id === one.id)).map(({ id, taskForce }) => ({ value: id, label: taskForce.name }));
  return (
    <Section title={m.hub_tables()}>
      <Stack>
        {here.length === 0 ? (
          <Empty title={m.hub_tables_none()} />
        ) : (
          <RecordList>
            {here.map((taskForce) => (
              <RecordItem
                key={taskForce.id}
                words={
                  <Link to="/a/k/$id" params={{ id: taskForce.id }}>
                    {taskForce.name}
                  </Link>
                }
              >
                <LeaveTable agency={agency} taskForce={taskForce} ariaLabel={m.hub_leave_which({ name: taskForce.name })} />
              </RecordItem>
            ))}
          </RecordList>
        )}
        {others.length === 0 ? null : (
          <Unfold kind="second" label={m.hub_join()}>
            {(close) => (
              <JoinTable
                label={m.hub_join_which()}
                options={others}
                inputOf={(taskForceId) => ({ agencyId: record.id, taskForceId })}
                done={(name) => m.hub_join_done({ name })}
                onClose={close}
              />
            )}
          </Unfold>
        )}
      </Stack>
    </Section>
  );
}
