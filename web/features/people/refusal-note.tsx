import { m } from "@roundtable/shared/i18n/messages.js";
import { Note } from "#web/ui/note.tsx";
import { ProblemNote } from "../roadmap/problem-note.tsx";
import type { ChangeProblem } from "../roadmap/use-change.ts";

type Words = { title: () => string; body: () => string };

const refusals: Record<string, Words> = {
  AddressTaken: { title: m.people_address_title, body: m.people_address_body },
  SeatNotYours: { title: m.people_seat_title, body: m.people_seats_rule },
  LastLead: { title: m.people_last_lead_title, body: m.people_last_lead_body },
  LastOperator: { title: m.people_last_operator_title, body: m.people_last_operator_body },
  AlreadyJoined: { title: m.people_joined_title, body: m.people_joined_body },
  NotEnoughHours: { title: m.people_hours_title, body: m.people_hours_body },
  NotYourself: { title: m.people_not_yourself_title, body: m.people_not_yourself_body },
  OtherOperatorNeeded: { title: m.hub_other_operator_title, body: m.hub_change_own },
  ProposalOpen: { title: m.hub_proposal_open_title, body: m.hub_proposal_open_body },
  ProposalOver: { title: m.hub_proposal_over_title, body: m.hub_proposal_over_body },
  NobodyToTell: { title: m.legal_nobody_title, body: m.legal_nobody_body },
  AgreementOver: { title: m.agreements_over_title, body: m.agreements_over_body },
};

/** Why a change was refused, in words somebody can act on; what was typed is still there. */
export function RefusalNote({ problem }: { problem: ChangeProblem | null }) {
  if (problem === null || typeof problem === "string") return <ProblemNote problem={problem} />;
  const words = refusals[problem.refused] ?? { title: m.people_refused_title, body: m.people_refused_body };
  return (
    <Note tone="amber" title={words.title()} isAlert>
      {words.body()}
    </Note>
  );
}
