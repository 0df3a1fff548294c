import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { groupCode } from "#web/ui/code.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { StatusChip } from "#web/ui/status-chip.tsx";
import type { Journey_referralFragment } from "./journey.graphql.ts";

/** Which agencies were asked, and where each stands. */
export function OwnShares({ shares }: { shares: Journey_referralFragment["shares"] }) {
  return (
    <Section title={m.journey_own_shares()}>
      {shares.length === 0 ? (
        <Empty title={m.journey_own_shares_empty()} />
      ) : (
        <Rows isOpen label={m.journey_own_shares()}>
          {shares.map(({ id, code, status, sentAt, to }) => (
            <Row
              key={id}
              title={
                <Link look="plain" to="/s/$id" params={{ id }}>
                  {to.name}
                </Link>
              }
              meta={[m.journey_own_sent({ when: formatDayTime(sentAt) }), groupCode(code)]}
              chips={<StatusChip status={status} />}
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}
