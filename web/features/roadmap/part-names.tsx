import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Rename } from "./rename.tsx";
import type { RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";

type PartNamesProps = { roadmap: Pick<RoadmapPage_roadmapFragment, "stages" | "areas">; onRenamed: () => void };

/** The names of stages and areas, for coordinators; elements and milestones are renamed on their own pages. */
export function PartNames({ roadmap: { stages, areas }, onRenamed }: PartNamesProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div>
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {m.roadmap_rename_title()}
        </Button>
      </div>
    );
  return (
    <Section title={m.roadmap_rename_title()} aside={m.roadmap_rename_hint()}>
      <Stack>
        {stages.map(({ id, number, name }) => (
          <Rename key={id} part="STAGE" id={id} name={name} label={m.roadmap_rename_stage({ number })} onRenamed={onRenamed} />
        ))}
        {areas.map(({ id, name }) => (
          <Rename key={id} part="AREA" id={id} name={name} label={m.roadmap_rename_area({ name })} onRenamed={onRenamed} />
        ))}
        <div>
          <Button kind="quiet" onPress={() => setOpen(false)}>
            {m.roadmap_cancel()}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
