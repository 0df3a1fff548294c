import { m } from "@roundtable/shared/i18n/messages.js";
import type { SeatRole } from "@roundtable/shared/roles.ts";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { seatWord } from "../auth/seats.ts";
import { seatHint } from "./words.ts";

type SeatsFieldProps = {
  id: string;
  /** Those that this reader may give and take; others are not offered. */
  seats: readonly SeatRole[];
  value: readonly SeatRole[];
  onChange: (seats: SeatRole[]) => void;
  error?: string | undefined;
};

/** Any number of seats, each with what it lets somebody do. */
export function SeatsField({ id, seats, value, onChange, error }: SeatsFieldProps) {
  return (
    <CheckboxRows
      id={id}
      label={m.people_seats()}
      hint={m.people_seats_hint()}
      {...(error !== undefined && { error })}
      value={value}
      onChange={onChange}
      options={seats.map((seat) => ({ value: seat, label: seatWord(seat), hint: seatHint(seat) }))}
    />
  );
}
