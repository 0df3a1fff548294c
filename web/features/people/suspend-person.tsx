import { m } from "@roundtable/shared/i18n/messages.js";
import { RestorePersonInput, SuspendPersonInput } from "@roundtable/shared/people.ts";
import { Button } from "#web/ui/button.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { AskedAct } from "./asked-act.tsx";
import type { StaffMemberFragment } from "./people.graphql.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { RestorePersonDocument } from "./steps/restore-person.graphql.ts";
import { SuspendPersonDocument } from "./steps/suspend-person.graphql.ts";

/** Shuts somebody out at once, having said what that closes, and lets them in again. */
export function SuspendPerson({ staff }: { staff: StaffMemberFragment }) {
  const { id, version, person, state } = staff;
  const { name } = person;
  const toast = useToast();
  const out = useChange({ document: SuspendPersonDocument, check: SuspendPersonInput });
  const back = useChange({ document: RestorePersonDocument, check: RestorePersonInput });
  const suspend = async () => {
    if (await out.send((clientKey) => ({ clientKey, personId: id, version }))) toast(m.people_suspend_done({ name }));
  };
  const restore = async () => {
    if (await back.send((clientKey) => ({ clientKey, personId: id, version }))) toast(m.people_restore_done({ name }));
  };
  const isOut = state === "SUSPENDED";
  return (
    <Sheet labelledBy="suspend">
      <Stack>
        <h2 id="suspend">{m.people_suspend_title()}</h2>
        <p>{isOut ? m.people_suspended_words() : m.people_suspend_words()}</p>
        <RefusalNote problem={isOut ? back.problem : out.problem} />
        <div>
          {isOut ? (
            <Button kind="second" isBusy={back.isBusy} onPress={() => void restore()}>
              {m.people_restore({ name })}
            </Button>
          ) : (
            <AskedAct
              label={m.people_suspend({ name })}
              kind="clay"
              question={m.people_suspend_question({ name })}
              body={m.people_suspend_body()}
              actLabel={m.people_suspend_act()}
              safeLabel={m.people_suspend_safe()}
              isEnding
              isBusy={out.isBusy}
              onAct={suspend}
            />
          )}
        </div>
      </Stack>
    </Sheet>
  );
}
