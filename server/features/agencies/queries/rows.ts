import type { Language } from "@roundtable/shared/needs.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";

export type AgencyRow = { id: string; name: string; discipline: Discipline; confidentialProgram: boolean; intakePhone: string; languages: Language[] };
export type PersonRow = { id: string; name: string; workPhone: string; agencyId: string; privilegedAt: Date | null };
export type RegionRow = { id: string; name: string };
export type TaskForceRow = { id: string; name: string; timeZone: string; consentDefaultDays: number; consentMaximumDays: number };

/** Exactly what is shown of each; a person's address of mail is not among it. */
export const agencyColumns = { id: true, name: true, discipline: true, confidentialProgram: true, intakePhone: true, languages: true } as const;
export const personColumns = { id: true, name: true, workPhone: true, agencyId: true, privilegedAt: true } as const;
export const regionColumns = { id: true, name: true } as const;
export const taskForceColumns = { id: true, name: true, timeZone: true, consentDefaultDays: true, consentMaximumDays: true } as const;
