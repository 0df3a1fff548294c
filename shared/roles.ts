import { z } from "zod";

/** What kind of agency sits at the table. Rules by discipline stand above any seat a person holds (product.md, point 2). */
export const disciplines = [
  "LAW_ENFORCEMENT",
  "PROSECUTION",
  "VICTIM_SERVICES",
  "LEGAL_SERVICES",
  "SHELTER_HOUSING",
  "HEALTH",
  "CHILD_WELFARE",
  "GOVERNMENT",
  "COALITION",
  "COMMUNITY",
  "SURVIVOR_LEADERSHIP",
] as const;
export const Discipline = z.enum(disciplines);
export type Discipline = z.infer<typeof Discipline>;

/** Police, sheriff and prosecutor alike: they see only what a consent naming them sends (CR-16). */
export function isLawEnforcement(discipline: Discipline): boolean {
  return discipline === "LAW_ENFORCEMENT" || discipline === "PROSECUTION";
}

/** What a person does at one task force's table. A person may hold several seats. */
export const seatRoles = ["ADVOCATE", "LIAISON", "COORDINATOR", "AGENCY_LEAD", "ADVISER"] as const;
export const SeatRole = z.enum(seatRoles);
export type SeatRole = z.infer<typeof SeatRole>;

const referralSeats: readonly SeatRole[] = ["ADVOCATE", "LIAISON", "AGENCY_LEAD"];

/** Whether one of these seats works with referrals. Coordinators, advisers and the operator never see one (CR-14). */
export function worksWithReferrals(seats: readonly SeatRole[]): boolean {
  return seats.some((seat) => referralSeats.includes(seat));
}

export const locales = ["en", "es"] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;
