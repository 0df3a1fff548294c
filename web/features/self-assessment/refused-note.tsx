import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { ProblemNote } from "../roadmap/problem-note.tsx";
import type { ChangeProblem } from "../roadmap/use-change.ts";

/** Why something about a self-assessment was not done. */
export function RefusedNote({ problem }: { problem: ChangeProblem | null }) {
  if (problem === null || typeof problem === "string") return <ProblemNote problem={problem} />;
  const isClosed = problem.refused === "SelfAssessmentClosed";
  return (
    <Note tone="amber" title={isClosed ? m.assess_closed_title() : m.assess_still_open_title()} isAlert>
      {isClosed ? m.assess_closed_body() : m.assess_still_open_body()}
    </Note>
  );
}
