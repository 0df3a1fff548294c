import { m } from "@roundtable/shared/i18n/messages.js";
import type { SeatRole } from "@roundtable/shared/roles.ts";

type SeatWordsProps = { seats: readonly SeatRole[]; operator: boolean };

/** What somebody whose seat reads no referral is here for. */
export function SeatWords({ seats, operator }: SeatWordsProps): string {
  if (seats.includes("COORDINATOR")) return m.referrals_seat_coordinator();
  if (seats.includes("ADVISER")) return m.referrals_seat_adviser();
  return operator ? m.referrals_seat_operator() : m.referrals_seat_reader();
}
