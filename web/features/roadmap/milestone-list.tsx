import { Empty } from "#web/ui/empty.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { MilestoneRow } from "./milestone-row.tsx";
import type { MilestoneRowFragment } from "./roadmap.graphql.ts";

type MilestoneListProps = { title: string; hint: string; empty: string; milestones: readonly MilestoneRowFragment[] };

/** Milestones under their own heading, in the order the hub gives them. */
export function MilestoneList({ title, hint, empty, milestones }: MilestoneListProps) {
  return (
    <Section title={title} aside={hint}>
      {milestones.length === 0 ? (
        <Empty title={empty} />
      ) : (
        <Rows isOpen label={title}>
          {milestones.map((milestone) => (
            <MilestoneRow key={milestone.id} milestone={milestone} />
          ))}
        </Rows>
      )}
    </Section>
  );
}
