import { useState } from "react";
import { RenameRegionInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { RecordForm, RecordItem, RecordList } from "#web/ui/record-list.tsx";
import { Section } from "#web/ui/section.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import type { TaskForceRecordFragment } from "./hub.graphql.ts";
import { RenameRegionDocument } from "./steps/rename-region.graphql.ts";

type Region = TaskForceRecordFragment["regions"][number];

/** The regions that referrals of a table may name; each can be called something else. */
export function RegionList({ regions }: { regions: readonly Region[] }) {
  const [renamed, setRenamed] = useState<string | null>(null);
  const stop = (id: string) => {
    setRenamed(null);
    document.getElementById(`region-${id}`)?.querySelector("button")?.focus();
  };
  return (
    <Section title={m.hub_regions()}>
      <RecordList>
        {regions.map((region) => (
          <RecordItem key={region.id} id={`region-${region.id}`} words={region.name}>
            <Button kind="quiet" aria-label={m.hub_region_rename_which({ region: region.name })} onPress={() => setRenamed(region.id)}>
              {m.hub_region_rename()}
            </Button>
            {renamed === region.id ? <RenameRegion region={region} onClose={() => stop(region.id)} /> : null}
          </RecordItem>
        ))}
      </RecordList>
    </Section>
  );
}

function RenameRegion({ region, onClose }: { region: Region; onClose: () => void }) {
  const [name, setName] = useState(region.name);
  const toast = useToast();
  const step = useChange({ document: RenameRegionDocument, check: RenameRegionInput });
  const error = issueWords(step.issues, "name", m.hub_name_missing());
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, regionId: region.id, name })))) return;
    toast(m.hub_saved());
    onClose();
  };
  return (
    <RecordForm>
      <Form onSubmit={() => void submit()}>
        <RefusalNote problem={step.problem} />
        <TextField
          id={`name-${region.id}`}
          label={m.hub_region_name()}
          {...(error !== undefined && { error })}
          value={name}
          onChange={setName}
          maxLength={120}
        />
        <Cluster>
          <Button type="submit" kind="second" isBusy={step.isBusy}>
            {m.hub_save()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.hub_cancel()}
          </Button>
        </Cluster>
      </Form>
    </RecordForm>
  );
}
