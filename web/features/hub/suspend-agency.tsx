import { RestoreAgencyInput, SuspendAgencyInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { AgencyRecordFragment } from "./hub.graphql.ts";
import { RestoreAgencyDocument } from "./steps/restore-agency.graphql.ts";
import { SuspendAgencyDocument } from "./steps/suspend-agency.graphql.ts";

/** Shuts everybody of an agency out at once, and lets them in again. */
export function SuspendAgency({ record, onChanged }: { record: AgencyRecordFragment; onChanged: () => void }) {
  const { id, version, agency, suspendedAt } = record;
  const toast = useToast();
  const out = useChange({ document: SuspendAgencyDocument, check: SuspendAgencyInput });
  const back = useChange({ document: RestoreAgencyDocument, check: RestoreAgencyInput });
  const suspend = async () => {
    if (!(await out.send((clientKey) => ({ clientKey, agencyId: id, version })))) return;
    toast(m.hub_suspend_done({ agency: agency.name }));
    onChanged();
  };
  const restore = async () => {
    if (!(await back.send((clientKey) => ({ clientKey, agencyId: id, version })))) return;
    toast(m.hub_restore_done({ agency: agency.name }));
    onChanged();
  };
  return (
    <Sheet labelledBy="suspend-agency">
      <Stack>
        <h2 id="suspend-agency">{m.hub_suspend_title()}</h2>
        <p>{suspendedAt === null ? m.hub_suspend_words() : m.hub_suspended_words()}</p>
        <RefusalNote problem={out.problem ?? back.problem} />
        <div>
          {suspendedAt === null ? (
            <AskedAct
              label={m.hub_suspend()}
              kind="clay"
              question={m.hub_suspend_question({ agency: agency.name })}
              body={m.hub_suspend_body()}
              actLabel={m.hub_suspend_act()}
              safeLabel={m.hub_suspend_safe()}
              isEnding
              isBusy={out.isBusy}
              onAct={suspend}
            />
          ) : (
            <Button kind="second" isBusy={back.isBusy} onPress={() => void restore()}>
              {m.hub_restore()}
            </Button>
          )}
        </div>
      </Stack>
    </Sheet>
  );
}
