import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DisciplineChip } from "#web/ui/discipline-chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Row } from "#web/ui/row.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { lastDay } from "../referrals/consent-day.ts";
import { Parts } from "../people/parts.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AgreementsPageDocument, type AgreementStandingFragment } from "./agreements.graphql.ts";
import { StandingChip } from "./standing-chip.tsx";
import { standingGroup, type StandingGroup } from "./words.ts";

const groups: readonly { group: StandingGroup; title: () => string }[] = [
  { group: "soon", title: m.agreements_soon },
  { group: "stopped", title: m.agreements_stopped },
  { group: "live", title: m.agreements_live },
];

/** Who has signed to share at this table: what ends soon first, then what has stopped, then the rest. */
export function AgreementsPage() {
  const { data, error, refetch } = useQuery(AgreementsPageDocument, asksAgain);
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer, agreements } = data;
  return (
    <>
      <Parts />
      <PageTitle title={m.agreements_title()} lead={m.agreements_lead()} />
      <StaleNote />
      <Stack gap="l">
        {agreements.length === 0 ? <Empty title={m.agreements_empty()} /> : null}
        {groups.map(({ group, title }) => {
          const own = agreements.filter((standing) => standingGroup(standing) === group);
          return own.length === 0 ? null : (
            <Section key={group} title={title()} aside={group === "stopped" ? m.agencies_agreement_rule() : undefined}>
              <Sheet isFlush>
                <Rows label={title()}>
                  {own.map((standing) => (
                    <StandingRow key={standing.id} standing={standing} timeZone={viewer.taskForce.timeZone} />
                  ))}
                </Rows>
              </Sheet>
            </Section>
          );
        })}
        <div>
          {viewer.viewerCanManageAgreements ? null : <p>{m.agreements_who_records()}</p>}
          <p>
            {m.agreements_personal()} <Link to="/a/statement">{m.people_part_statement()}</Link>.
          </p>
        </div>
      </Stack>
    </>
  );
}

function StandingRow({ standing, timeZone }: { standing: AgreementStandingFragment; timeZone: string }) {
  const { id, agency, current, versions } = standing;
  const shown = versions.find((one) => one.id === current?.id) ?? versions[0];
  const day = shown ? lastDay(shown.endsAt, timeZone) : "";
  return (
    <Row
      title={
        <Link look="plain" to="/a/g/$id" params={{ id }}>
          {agency.name}
        </Link>
      }
      meta={
        shown ? [m.agreements_version({ version: shown.version }), shown.state === "ENDED" ? m.agreements_ended_on({ day }) : m.agreements_until({ day })] : []
      }
      chips={
        <>
          <StandingChip standing={standing} />
          <DisciplineChip discipline={agency.discipline} />
        </>
      }
    />
  );
}
