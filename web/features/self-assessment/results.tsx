import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { GoalList } from "../roadmap/goal-list.tsx";
import type { Stages } from "../roadmap/stage-track.tsx";
import { GoalActs } from "./goal-acts.tsx";
import { ResultRow } from "./result-row.tsx";
import { ResultsTable } from "./results-table.tsx";
import { ScaleWords } from "./scale-words.tsx";
import type { AssessedElementFragment, AssessmentFragment } from "./self-assessment.graphql.ts";
import { SpreadKey } from "./spread-picture.tsx";
import { WhoAnswered } from "./who-answered.tsx";

type ResultsProps = { assessment: AssessmentFragment; stages: Stages };

/** What came of a closed self-assessment: goals, then what is seen differently, then what is seen alike. */
export function Results({ assessment, stages }: ResultsProps) {
  const rated = assessment.elements.flatMap((one) => (one.result === null ? [] : [{ ...one, result: one.result }]));
  const byMiddle = rated.toSorted((one, other) => one.result.median - other.result.median);
  const apart = ({ result }: (typeof rated)[number]) => result.highest - result.lowest;
  const differ = byMiddle.filter(({ result }) => result.disagreement).toSorted((one, other) => apart(other) - apart(one));
  const alike = byMiddle.filter(({ result }) => !result.disagreement);
  const unrated = assessment.elements.filter(({ result }) => result === null);
  const year = String(assessment.year + 1);
  const list = (elements: readonly AssessedElementFragment[]) => (
    <ul>
      {elements.map((one) => (
        <ResultRow key={one.element.id} assessed={one} assessment={assessment} stages={stages} />
      ))}
    </ul>
  );
  return (
    <Stack gap="l">
      <Section title={m.assess_goals_title({ year })} aside={m.assess_goals_hint()}>
        {assessment.goals.length === 0 ? (
          <Empty title={m.assess_goals_none({ year })}>{m.assess_goals_none_more()}</Empty>
        ) : (
          <GoalList goals={assessment.goals} stages={stages} renderActs={(goal) => <GoalActs assessment={assessment} goal={goal} stages={stages} />} />
        )}
      </Section>
      <Stack gap="s">
        <SpreadKey words={{ label: m.assess_key(), dot: m.assess_key_dot(), middle: m.assess_key_median() }} />
        <ScaleWords />
      </Stack>
      <Section title={m.assess_differ_title()} aside={m.assess_differ_hint()}>
        {differ.length === 0 ? <Empty title={m.assess_differ_none()} /> : list(differ)}
      </Section>
      <Section title={m.assess_alike_title()} aside={m.assess_alike_hint()}>
        {alike.length === 0 ? <Empty title={m.assess_alike_none()} /> : list(alike)}
      </Section>
      {unrated.length === 0 ? null : (
        <Section title={m.assess_unrated_title()}>
          <p>{unrated.map(({ element }) => element.name).join(", ")}</p>
        </Section>
      )}
      <ResultsTable assessment={assessment} />
      <WhoAnswered assessment={assessment} />
    </Stack>
  );
}
