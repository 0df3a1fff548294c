import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useViewer } from "#web/lib/viewer.ts";
import { Empty } from "#web/ui/empty.tsx";
import { Note } from "#web/ui/note.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ShowMore } from "#web/ui/show-more.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { RoadmapParts } from "../roadmap/roadmap-parts.tsx";
import { AddTraining } from "./add-training.tsx";
import { Totals } from "./totals.tsx";
import { TrainingRow } from "./training-row.tsx";
import { TrainingsPageDocument, TrainingTotalsDocument, type TrainingsPageQuery } from "./trainings.graphql.ts";
import { TrainingsFilter, usualChoices } from "./trainings-filter.tsx";

/** The log of trainings and outreach: what was done in a period, its totals, and the way to log more. */
export function TrainingsPage() {
  const [choices, setChoices] = useState(usualChoices);
  const { from, to, kind, withWithdrawn } = choices;
  const isReversed = from !== null && to !== null && from > to;
  const { data, previousData, error, loading, client, refetch, fetchMore } = useQuery(TrainingsPageDocument, {
    ...asksAgain,
    variables: { from, to, kind: kind === "" ? null : kind, withdrawn: withWithdrawn },
    skip: isReversed,
    notifyOnNetworkStatusChange: true,
  });
  const viewer = useViewer();
  if (viewer && !viewer.hasSeat) return <NotFound />;
  const shown = data ?? previousData;
  if (!shown && !isReversed) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const renew = () => void client.refetchQueries({ include: [TrainingsPageDocument, TrainingTotalsDocument] });
  const agencyId = shown?.viewer?.agency.id;
  return (
    <>
      <RoadmapParts />
      <PageTitle title={m.trainings_title()} lead={m.trainings_lead()} />
      <StaleNote />
      <Stack gap="l">
        {shown?.viewerCanLogTraining && agencyId !== undefined ? (
          <Unfold kind="primary" label={m.trainings_add()}>
            {(close) => <AddTraining agencyId={agencyId} onDone={renew} onClose={close} />}
          </Unfold>
        ) : null}
        <Stack>
          <TrainingsFilter choices={choices} onChange={(some) => setChoices({ ...choices, ...some })} />
          {from === null || to === null || isReversed ? null : <Totals from={from} to={to} />}
          {isReversed ? (
            <Note tone="amber" title={m.trainings_order()}>
              {m.trainings_order_body()}
            </Note>
          ) : shown ? (
            <List
              page={shown.trainings}
              isBusy={loading}
              onMore={() => void fetchMore({ variables: { after: shown.trainings.endCursor }, updateQuery: joined })}
            />
          ) : null}
        </Stack>
      </Stack>
    </>
  );
}

function List({ page: { nodes, hasMore }, isBusy, onMore }: { page: TrainingsPageQuery["trainings"]; isBusy: boolean; onMore: () => void }) {
  if (nodes.length === 0) return <Empty title={m.trainings_empty()}>{m.trainings_empty_more()}</Empty>;
  return (
    <>
      <Sheet isFlush>
        <Rows label={m.trainings_title()}>
          {nodes.map((entry) => (
            <TrainingRow key={entry.id} entry={entry} />
          ))}
        </Rows>
      </Sheet>
      {hasMore ? <ShowMore shown={nodes.length} isBusy={isBusy} onPress={onMore} /> : null}
    </>
  );
}

function joined(before: TrainingsPageQuery, { fetchMoreResult: next }: { fetchMoreResult: TrainingsPageQuery }): TrainingsPageQuery {
  return { ...next, trainings: { ...next.trainings, nodes: [...before.trainings.nodes, ...next.trainings.nodes] } };
}
