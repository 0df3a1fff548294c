import { m } from "@roundtable/shared/i18n/messages.js";
import type { MilestoneStatus } from "@roundtable/shared/roadmap.ts";
import { Note } from "#web/ui/note.tsx";
import { OfflineNote } from "#web/ui/offline-note.tsx";
import type { ChangeProblem } from "./use-change.ts";
import { statusWord } from "./words.ts";

type ProblemNoteProps = { problem: ChangeProblem | null; status?: MilestoneStatus };

/** Why a change was not made, with the state as it is now. What was typed is still there. */
export function ProblemNote({ problem, status }: ProblemNoteProps) {
  if (problem === null) return null;
  if (problem === "offline") return <OfflineNote />;
  if (problem === "conflict")
    return (
      <Note tone="amber" title={m.roadmap_conflict_title()} isAlert>
        {status === undefined ? null : m.roadmap_conflict_state({ status: statusWord(status) })} {m.roadmap_conflict_body()}
      </Note>
    );
  if (typeof problem === "object" && problem.refused === "DependencyCycle")
    return (
      <Note tone="amber" title={m.roadmap_cycle_title()} isAlert>
        {m.roadmap_cycle_body()}
      </Note>
    );
  if (problem === "invalid")
    return (
      <Note tone="clay" title={m.roadmap_invalid_title()} isAlert>
        {m.roadmap_invalid_body()}
      </Note>
    );
  return (
    <Note tone="clay" title={problem === "not-found" ? m.roadmap_not_possible_title() : m.referrals_failed_title()} isAlert>
      {problem === "not-found" ? m.roadmap_not_possible_body() : m.referrals_failed_body()}
    </Note>
  );
}
