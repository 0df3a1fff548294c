import { useMutation } from "@apollo/client/react";
import Fingerprint from "lucide-react/icons/fingerprint-pattern";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { answerOf } from "../auth/answer.ts";
import { PasskeyNote } from "../auth/passkey-note.tsx";
import { usePasskey } from "../auth/use-passkey.ts";
import { EnrolPasskeyDocument } from "./factors.graphql.ts";

type PasskeySetupProps = {
  /** What its owner calls it; null while there is no name yet, which `onNameless` is told. */
  name: string | null;
  onNameless?: () => void;
  onDone: (recoveryCodes: readonly string[]) => void;
};

/** Has the browser make a passkey and gives it to the hub. */
export function PasskeySetup({ name, onNameless, onDone }: PasskeySetupProps) {
  const [enrol] = useMutation(EnrolPasskeyDocument);
  const { run, trouble, isBusy } = usePasskey("ENROL");
  const make = async () => {
    if (name === null) return onNameless?.();
    const made = await run((response) => answerOf(enrol({ variables: { input: { response, name } } })));
    if (made?.__typename === "Enrolled") onDone(made.recoveryCodes);
  };
  return (
    <Stack gap="s">
      <p>{m.enrolment_passkey_body()}</p>
      <PasskeyNote trouble={trouble} />
      <div>
        <Button icon={<Fingerprint />} isBusy={isBusy} busyText={m.auth_passkey_busy()} onPress={() => void make()}>
          {m.enrolment_passkey_make()}
        </Button>
      </div>
    </Stack>
  );
}
