import { m } from "@roundtable/shared/i18n/messages.js";
import { Section } from "#web/ui/section.tsx";
import type { RoadmapGoalFragment } from "./goal.graphql.ts";
import { GoalList } from "./goal-list.tsx";
import type { Stages } from "./stage-track.tsx";

/** The goals of this year and later, a part for each year; nothing where there are none. */
export function Goals({ goals, stages }: { goals: readonly RoadmapGoalFragment[]; stages: Stages }) {
  return [...Map.groupBy(goals, ({ year }) => year)].map(([year, ofYear]) => (
    <Section key={year} title={m.assess_goals_title({ year: String(year) })} aside={m.assess_goals_hint()}>
      <GoalList goals={ofYear} stages={stages} />
    </Section>
  ));
}
