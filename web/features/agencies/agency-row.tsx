import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { DisciplineChip } from "#web/ui/discipline-chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { needsTitle } from "../referrals/words.ts";
import type { AgencyRowFragment } from "./agencies.graphql.ts";
import { AgreementChip } from "./agreement-chip.tsx";

/** One agency in the list: what it is, whether it may share, and what it takes now. */
export function AgencyRow({ agency }: { agency: AgencyRowFragment }) {
  const { id, name, discipline, confidentialProgram, regions, services, agreement } = agency;
  const offered = services.filter(({ opening }) => opening !== "CLOSED").map(({ need }) => need);
  return (
    <Row
      title={
        <Link look="plain" to="/a/$id" params={{ id }}>
          {name}
        </Link>
      }
      meta={regions.length === 0 ? [] : [regions.map((region) => region.name).join(", ")]}
      chips={
        <>
          <DisciplineChip discipline={discipline} />
          {confidentialProgram ? <Chip>{m.agencies_confidential()}</Chip> : null}
          <AgreementChip agreement={agreement} />
        </>
      }
    >
      {offered.length === 0 ? undefined : <p>{needsTitle(offered)}</p>}
    </Row>
  );
}
