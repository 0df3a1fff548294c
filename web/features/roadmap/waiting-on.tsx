import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { MilestoneRow } from "./milestone-row.tsx";
import type { RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";
import styles from "./waiting-on.module.css";

/** What others wait for, agency by agency; what has no owner stands under "Nobody yet". */
export function WaitingOn({ waiting }: Pick<RoadmapPage_roadmapFragment, "waiting">) {
  return (
    <Section title={m.roadmap_waiting_title()} aside={m.roadmap_waiting_hint()}>
      {waiting.length === 0 ? (
        <Empty title={m.roadmap_waiting_none()} />
      ) : (
        <Stack>
          {waiting.map(({ agency, milestones }) => (
            <div key={agency?.id ?? "nobody"}>
              <p className={styles.agency}>{agency?.name ?? m.roadmap_waiting_nobody()}</p>
              <Rows isOpen label={agency?.name ?? m.roadmap_waiting_nobody()}>
                {milestones.map((milestone) => (
                  <MilestoneRow
                    key={milestone.id}
                    milestone={milestone}
                    {...(milestone.frees.length > 0 && { more: <p>{m.roadmap_waits_for({ count: milestone.frees.length })}</p> })}
                  />
                ))}
              </Rows>
            </div>
          ))}
        </Stack>
      )}
    </Section>
  );
}
