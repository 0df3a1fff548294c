import { useParams } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { ShowMore } from "#web/ui/show-more.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { BackLink } from "../people/back-link.tsx";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { EditTaskForce } from "./edit-task-force.tsx";
import { RegionList } from "./region-list.tsx";
import { TaskForceTable } from "./task-force-table.tsx";
import { useHub } from "./use-hub.ts";

/** One task force as the operator keeps it: its limits, its regions, and who sits there. */
export function TaskForcePage() {
  const { id } = useParams({ from: "/a/k/$id" });
  const { data, error, isBusy, renew, readOn } = useHub();
  if (!data) return <Unread isPage error={error} onRetry={renew} />;
  const record = data.taskForceRecords.find((one) => one.id === id);
  if (!data.viewer?.operator || !record) return <NotFound />;
  const { taskForce, regions } = record;
  return (
    <>
      <PageTitle title={taskForce.name} back={<BackLink to="/a/hub" label={m.hub_back()} />} />
      <StaleNote />
      <Stack gap="l">
        <Stack>
          <Facts>
            <Fact label={m.hub_zone()}>{taskForce.timeZone}</Fact>
            <Fact label={m.hub_default_days()}>{taskForce.consentDefaultDays}</Fact>
            <Fact label={m.hub_maximum_days()}>{taskForce.consentMaximumDays}</Fact>
          </Facts>
          <Unfold kind="second" label={m.hub_task_force_edit()}>
            {(close) => <EditTaskForce record={record} onClose={close} />}
          </Unfold>
        </Stack>
        <Stack>
          <TaskForceTable taskForce={taskForce} agencies={data.agencyRecords.nodes} onChanged={renew} />
          {data.agencyRecords.hasMore ? <ShowMore shown={data.agencyRecords.nodes.length} isBusy={isBusy} onPress={readOn} /> : null}
        </Stack>
        <RegionList regions={regions} />
      </Stack>
    </>
  );
}
