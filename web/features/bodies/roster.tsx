import { m } from "@roundtable/shared/i18n/messages.js";
import { type BodyRole, bodyRoles, SeatInBodyInput } from "@roundtable/shared/meetings.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { initials, Seat } from "#web/ui/seat.tsx";
import { Section } from "#web/ui/section.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import type { BodyDetailsFragment } from "./bodies.graphql.ts";
import { PersonField } from "./person-field.tsx";
import styles from "./roster.module.css";
import { SeatInBodyDocument } from "./steps/seat-in-body.graphql.ts";
import { bodyRoleWord } from "./words.ts";

const roleOptions = () => bodyRoles.map((value) => ({ value, label: bodyRoleWord(value) }));

/** Who sits in a body and as what; its keepers change it here, and calendars follow. */
export function Roster({ body }: { body: BodyDetailsFragment }) {
  const mayChange = body.viewerCan.includes("CHANGE");
  const toast = useToast();
  const step = useChange({ document: SeatInBodyDocument, check: SeatInBodyInput });
  const seat = async (personId: string, role: BodyRole | null) => {
    if (await step.send((clientKey) => ({ clientKey, bodyId: body.id, personId, role }))) toast(m.bodies_seat_done());
  };
  return (
    <Section title={m.bodies_roster()}>
      <Stack>
        <ProblemNote problem={step.problem} />
        <ul>
          {body.roster.map(({ id, role, person }) =>
            person === null ? null : (
              <li key={id} className={styles.seat}>
                <Seat>{initials(person.name)}</Seat>
                <span className={styles.name}>
                  <b>{person.name}</b>
                  {mayChange ? null : <small>{bodyRoleWord(role)}</small>}
                </span>
                {mayChange ? (
                  <span className={styles.acts}>
                    <SelectField
                      isSmall
                      isLabelHidden
                      label={m.bodies_seat_role_of({ name: person.name })}
                      emptyLabel={null}
                      value={role}
                      onChange={(next) => next !== "" && void seat(person.id, next)}
                      options={roleOptions()}
                    />
                    <AskedAct
                      kind="quiet"
                      label={m.bodies_seat_remove_act()}
                      ariaLabel={m.bodies_seat_remove({ name: person.name })}
                      question={m.bodies_seat_remove_question({ name: person.name })}
                      body={m.bodies_seat_remove_body()}
                      actLabel={m.bodies_seat_remove_act()}
                      safeLabel={m.bodies_seat_remove_safe()}
                      isEnding
                      isBusy={step.isBusy}
                      onAct={() => seat(person.id, null)}
                    />
                  </span>
                ) : null}
              </li>
            ),
          )}
        </ul>
        {mayChange ? (
          <Unfold kind="second" label={m.bodies_seat_add()}>
            {(close) => <AddSeat body={body} onClose={close} />}
          </Unfold>
        ) : null}
      </Stack>
    </Section>
  );
}

function AddSeat({ body, onClose }: { body: BodyDetailsFragment; onClose: () => void }) {
  const { form, change, reset } = useDraft<{ personId: string; role: BodyRole }>({ personId: "", role: "MEMBER" });
  const toast = useToast();
  const step = useChange({ document: SeatInBodyDocument, check: SeatInBodyInput });
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, bodyId: body.id, ...form })))) return;
    reset();
    toast(m.bodies_seat_done());
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ProblemNote problem={step.problem} />
        <PersonField
          id="seat-person"
          label={m.bodies_seat_person()}
          error={issueWords(step.issues, "personId", m.bodies_seat_person_missing())}
          value={form.personId}
          onChange={(personId) => change({ personId })}
          without={body.roster.flatMap(({ person }) => (person ? [person.id] : []))}
        />
        <SelectField
          label={m.bodies_seat_role()}
          emptyLabel={null}
          value={form.role}
          onChange={(role) => role !== "" && change({ role })}
          options={roleOptions()}
        />
        <Cluster>
          <Button type="submit" kind="second" isBusy={step.isBusy}>
            {m.bodies_seat_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
