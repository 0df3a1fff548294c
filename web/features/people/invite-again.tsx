import { m } from "@roundtable/shared/i18n/messages.js";
import { ResendInvitationInput } from "@roundtable/shared/people.ts";
import { formatDayTime } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { StaffMemberFragment } from "./people.graphql.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { ResendInvitationDocument } from "./steps/resend-invitation.graphql.ts";

/** Sends a new invitation to somebody who has not come yet. */
export function InviteAgain({ staff }: { staff: StaffMemberFragment }) {
  const toast = useToast();
  const step = useChange({ document: ResendInvitationDocument, check: ResendInvitationInput });
  const send = async () => {
    if (await step.send((clientKey) => ({ clientKey, personId: staff.id }))) toast(m.people_invite_done({ name: staff.person.name }));
  };
  return (
    <Stack gap="s">
      <RefusalNote problem={step.problem} />
      <p>{m.people_invite_again_hint({ when: formatDayTime(staff.invitedAt) })}</p>
      <div>
        <Button kind="second" isBusy={step.isBusy} onPress={() => void send()}>
          {m.people_invite_again()}
        </Button>
      </div>
    </Stack>
  );
}
