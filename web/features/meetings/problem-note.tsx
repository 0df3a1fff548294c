import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { ProblemNote as PlainProblemNote } from "../roadmap/problem-note.tsx";
import type { ChangeProblem } from "../roadmap/use-change.ts";

const words: Readonly<Record<string, { title: () => string; body: () => string }>> = {
  MeetingOver: { title: m.meetings_trouble_past_title, body: m.meetings_trouble_past },
  PollOver: { title: m.meetings_trouble_ended_title, body: m.meetings_trouble_ended },
  MeetingPrepared: { title: m.meetings_trouble_prepared_title, body: m.meetings_trouble_prepared },
  MeetingNotRunning: { title: m.agenda_trouble_running_title, body: m.agenda_trouble_running },
  ItemHeld: { title: m.agenda_trouble_held_title, body: m.agenda_trouble_held },
  QuorumMissing: { title: m.agenda_trouble_quorum_title, body: m.agenda_trouble_quorum },
  CaseNotReviewable: { title: m.agenda_trouble_case_title, body: m.agenda_trouble_case },
  MinutesLocked: { title: m.agenda_trouble_locked_title, body: m.agenda_trouble_locked },
  LastChair: { title: m.bodies_last_chair_title, body: m.bodies_last_chair },
};

/** Why nothing was changed about a meeting or what hangs on it. What was typed is still there. */
export function ProblemNote({ problem }: { problem: ChangeProblem | null }) {
  const known = problem !== null && typeof problem === "object" ? words[problem.refused] : undefined;
  if (known === undefined) return <PlainProblemNote problem={problem} />;
  return (
    <Note tone="amber" title={known.title()} isAlert>
      {known.body()}
    </Note>
  );
}
