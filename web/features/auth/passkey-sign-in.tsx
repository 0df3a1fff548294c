import { useMutation } from "@apollo/client/react";
import Fingerprint from "lucide-react/icons/fingerprint-pattern";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { answerOf } from "./answer.ts";
import { FinishPasskeySignInDocument } from "./finish-passkey.graphql.ts";
import { PasskeyNote } from "./passkey-note.tsx";
import { usePasskey } from "./use-passkey.ts";

type PasskeySignInProps = { onSignedIn: () => Promise<void>; isShared: boolean; kind?: "primary" | "second" };

/** Signs in with a passkey alone: it has made sure who holds it. */
export function PasskeySignIn({ onSignedIn, isShared, kind = "primary" }: PasskeySignInProps) {
  const [finish] = useMutation(FinishPasskeySignInDocument);
  const { run, trouble, isBusy } = usePasskey("SIGN_IN");
  const signIn = async () => {
    const isIn = await run((response) => answerOf(finish({ variables: { input: { response, sharedDevice: isShared } } })));
    if (isIn) await onSignedIn();
  };
  return (
    <Stack gap="s">
      <PasskeyNote trouble={trouble} />
      <Button kind={kind} isFull icon={<Fingerprint />} isBusy={isBusy} busyText={m.auth_passkey_busy()} onPress={() => void signIn()}>
        {m.auth_passkey_use()}
      </Button>
    </Stack>
  );
}
