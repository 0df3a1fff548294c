import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { personSeats } from "../auth/seats.ts";
import type { StaffRowFragment } from "./people.graphql.ts";
import { StaffStateChip } from "./staff-state-chip.tsx";
import { hoursWritten } from "./words.ts";

/** One member of staff in a list: who, which seats, and whether they are in. */
export function StaffRow({ staff }: { staff: StaffRowFragment }) {
  const { id, person, state, email, trainingHours } = staff;
  const seats = personSeats(staff);
  return (
    <Row
      title={
        <Link look="plain" to="/a/p/$id" params={{ id }}>
          {person.name}
        </Link>
      }
      meta={[
        seats.length === 0 ? m.people_no_seat() : seats.join(", "),
        ...(email === null ? [] : [email]),
        ...(trainingHours > 0 ? [m.people_hours({ count: trainingHours, hours: hoursWritten(trainingHours) })] : []),
      ]}
      chips={
        <>
          <StaffStateChip state={state} />
          {person.privileged ? <Chip tone="teal">{m.people_privileged()}</Chip> : null}
        </>
      }
    />
  );
}
