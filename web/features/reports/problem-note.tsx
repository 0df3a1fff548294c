import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { ProblemNote } from "../roadmap/problem-note.tsx";
import type { ChangeProblem } from "../roadmap/use-change.ts";

type Words = { title: () => string; body: () => string };

const refusals: Record<string, Words> = {
  NumbersNotReady: { title: m.reports_not_ready_title, body: m.reports_not_ready_body },
  NumbersCertified: { title: m.reports_already_title, body: m.reports_already_body },
  NotYourNumbers: { title: m.reports_not_yours_title, body: m.reports_not_yours_body },
  LeadCertifies: { title: m.reports_lead_title, body: m.reports_lead_body },
  ReportExists: { title: m.reports_exists_title, body: m.reports_exists_body },
  NotAtThisStep: { title: m.reports_step_title, body: m.reports_step_body },
};

/** Why a step of a report was not taken. What was typed is still there. */
export function ReportProblem({ problem }: { problem: ChangeProblem | null }) {
  const words = problem !== null && typeof problem === "object" ? refusals[problem.refused] : undefined;
  if (!words) return <ProblemNote problem={problem} />;
  return (
    <Note tone="amber" title={words.title()} isAlert>
      {words.body()}
    </Note>
  );
}
