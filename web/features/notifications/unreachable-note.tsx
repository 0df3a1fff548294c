import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ConfirmMailAddressDocument } from "./confirm-mail-address.graphql.ts";
import styles from "./mailing.module.css";

/** Says to whoever signs in that mail to them does not come through, and lets them say that the address is right. */
export function UnreachableNote() {
  const [confirm, { loading }] = useMutation(ConfirmMailAddressDocument);
  const [hasFailed, setFailed] = useState(false);
  const key = useRef(crypto.randomUUID());
  const toast = useToast();
  const tryAgain = async () => {
    setFailed(false);
    try {
      await confirm({ variables: { input: { clientKey: key.current } } });
      toast(m.mailing_unreachable_done());
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={styles.above}>
      <Note tone="amber" title={m.mailing_unreachable_title()}>
        <Stack>
          <p>{hasFailed ? m.mailing_failed() : m.mailing_unreachable()}</p>
          <div>
            <Button kind="second" isBusy={loading} onPress={() => void tryAgain()}>
              {m.mailing_unreachable_act()}
            </Button>
          </div>
        </Stack>
      </Note>
    </div>
  );
}
