import type { ActionStatus, AgencyVote, AgendaKind, AttendanceMode, ClosedReason, PublicWarning } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import type { AgendaItemFragment } from "./agenda.graphql.ts";

const kinds: Record<AgendaKind, () => string> = { INFORM: m.agenda_kind_inform, DISCUSS: m.agenda_kind_discuss, DECIDE: m.agenda_kind_decide };

/** "To decide". */
export function agendaKindWord(kind: AgendaKind): string {
  return kinds[kind]();
}

/** "Only victim services, legal services": for whom an item exists. */
export function audienceWords({ audience, disciplines, agencies }: Pick<AgendaItemFragment, "audience" | "disciplines" | "agencies">): string {
  if (audience === "ALL") return m.agenda_audience_all();
  if (audience === "CLOSED") return m.agenda_audience_closed();
  if (audience === "CASE") return m.agenda_audience_case();
  const names = audience === "DISCIPLINES" ? disciplines.map(disciplineName) : agencies.map(({ name }) => name);
  return m.agenda_audience_disciplines({ names: names.join(", ") });
}

/** What an item is called; of a case always the same words. */
export function itemTitle({ audience, title }: Pick<AgendaItemFragment, "audience" | "title">): string {
  return audience === "CASE" ? m.agenda_case_title() : title;
}

const modes: Record<AttendanceMode, () => string> = { IN_ROOM: m.agenda_mode_in_room, VIDEO: m.agenda_mode_video, PHONE: m.agenda_mode_phone };

/** "Video": how somebody takes part. */
export function modeWord(mode: AttendanceMode): string {
  return modes[mode]();
}

const votes: Record<AgencyVote, () => string> = {
  IN_FAVOR: m.agenda_vote_in_favor,
  AGAINST: m.agenda_vote_against,
  ABSTAINED: m.agenda_vote_abstained,
  RECUSED: m.agenda_vote_recused,
};

/** "Stands aside". */
export function voteWord(vote: AgencyVote): string {
  return votes[vote]();
}

const statuses: Record<ActionStatus, () => string> = { OPEN: m.agenda_status_open, DONE: m.agenda_status_done, DROPPED: m.agenda_status_dropped };

/** "Not needed any more". */
export function actionStatusWord(status: ActionStatus): string {
  return statuses[status]();
}

const reasons: Record<ClosedReason, () => string> = {
  CONFIDENTIAL_BY_LAW: m.agenda_reason_confidential_by_law,
  HONORS: m.agenda_reason_honors,
  ATTORNEY_CLIENT: m.agenda_reason_attorney_client,
  BUSINESS_LOCATION: m.agenda_reason_business_location,
  CONTRACT_OR_PROPERTY: m.agenda_reason_contract_or_property,
  PERSONNEL: m.agenda_reason_personnel,
  CRIMINAL_INVESTIGATION: m.agenda_reason_criminal_investigation,
  SCHOOL_SAFETY: m.agenda_reason_school_safety,
  PUBLIC_SAFETY: m.agenda_reason_public_safety,
  POLICE_RECORDING: m.agenda_reason_police_recording,
};

/** The reason in G.S. 143-318.11 for which a session is closed. */
export function closedReasonWord(reason: ClosedReason): string {
  return reasons[reason]();
}

const warnings: Record<PublicWarning, () => string> = {
  NOTICE_MISSING: m.agenda_warn_notice_missing,
  NOTICE_LATE: m.agenda_warn_notice_late,
  AGENDA_NOT_POSTED: m.agenda_warn_agenda_not_posted,
  MOTION_MISSING: m.agenda_warn_motion_missing,
  REASON_MISSING: m.agenda_warn_reason_missing,
};

/** What a public body has not put on record, in a sentence. */
export function warningWords(warning: PublicWarning): string {
  return warnings[warning]();
}

type Named = { guestName: string | null; person: { name: string } | null };

/** The names of people and guests, as a list in a sentence. */
export function namesOf(people: readonly Named[]): string {
  return people.map(nameOf).join(", ");
}

/** What somebody on the list is called. */
export function nameOf({ guestName, person }: Named): string {
  return person?.name ?? guestName ?? "";
}
