import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { DisciplineChip } from "#web/ui/discipline-chip.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import styles from "./agency-page.module.css";
import { AgencyPageDocument } from "./agency.graphql.ts";
import { AgencyPeople } from "./agency-people.tsx";
import { AgencyServices } from "./agency-services.tsx";
import { AgreementFact } from "./agreement-fact.tsx";
import { languageWord } from "./words.ts";

/** One agency at the table. Nothing can be changed here. */
export function AgencyPage() {
  const { id } = useParams({ from: "/a/$id" });
  const { data, error, refetch } = useQuery(AgencyPageDocument, { fetchPolicy: "cache-and-network", variables: { id } });
  if (data?.agency === null) return <NotFound />;
  if (!data?.agency || !data.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { agency, viewer } = data;
  const isOwn = viewer.agency.id === id;
  return (
    <>
      <PageTitle
        title={agency.name}
        back={
          <Link to="/a" className={styles.back ?? ""}>
            <ChevronLeft />
            {m.agencies_back()}
          </Link>
        }
      >
        <DisciplineChip discipline={agency.discipline} />
        {agency.confidentialProgram ? <Chip>{m.agencies_confidential()}</Chip> : null}
      </PageTitle>
      <StaleNote />
      <Stack gap="l">
        <Facts>
          <Fact label={m.agencies_phone()}>
            <PhoneLink number={agency.intakePhone} whom={agency.name} />
          </Fact>
          <Fact label={m.agencies_languages()}>{agency.languages.map(languageWord).join(", ")}</Fact>
          <Fact label={m.agencies_regions()}>{agency.regions.map(({ name }) => name).join(", ")}</Fact>
          {agency.confidentialProgram ? <Fact label={m.agencies_confidentiality()}>{m.agencies_confidential_more()}</Fact> : null}
          <AgreementFact agreement={agency.agreement} timeZone={viewer.taskForce.timeZone} />
        </Facts>
        <Cluster>
          <Link to="/a/g/$id" params={{ id }}>
            {m.agencies_agreement_versions()}
          </Link>
          {isOwn && viewer.viewerCanManageAgency ? <Link to="/a/own">{m.agencies_keep()}</Link> : null}
        </Cluster>
        <AgencyServices services={agency.services} />
        <Section title={m.agencies_people()} aside={m.agencies_people_hint()}>
          <AgencyPeople people={agency.people} areKept={viewer.viewerCanManageAgreements || (isOwn && viewer.viewerCanManagePeople)} />
        </Section>
      </Stack>
    </>
  );
}
