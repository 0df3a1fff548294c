import { m } from "@roundtable/shared/i18n/messages.js";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { Rename } from "./rename.tsx";
import type { RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";

type PartNamesProps = { roadmap: Pick<RoadmapPage_roadmapFragment, "stages" | "areas">; onRenamed: () => void };

/** The names of stages and areas, for coordinators; elements and milestones are renamed on their own pages. */
export function PartNames({ roadmap: { stages, areas }, onRenamed }: PartNamesProps) {
  return (
    <Unfold label={m.roadmap_rename_title()}>
      {() => (
        <Section title={m.roadmap_rename_title()} aside={m.roadmap_rename_hint()}>
          <Stack>
            {stages.map(({ id, number, name }) => (
              <Rename key={id} part="STAGE" id={id} name={name} label={m.roadmap_rename_stage({ number })} onRenamed={onRenamed} />
            ))}
            {areas.map(({ id, name }) => (
              <Rename key={id} part="AREA" id={id} name={name} label={m.roadmap_rename_area({ name })} onRenamed={onRenamed} />
            ))}
          </Stack>
        </Section>
      )}
    </Unfold>
  );
}
