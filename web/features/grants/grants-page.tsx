import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { useViewer } from "#web/lib/viewer.ts";
import { Empty } from "#web/ui/empty.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { ReportsPart } from "../reports/reports-part.tsx";
import { AddAward } from "./add-award.tsx";
import { AwardRow } from "./award-row.tsx";
import { DueRow } from "./due-row.tsx";
import { GrantsPageDocument } from "./grants.graphql.ts";
import { pressingOf } from "./pressing.ts";
import { GrantParts } from "./parts.tsx";

/** What presses among all that is owed, what this reader's agency was asked for, and the awards. */
export function GrantsPage() {
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(GrantsPageDocument, { ...asksAgain, ...watched });
  const renew = () => void refetch();
  useHint("grants", renew);
  // The operator keeps the hub running and sees no award: "none yet" would not be true.
  if (viewer && !viewer.hasSeat) return <NotFound />;
  if (!data?.viewer) return <Unread isPage error={error} onRetry={renew} />;
  const awards = data.awards.nodes;
  const pressing = pressingOf(awards);
  const { viewerCanAddAward, seats, agency } = data.viewer;
  return (
    <>
      <GrantParts />
      <PageTitle title={m.grants_title()} lead={m.grants_lead()} />
      <StaleNote />
      <Stack gap="l">
        {pressing.length === 0 ? null : (
          <Section title={m.grants_pressing_title()}>
            <Sheet isFlush>
              <Rows label={m.grants_pressing_title()}>
                {pressing.map((due) => (
                  <DueRow key={due.key} due={due} />
                ))}
              </Rows>
            </Sheet>
          </Section>
        )}
        <ReportsPart />
        <Section title={m.grants_awards_title()}>
          <Stack>
            {awards.length === 0 ? (
              <Empty title={m.grants_awards_none()}>{m.grants_awards_none_body()}</Empty>
            ) : (
              <Rows isOpen label={m.grants_awards_title()}>
                {awards.map((award) => (
                  <AwardRow key={award.id} award={award} />
                ))}
              </Rows>
            )}
            {viewerCanAddAward ? (
              <Unfold label={m.grants_add()} kind="second">
                {(close) => <AddAward ownAgencyId={seats.includes("COORDINATOR") ? null : agency.id} onDone={renew} onClose={close} />}
              </Unfold>
            ) : null}
          </Stack>
        </Section>
      </Stack>
    </>
  );
}
