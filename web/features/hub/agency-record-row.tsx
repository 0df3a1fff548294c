import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { DisciplineChip } from "#web/ui/discipline-chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import type { AgencyRecordRowFragment } from "./hub.graphql.ts";
import { tablesOf } from "./tables-of.ts";

/** One agency in the operator's list: what it is, where it sits, and whether it is shut out. */
export function AgencyRecordRow({ record }: { record: AgencyRecordRowFragment }) {
  const { id, agency, suspendedAt, disciplineChange } = record;
  const tables = tablesOf(record);
  return (
    <Row
      title={
        <Link look="plain" to="/a/h/$id" params={{ id }}>
          {agency.name}
        </Link>
      }
      meta={[tables.length === 0 ? m.hub_no_table() : tables.map(({ name }) => name).join(", ")]}
      chips={
        <>
          <DisciplineChip discipline={agency.discipline} />
          {agency.confidentialProgram ? <Chip>{m.agencies_confidential()}</Chip> : null}
          {suspendedAt === null ? null : <Chip tone="clay">{m.hub_suspended()}</Chip>}
          {disciplineChange === null ? null : <Chip tone="amber">{m.hub_change_open()}</Chip>}
        </>
      }
    />
  );
}
