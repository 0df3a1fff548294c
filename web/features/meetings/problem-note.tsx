import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { ProblemNote as PlainProblemNote } from "../roadmap/problem-note.tsx";
import type { ChangeProblem } from "../roadmap/use-change.ts";

/** Why nothing was changed about a meeting or what hangs on it. What was typed is still there. */
export function ProblemNote({ problem }: { problem: ChangeProblem | null }) {
  if (problem !== null && typeof problem === "object" && (problem.refused === "MeetingOver" || problem.refused === "PollOver"))
    return (
      <Note tone="amber" title={problem.refused === "MeetingOver" ? m.meetings_trouble_past_title() : m.meetings_trouble_ended_title()} isAlert>
        {problem.refused === "MeetingOver" ? m.meetings_trouble_past() : m.meetings_trouble_ended()}
      </Note>
    );
  if (problem !== null && typeof problem === "object" && problem.refused === "MeetingPrepared")
    return (
      <Note tone="amber" title={m.meetings_trouble_prepared_title()} isAlert>
        {m.meetings_trouble_prepared()}
      </Note>
    );
  return <PlainProblemNote problem={problem} />;
}
