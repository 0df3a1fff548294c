import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { MinutesChoicesDocument, type MinutesChoicesQuery } from "./minutes-choice.graphql.ts";
import { RecordChoice } from "./record-choice.tsx";
import { minutesName } from "./words.ts";

type MinutesChoiceProps = { value: string; onChange: (id: string) => void; error: string | undefined };

/** Approved minutes of an open session, of those that the reader may read. */
export function MinutesChoice(choice: MinutesChoiceProps) {
  const { data, loading, fetchMore } = useQuery(MinutesChoicesDocument, { fetchPolicy: "cache-and-network", notifyOnNetworkStatusChange: true });
  const { nodes, hasMore, endCursor } = data?.approvedMinutes ?? { nodes: [], hasMore: false, endCursor: null };
  const records = {
    options: nodes.map((minutes) => ({ value: minutes.id, label: minutesName(minutes) })),
    isLoaded: data !== undefined,
    hasMore,
    isBusy: loading,
    showMore: () => void fetchMore({ variables: { after: endCursor }, updateQuery: joined }),
  };
  return <RecordChoice id="minutesId" label={m.roadmap_evidence_minutes()} none={m.roadmap_evidence_minutes_none()} records={records} {...choice} />;
}

function joined(before: MinutesChoicesQuery, { fetchMoreResult: next }: { fetchMoreResult: MinutesChoicesQuery }): MinutesChoicesQuery {
  return { ...next, approvedMinutes: { ...next.approvedMinutes, nodes: [...before.approvedMinutes.nodes, ...next.approvedMinutes.nodes] } };
}
