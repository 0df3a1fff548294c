import type { Discipline } from "@roundtable/shared/roles.ts";

export type QuorumRule = { quorumLeast: number; quorumShare: number; quorumDisciplines: readonly Discipline[] };
/** Whether a body can decide with these people, and what is missing (MT-07). */
export type QuorumState = { reached: boolean; present: number; needed: number; missingDisciplines: Discipline[] };

/** How many people a quorum takes: the least number, or the share of the roster when that is more. */
export function neededFor({ quorumLeast, quorumShare }: QuorumRule, rosterSize: number): number {
  return Math.max(quorumLeast, Math.ceil((rosterSize * quorumShare) / 100));
}

/** @param present the disciplines of those who are there, one for each person */
export function quorumOf(rule: QuorumRule, rosterSize: number, present: readonly Discipline[]): QuorumState {
  const needed = neededFor(rule, rosterSize);
  const missingDisciplines = rule.quorumDisciplines.filter((discipline) => !present.includes(discipline));
  return { reached: present.length >= needed && missingDisciplines.length === 0, present: present.length, needed, missingDisciplines };
}

type Seated = { personId: string; role: string };

/** Whether the roster keeps a chair when this person sits there in this role, or no more. */
export function keepsAChair(roster: readonly Seated[], personId: string, role: string | null): boolean {
  return role === "CHAIR" || roster.some((seat) => seat.role === "CHAIR" && seat.personId !== personId);
}
