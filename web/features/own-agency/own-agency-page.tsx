import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Parts } from "../people/parts.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { KeepAgency } from "./keep-agency.tsx";
import { OwnAgencyDocument, OwnAgencyPageDocument } from "./own-agency.graphql.ts";

/** What a lead keeps of their own agency, so that partners find what is true today. */
export function OwnAgencyPage() {
  const { data, error, refetch } = useQuery(OwnAgencyDocument);
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer, regions } = data;
  if (!viewer.viewerCanManageAgency) return <NotFound />;
  return (
    <>
      <Parts />
      <PageTitle
        title={m.own_title()}
        lead={m.own_lead({ agency: viewer.agency.name })}
        actions={
          <Link to="/a/$id" params={{ id: viewer.agency.id }}>
            {m.own_see()}
          </Link>
        }
      />
      <StaleNote />
      <Record id={viewer.agency.id} regions={regions} taskForce={viewer.taskForce.name} />
    </>
  );
}

function Record({ id, ...table }: { id: string; regions: readonly { id: string; name: string }[]; taskForce: string }) {
  const { data, error, refetch } = useQuery(OwnAgencyPageDocument, { ...asksAgain, variables: { id } });
  if (data?.agencyRecord === null) return <NotFound />;
  if (!data?.agencyRecord) return <Unread error={error} onRetry={() => void refetch()} />;
  return <KeepAgency record={data.agencyRecord} {...table} />;
}
