import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { entryName } from "../trainings/words.ts";
import { RecordChoice } from "./record-choice.tsx";
import { TrainingChoicesDocument, type TrainingChoicesQuery } from "./training-choice.graphql.ts";

type TrainingChoiceProps = { value: string; onChange: (id: string) => void; error: string | undefined };

/** One entry of the training log; what was withdrawn is not offered. */
export function TrainingChoice(choice: TrainingChoiceProps) {
  const { data, loading, fetchMore } = useQuery(TrainingChoicesDocument, { fetchPolicy: "cache-and-network", notifyOnNetworkStatusChange: true });
  const { nodes, hasMore, endCursor } = data?.trainings ?? { nodes: [], hasMore: false, endCursor: null };
  const records = {
    options: nodes.map((entry) => ({
      value: entry.id,
      label: m.roadmap_evidence_training_named({ name: entryName(entry), date: formatDate(entry.heldOn) }),
    })),
    isLoaded: data !== undefined,
    hasMore,
    isBusy: loading,
    showMore: () => void fetchMore({ variables: { after: endCursor }, updateQuery: joined }),
  };
  return <RecordChoice id="trainingId" label={m.roadmap_evidence_training()} none={m.roadmap_evidence_training_none()} records={records} {...choice} />;
}

function joined(before: TrainingChoicesQuery, { fetchMoreResult: next }: { fetchMoreResult: TrainingChoicesQuery }): TrainingChoicesQuery {
  return { ...next, trainings: { ...next.trainings, nodes: [...before.trainings.nodes, ...next.trainings.nodes] } };
}
