import { m } from "@roundtable/shared/i18n/messages.js";
import { ChangeSeatsInput } from "@roundtable/shared/people.ts";
import type { SeatRole } from "@roundtable/shared/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { seatWord } from "../auth/seats.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import type { StaffMemberFragment } from "./people.graphql.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { SeatsField } from "./seats-field.tsx";
import { ChangeSeatsDocument } from "./steps/change-seats.graphql.ts";

/** What somebody does at this table. Seats that are not this reader's to give stay as they are. */
export function ChangeSeats({ staff, taskForceId }: { staff: StaffMemberFragment; taskForceId: string }) {
  const { id, version, person, seats: now, seatsYouMayGive: mine } = staff;
  const others = now.filter((seat) => !mine.includes(seat));
  const { form, change, reset } = useDraft<{ version: number; seats: readonly SeatRole[] }>({ version, seats: now.filter((seat) => mine.includes(seat)) });
  const toast = useToast();
  const step = useChange({ document: ChangeSeatsDocument, check: ChangeSeatsInput, onConflict: (fresh) => change({ version: fresh }) });
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({ clientKey, personId: id, taskForceId, version: form.version, seats: [...others, ...form.seats] }));
    if (!isDone) return;
    reset();
    toast(m.people_seats_done({ name: person.name }));
  };
  return (
    <Sheet labelledBy="seats-title">
      <Stack>
        <h2 id="seats-title">{m.people_seats_title()}</h2>
        <Form onSubmit={() => void submit()} labelledBy="seats-title">
          <RefusalNote problem={step.problem} />
          <SeatsField id="seats" seats={mine} value={form.seats} onChange={(seats) => change({ seats })} />
          {others.length === 0 ? null : (
            <p>
              {others.map(seatWord).join(", ")}. {m.people_seats_rule()}
            </p>
          )}
          <p>{form.seats.length + others.length === 0 ? m.people_seats_none_left() : m.people_seats_note()}</p>
          <div>
            <Button type="submit" kind="second" isBusy={step.isBusy}>
              {m.people_seats_act()}
            </Button>
          </div>
        </Form>
      </Stack>
    </Sheet>
  );
}
