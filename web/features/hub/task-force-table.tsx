import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { RecordItem, RecordList } from "#web/ui/record-list.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import type { AgencyRecordRowFragment, TaskForceRecordFragment } from "./hub.graphql.ts";
import { JoinTable } from "./join-table.tsx";
import { LeaveTable } from "./leave-table.tsx";
import { tablesOf } from "./tables-of.ts";

type TaskForceTableProps = { taskForce: TaskForceRecordFragment["taskForce"]; agencies: readonly AgencyRecordRowFragment[]; onChanged: () => void };

/** Who sits at one table, and the way to bring an agency there or let it leave. */
export function TaskForceTable({ taskForce, agencies, onChanged }: TaskForceTableProps) {
  const sits = (record: AgencyRecordRowFragment) => tablesOf(record).some(({ id }) => id === taskForce.id);
  const here = agencies.filter(sits);
  const others = agencies.filter((record) => !sits(record)).map(({ id, agency }) => ({ value: id, label: agency.name }));
  return (
    <Section title={m.hub_table()}>
      <Stack>
        {here.length === 0 ? (
          <Empty title={m.hub_table_empty()} />
        ) : (
          <RecordList>
            {here.map(({ id, agency }) => (
              <RecordItem
                key={id}
                words={
                  <Link to="/a/h/$id" params={{ id }}>
                    {agency.name}
                  </Link>
                }
              >
                <LeaveTable
                  agency={agency}
                  taskForce={taskForce}
                  ariaLabel={m.hub_leave_question({ agency: agency.name, name: taskForce.name })}
                  onDone={onChanged}
                />
              </RecordItem>
            ))}
          </RecordList>
        )}
        {others.length === 0 ? null : (
          <Unfold kind="second" label={m.hub_join_agency()}>
            {(close) => (
              <JoinTable
                label={m.hub_join_agency_which()}
                options={others}
                inputOf={(agencyId) => ({ agencyId, taskForceId: taskForce.id })}
                done={(name) => m.hub_join_agency_done({ name })}
                onDone={onChanged}
                onClose={close}
              />
            )}
          </Unfold>
        )}
      </Stack>
    </Section>
  );
}
