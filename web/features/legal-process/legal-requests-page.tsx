import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { Parts } from "../people/parts.tsx";
import { todayAt } from "../referrals/consent-day.ts";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { Entry } from "./entry.tsx";
import { LegalHelp } from "./legal-help.tsx";
import { LegalRequestsPageDocument } from "./legal-requests.graphql.ts";
import { RecordRequest } from "./record-request.tsx";

/** The agency's own register of demands for records: plain help first, then what came, the latest first. */
export function LegalRequestsPage() {
  const { data, error, refetch } = useQuery(LegalRequestsPageDocument, asksAgain);
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer, legalRequests } = data;
  if (!viewer.viewerCanKeepLegalRequests) return <NotFound />;
  const today = todayAt(viewer.taskForce.timeZone);
  return (
    <>
      <Parts />
      <PageTitle title={m.legal_title()} lead={m.legal_lead({ agency: viewer.agency.name })} />
      <StaleNote />
      <Stack gap="l">
        <LegalHelp />
        <Unfold kind="primary" label={m.legal_add()}>
          {(close) => <RecordRequest today={today} onDone={() => void refetch()} onClose={close} />}
        </Unfold>
        <Section title={m.legal_list()} aside={m.agreements_versions_hint()}>
          <Stack>
            {legalRequests.length === 0 ? <Empty title={m.legal_empty()} /> : null}
            {legalRequests.map((entry) => (
              <Entry key={entry.id} entry={entry} today={today} />
            ))}
          </Stack>
        </Section>
      </Stack>
    </>
  );
}
