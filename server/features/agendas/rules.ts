import type { AgendaAudience, AgencyVote, PublicWarning } from "@roundtable/shared/agendas.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { SittingModel } from "../../../prisma/client/models.ts";

export type Viewer = { personId: string; agencyId: string; discipline: Discipline; onRoster: boolean; keepsAgenda: boolean };
export type Audience = {
  audience: AgendaAudience;
  disciplines: readonly Discipline[];
  agencyIds: readonly string[];
  ownerPersonId: string | null;
  createdById: string;
};

/**
 * Whether an item is there for somebody who sees its meeting (MT-03). Of a case only the consent decides, which is asked elsewhere:
 * `isTheirCase` says what it answered.
 */
export function isFor(item: Audience, viewer: Viewer, isTheirCase: boolean): boolean {
  if (viewer.keepsAgenda || item.ownerPersonId === viewer.personId || item.createdById === viewer.personId) return true;
  const opens: Record<AgendaAudience, boolean> = {
    ALL: true,
    DISCIPLINES: item.disciplines.includes(viewer.discipline),
    AGENCIES: item.agencyIds.includes(viewer.agencyId),
    CLOSED: viewer.onRoster,
    CASE: isTheirCase,
  };
  return opens[item.audience];
}

/** Numbers what one reader sees, from 1 on: a gap would tell that something is hidden. */
export function numbered<Item>(visible: readonly Item[]): (Item & { number: number })[] {
  return visible.map((item, index) => ({ ...item, number: index + 1 }));
}

/** A place between two items, or after the last. */
export function placeBetween(before: number | undefined, after: number | undefined): number {
  if (after === undefined) return (before ?? 0) + 1;
  return before === undefined ? after - 1 : (before + after) / 2;
}

export type Stay = { arrivedAt: Date; leftAt: Date | null };

const lateMinutes = 10;

/** Whether somebody came late: more than ten minutes after the meeting had begun. */
export function isLate({ arrivedAt }: Stay, startedAt: Date | null): boolean {
  return startedAt !== null && arrivedAt.getTime() - startedAt.getTime() > lateMinutes * 60_000;
}

/** Whether somebody counts as having attended: they were there for at least half of the meeting, however late they came (MT-08). */
export function attended({ arrivedAt, leftAt }: Stay, meeting: { startedAt: Date; endedAt: Date }): boolean {
  const from = Math.max(arrivedAt.getTime(), meeting.startedAt.getTime());
  const to = Math.min((leftAt ?? meeting.endedAt).getTime(), meeting.endedAt.getTime());
  return to >= from && (to - from) * 2 >= meeting.endedAt.getTime() - meeting.startedAt.getTime();
}

/** The agencies by how they voted. */
export function tally(votes: readonly { agencyId: string; vote: AgencyVote }[]): {
  inFavor: string[];
  against: string[];
  abstained: string[];
  recused: string[];
} {
  const who = (wanted: AgencyVote) => votes.filter(({ vote }) => vote === wanted).map(({ agencyId }) => agencyId);
  return { inFavor: who("IN_FAVOR"), against: who("AGAINST"), abstained: who("ABSTAINED"), recused: who("RECUSED") };
}

const noticeHours = 48;

/**
 * What a public body of North Carolina has not put on record (MT-12): G.S. 143-318.12 asks for notice 48 hours before a special meeting,
 * 143-318.11(c) for a motion that cites the reason before a session is closed.
 */
export function publicGaps(
  {
    noticeOn,
    postedOn,
    closedOpenedAt,
    closedMovedById,
    closedReason,
  }: Pick<SittingModel, "noticeOn" | "postedOn" | "closedOpenedAt" | "closedMovedById" | "closedReason">,
  { startsAt, hasClosedItems }: { startsAt: Date; hasClosedItems: boolean },
): PublicWarning[] {
  const isShort = noticeOn !== null && startsAt.getTime() - noticeOn.getTime() < noticeHours * 3_600_000;
  const closes = hasClosedItems || closedOpenedAt !== null;
  return [
    ...(noticeOn === null ? (["NOTICE_MISSING"] as const) : []),
    ...(isShort ? (["NOTICE_LATE"] as const) : []),
    ...(postedOn === null ? (["AGENDA_NOT_POSTED"] as const) : []),
    ...(closes && closedMovedById === null ? (["MOTION_MISSING"] as const) : []),
    ...(closes && closedReason === null ? (["REASON_MISSING"] as const) : []),
  ];
}
