import { m } from "@roundtable/shared/i18n/messages.js";
import type { SeatRole } from "@roundtable/shared/roles.ts";

const words: Record<SeatRole, () => string> = {
  ADVOCATE: m.auth_seat_advocate,
  LIAISON: m.auth_seat_liaison,
  AGENCY_LEAD: m.auth_seat_agency_lead,
  COORDINATOR: m.auth_seat_coordinator,
  ADVISER: m.auth_seat_adviser,
};

/** "Advocate", as one says it at the table. */
export function seatWord(seat: SeatRole): string {
  return words[seat]();
}

/** All that a person does here, in words; the operator's work counts as one. */
export function personSeats({ seats, operator }: { seats: readonly SeatRole[]; operator: boolean }): string[] {
  return [...seats.map(seatWord), ...(operator ? [m.auth_operator()] : [])];
}
