import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { BackLink } from "../people/back-link.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AgreementsPageDocument, type AgreementStandingFragment } from "./agreements.graphql.ts";
import { RecordAgreement } from "./record-agreement.tsx";
import { StandingChip } from "./standing-chip.tsx";
import { Versions } from "./versions.tsx";
import { standingGroup } from "./words.ts";

/** The agreements of one agency, all versions, and the way to renew. */
export function StandingPage() {
  const { id } = useParams({ from: "/a/g/$id" });
  const { data, error, refetch } = useQuery(AgreementsPageDocument, asksAgain);
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const standing = data.agreements.find((one) => one.id === id);
  if (!standing) return <NotFound />;
  const { timeZone } = data.viewer.taskForce;
  const renew = () => void refetch();
  return (
    <>
      <PageTitle title={standing.agency.name} back={<BackLink to="/a/agreements" label={m.agreements_back()} />}>
        <StandingChip standing={standing} />
      </PageTitle>
      <StaleNote />
      <Stack gap="l">
        <Stack>
          <HowItStands standing={standing} />
          {standing.viewerCanRecord ? (
            <Unfold
              kind={standingGroup(standing) === "live" ? "second" : "primary"}
              label={standing.lastVersion === 0 ? m.agreements_record() : m.agreements_renew()}
            >
              {(close) => <RecordAgreement standing={standing} timeZone={timeZone} onDone={renew} onClose={close} />}
            </Unfold>
          ) : (
            <p>{m.agreements_who_records()}</p>
          )}
        </Stack>
        <Section title={m.agreements_versions()} aside={m.agreements_versions_hint()}>
          <Versions standing={standing} timeZone={timeZone} onChanged={renew} />
        </Section>
      </Stack>
    </>
  );
}

function HowItStands({ standing }: { standing: AgreementStandingFragment }) {
  const group = standingGroup(standing);
  const agency = standing.agency.name;
  if (group === "live") return null;
  return group === "soon" ? (
    <Note tone="amber" title={m.agreements_soon_title()}>
      {m.agreements_soon_body()}
    </Note>
  ) : (
    <Note tone="clay" title={m.agreements_lapsed_title({ agency })}>
      {m.agreements_lapsed_body()}
    </Note>
  );
}
