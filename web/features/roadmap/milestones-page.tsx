import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { milestoneStatuses, type MilestoneStatus } from "@roundtable/shared/roadmap.ts";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Filter } from "#web/ui/filter.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AgencyChoicesDocument } from "./agency-choices.graphql.ts";
import { MilestoneRow } from "./milestone-row.tsx";
import { RoadmapParts } from "./roadmap-parts.tsx";
import { MilestonesPageDocument } from "./roadmap.graphql.ts";
import type { Stages } from "./stage-track.tsx";
import { statusWord } from "./words.ts";

type Choices = { status: MilestoneStatus | ""; owner: string; stage: string; isLapsing: boolean };
const everything: Choices = { status: "", owner: "", stage: "", isLapsing: false };

/** Every milestone, narrowed by status, owner, stage, or what is lapsing. */
export function MilestonesPage() {
  const [choices, setChoices] = useState(everything);
  const { data, previousData, error, refetch } = useQuery(MilestonesPageDocument, {
    ...asksAgain,
    variables: {
      status: choices.status === "" ? null : choices.status,
      ownerAgencyId: choices.owner === "" ? null : choices.owner,
      stage: choices.stage === "" ? null : Number(choices.stage),
      lapsing: choices.isLapsing ? true : null,
    },
  });
  const shown = data ?? previousData;
  if (!shown) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <RoadmapParts />
      <PageTitle title={m.roadmap_list_title()} lead={m.roadmap_list_lead()} />
      <StaleNote />
      <Stack>
        <MilestoneFilter choices={choices} stages={shown.roadmap?.stages ?? []} onChange={(some) => setChoices({ ...choices, ...some })} />
        {shown.milestones.length === 0 ? (
          <Empty title={m.roadmap_list_empty()} />
        ) : (
          <Sheet isFlush>
            <Rows label={m.roadmap_list_title()}>
              {shown.milestones.map((milestone) => (
                <MilestoneRow key={milestone.id} milestone={milestone} />
              ))}
            </Rows>
          </Sheet>
        )}
      </Stack>
    </>
  );
}

type MilestoneFilterProps = { choices: Choices; stages: Stages; onChange: (some: Partial<Choices>) => void };

function MilestoneFilter({ choices, stages, onChange }: MilestoneFilterProps) {
  const { data } = useQuery(AgencyChoicesDocument);
  const inUse = [choices.status, choices.owner, choices.stage, choices.isLapsing].filter(Boolean).length;
  return (
    <Filter count={inUse} {...(inUse > 0 && { onClear: () => onChange(everything) })}>
      <SelectField
        isSmall
        label={m.roadmap_filter_status()}
        emptyLabel={m.roadmap_filter_status_any()}
        value={choices.status}
        onChange={(status) => onChange({ status })}
        options={milestoneStatuses.map((value) => ({ value, label: statusWord(value) }))}
      />
      <SelectField
        isSmall
        label={m.roadmap_filter_owner()}
        emptyLabel={m.roadmap_filter_owner_any()}
        value={choices.owner}
        onChange={(owner) => onChange({ owner })}
        options={(data?.agencies.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        isSmall
        label={m.roadmap_filter_stage()}
        emptyLabel={m.roadmap_filter_stage_any()}
        value={choices.stage}
        onChange={(stage) => onChange({ stage })}
        options={stages.map(({ number, name }) => ({ value: String(number), label: name }))}
      />
      <Checkbox label={m.roadmap_filter_lapsing()} isSelected={choices.isLapsing} onChange={(isLapsing) => onChange({ isLapsing })} />
    </Filter>
  );
}
