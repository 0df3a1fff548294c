import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Tabs } from "#web/ui/tabs.tsx";
import { DraftParts } from "./draft-parts.tsx";
import { useListVersion } from "./freshness.ts";
import { useListChoices, type ListChoices } from "./list-choices.ts";
import { ListFilter } from "./list-filter.tsx";
import { ReferralListPageDocument } from "./list-page.graphql.ts";
import { NewReferral } from "./new-referral.tsx";
import { SeatWords } from "./seat-words.tsx";
import { ShareParts } from "./share-parts.tsx";
import { StaleNote } from "./stale-note.tsx";
import styles from "./list-page.module.css";
import { Unread } from "./unread.tsx";

/** Everything sent to us, sent by us, begun and ended. */
export function ReferralListPage() {
  const { data, error, refetch } = useQuery(ReferralListPageDocument);
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer } = data;
  const works = viewer.viewerCanWorkWithReferrals;
  return (
    <>
      <PageTitle title={m.referrals_list_title()} actions={works ? <NewReferral /> : undefined} />
      <StaleNote />
      {works ? (
        <Lists viewerId={viewer.id} agency={viewer.agency.name} />
      ) : (
        <Empty title={m.referrals_no_seat_title()}>
          <SeatWords seats={viewer.seats} operator={viewer.operator} />
        </Empty>
      )}
    </>
  );
}

function Lists({ viewerId, agency }: { viewerId: string; agency: string }) {
  const [choices, change] = useListChoices(viewerId);
  const version = useListVersion();
  return (
    <Tabs
      label={m.referrals_tabs()}
      tabs={[
        { id: "inbox", label: m.referrals_tab_inbox() },
        { id: "sent", label: m.referrals_tab_sent() },
        { id: "drafts", label: m.referrals_tab_drafts() },
        { id: "closed", label: m.referrals_tab_closed() },
      ]}
      selected={choices.tab}
      onSelect={(tab) => change({ tab })}
    >
      <Stack>
        {choices.tab === "drafts" ? null : <ListFilter choices={choices} onChange={change} />}
        <List agency={agency} choices={choices} version={version} />
      </Stack>
    </Tabs>
  );
}

function List({ agency, choices, version }: { agency: string; choices: ListChoices; version: string | undefined }) {
  const shared = { choices, version };
  if (choices.tab === "drafts") return <DraftParts version={version} />;
  if (choices.tab === "sent")
    return <ShareParts {...shared} side="sent" filter={choices.state} empty={{ title: m.referrals_sent_empty(), more: m.referrals_sent_empty_more() }} />;
  if (choices.tab === "closed")
    return (
      <Stack gap="l">
        <Section title={m.referrals_closed_inbox()}>
          <ShareParts {...shared} side="inbox" filter="CLOSED" empty={{ title: m.referrals_closed_empty() }} />
        </Section>
        <Section title={m.referrals_closed_sent()}>
          <ShareParts {...shared} side="sent" filter="CLOSED" empty={{ title: m.referrals_closed_empty() }} />
        </Section>
      </Stack>
    );
  return (
    <>
      <ShareParts
        {...shared}
        side="inbox"
        filter={choices.state}
        empty={{ title: m.referrals_inbox_empty(), more: m.referrals_inbox_empty_more({ agency }) }}
      />
      <p className={styles.after}>{m.referrals_inbox_note({ agency })}</p>
    </>
  );
}
