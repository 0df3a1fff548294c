import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { Section } from "#web/ui/section.tsx";
import type { RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";
import styles from "./waiting-on.module.css";
import { statusWord, whenWords } from "./words.ts";

type Milestone = RoadmapPage_roadmapFragment["waiting"][number]["milestones"][number];

/** What others wait for, agency by agency; what has no owner stands under "Nobody yet". */
export function WaitingOn({ waiting }: Pick<RoadmapPage_roadmapFragment, "waiting">) {
  return (
    <Section title={m.roadmap_waiting_title()} aside={m.roadmap_waiting_hint()}>
      {waiting.length === 0 ? (
        <Empty title={m.roadmap_waiting_none()} />
      ) : (
        <ul>
          {waiting.map(({ agency, milestones }) => (
            <li key={agency?.id ?? "nobody"} className={styles.agency}>
              <h3 className={styles.name}>{agency?.name ?? m.roadmap_waiting_nobody()}</h3>
              <ul className={styles.milestones}>
                {milestones.map((milestone) => (
                  <li key={milestone.id}>
                    <Link to="/m/$id" params={{ id: milestone.id }} look="plain">
                      {milestone.title}
                    </Link>
                    <p className={styles.more}>{moreOf(milestone).join(" · ")}</p>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function moreOf(milestone: Milestone): string[] {
  const waits = milestone.frees.length === 0 ? null : m.roadmap_waits_for({ count: milestone.frees.length });
  return [statusWord(milestone.status), milestone.ownerPerson?.name ?? null, whenWords(milestone), waits].filter((words) => words !== null);
}
