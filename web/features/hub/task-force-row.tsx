import { m } from "@roundtable/shared/i18n/messages.js";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import type { TaskForceRecordFragment } from "./hub.graphql.ts";

/** One task force in the list: how many sit at it, and what its consents may run. */
export function TaskForceRow({ record, agencies }: { record: TaskForceRecordFragment; agencies: number | null }) {
  const { id, taskForce, regions } = record;
  return (
    <Row
      title={
        <Link look="plain" to="/a/k/$id" params={{ id }}>
          {taskForce.name}
        </Link>
      }
      meta={[...(agencies === null ? [] : [m.hub_agency_count({ count: agencies })]), m.hub_region_count({ count: regions.length }), taskForce.timeZone]}
    >
      <p>{m.hub_days_words({ usual: taskForce.consentDefaultDays, longest: taskForce.consentMaximumDays })}</p>
    </Row>
  );
}
