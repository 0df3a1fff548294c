import { m } from "@roundtable/shared/i18n/messages.js";
import { privilegeHours, SetPrivilegedInput } from "@roundtable/shared/people.ts";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { StaffMemberFragment } from "./people.graphql.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { SetPrivilegedDocument } from "./steps/set-privileged.graphql.ts";
import { hoursWritten } from "./words.ts";

/** The mark of a privileged agent (CR-25): only with twenty recorded hours, and it falls when they are taken back. */
export function Privileged({ staff, canSet }: { staff: StaffMemberFragment; canSet: boolean }) {
  const { id, version, person, trainingHours } = staff;
  const toast = useToast();
  const step = useChange({ document: SetPrivilegedDocument, check: SetPrivilegedInput });
  const set = async (privileged: boolean) => {
    if (await step.send((clientKey) => ({ clientKey, personId: id, version, privileged })))
      toast(privileged ? m.people_privileged_done() : m.people_privileged_gone());
  };
  const tooFew = trainingHours < privilegeHours ? m.people_privileged_not_yet({ hours: hoursWritten(trainingHours), needed: privilegeHours }) : undefined;
  return (
    <Section title={m.people_privileged_title()}>
      <Stack gap="s">
        <p>{m.people_privileged_words()}</p>
        <RefusalNote problem={step.problem} />
        {person.privileged ? (
          <>
            <p>
              <strong>{m.people_privileged_yes()}</strong>
            </p>
            {canSet ? (
              <div>
                <Button kind="quiet" isBusy={step.isBusy} onPress={() => void set(false)}>
                  {m.people_privileged_unset()}
                </Button>
              </div>
            ) : null}
          </>
        ) : (
          <div>
            <Button kind="second" isBusy={step.isBusy} {...(tooFew !== undefined && { notYet: tooFew })} onPress={() => void set(true)}>
              {m.people_privileged_set()}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}
