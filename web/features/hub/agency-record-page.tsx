import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { DisciplineChip } from "#web/ui/discipline-chip.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { Split } from "#web/ui/split.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { languageWord } from "../agencies/words.ts";
import { BackLink } from "../people/back-link.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AgencyStaff } from "./agency-staff.tsx";
import { AgencyTables } from "./agency-tables.tsx";
import { DisciplineChange } from "./discipline-change.tsx";
import { EditAgency } from "./edit-agency.tsx";
import { AgencyRecordPageDocument, type AgencyRecordFragment } from "./hub.graphql.ts";
import { SuspendAgency } from "./suspend-agency.tsx";

/** One agency as the operator keeps it: what it is, where it sits, who works for it. */
export function AgencyRecordPage() {
  const { id } = useParams({ from: "/a/h/$id" });
  const { data, error, refetch } = useQuery(AgencyRecordPageDocument, { ...asksAgain, variables: { id } });
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  if (!data.viewer?.operator || data.agencyRecord === null) return <NotFound />;
  const record = data.agencyRecord;
  const { agency, suspendedAt } = record;
  const renew = () => void refetch();
  return (
    <>
      <PageTitle title={agency.name} back={<BackLink to="/a/hub" label={m.hub_back()} />}>
        <DisciplineChip discipline={agency.discipline} />
        {agency.confidentialProgram ? <Chip>{m.agencies_confidential()}</Chip> : null}
      </PageTitle>
      <StaleNote />
      <Split
        aside={
          <Stack>
            <DisciplineChange record={record} onChanged={renew} />
            {data.viewer.agency.id === id ? null : <SuspendAgency record={record} onChanged={renew} />}
          </Stack>
        }
      >
        <Stack gap="l">
          {suspendedAt === null ? null : (
            <Note tone="clay" title={m.hub_suspended_title({ agency: agency.name })}>
              {m.hub_suspended_words()}
            </Note>
          )}
          <AgencyFacts record={record} />
          <AgencyTables record={record} taskForces={data.taskForceRecords} />
          <AgencyStaff record={record} />
        </Stack>
      </Split>
    </>
  );
}

function AgencyFacts({ record }: { record: AgencyRecordFragment }) {
  const { agency } = record;
  return (
    <Stack>
      <Facts>
        <Fact label={m.agencies_phone()}>
          <PhoneLink number={agency.intakePhone} whom={agency.name} />
        </Fact>
        <Fact label={m.agencies_languages()}>{agency.languages.map(languageWord).join(", ")}</Fact>
      </Facts>
      <Unfold kind="second" label={m.hub_agency_edit()}>
        {(close) => <EditAgency record={record} onClose={close} />}
      </Unfold>
    </Stack>
  );
}
