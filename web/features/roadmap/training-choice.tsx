import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { entryName } from "../trainings/words.ts";
import { TrainingChoicesDocument, type TrainingChoicesQuery } from "./training-choice.graphql.ts";

type TrainingChoiceProps = { value: string; onChange: (id: string) => void; error: string | undefined };

/** One entry of the training log, the latest first; what was withdrawn is not offered. */
export function TrainingChoice({ value, onChange, error }: TrainingChoiceProps) {
  const { data, loading, fetchMore } = useQuery(TrainingChoicesDocument, { fetchPolicy: "cache-and-network", notifyOnNetworkStatusChange: true });
  const { nodes, hasMore, endCursor } = data?.trainings ?? { nodes: [], hasMore: false, endCursor: null };
  return (
    <Stack gap="s">
      <SelectField
        id="trainingId"
        label={m.roadmap_evidence_training()}
        {...(data && nodes.length === 0 && { hint: m.roadmap_evidence_training_none() })}
        {...(error !== undefined && { error })}
        value={value}
        onChange={onChange}
        options={nodes.map((entry) => ({
          value: entry.id,
          label: m.roadmap_evidence_training_named({ name: entryName(entry), date: formatDate(entry.heldOn) }),
        }))}
      />
      {hasMore ? (
        <div>
          <Button
            kind="quiet"
            isBusy={loading}
            busyText={m.ui_loading()}
            onPress={() => void fetchMore({ variables: { after: endCursor }, updateQuery: joined })}
          >
            {m.roadmap_evidence_training_more()}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}

function joined(before: TrainingChoicesQuery, { fetchMoreResult: next }: { fetchMoreResult: TrainingChoicesQuery }): TrainingChoicesQuery {
  return { ...next, trainings: { ...next.trainings, nodes: [...before.trainings.nodes, ...next.trainings.nodes] } };
}
