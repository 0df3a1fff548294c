import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { ProblemNote } from "../roadmap/problem-note.tsx";
import type { ChangeProblem } from "../roadmap/use-change.ts";

type Words = { title: () => string; body: () => string };

const refusals: Record<string, Words> = {
  RulesOverlap: { title: m.grants_overlap_title, body: m.grants_overlap_body },
  RuleInUse: { title: m.grants_in_use_title, body: m.grants_in_use_body },
  AwardIsClosed: { title: m.grants_closed_title, body: m.grants_closed_body },
};

/** Why a change of an award, or of what hangs on it, was not made. What was typed is still there. */
export function GrantProblem({ problem }: { problem: ChangeProblem | null }) {
  const words = problem !== null && typeof problem === "object" ? refusals[problem.refused] : undefined;
  if (!words) return <ProblemNote problem={problem} />;
  return (
    <Note tone="amber" title={words.title()} isAlert>
      {words.body()}
    </Note>
  );
}
