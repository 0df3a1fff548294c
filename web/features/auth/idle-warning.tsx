import { m } from "@roundtable/shared/i18n/messages.js";
import { useEffect, useState } from "react";
import { useLocale } from "#web/lib/locale.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { DialogFrame } from "#web/ui/dialog-frame.tsx";
import { speak } from "#web/ui/spoken.tsx";

type IdleWarningProps = { seconds: number; onStay: () => Promise<void>; onSignOut: () => void };

const spokenAt = new Set([120, 60, 30, 10]);

/** The session is about to end. Escape stays signed in, as it takes the question away. */
export function IdleWarning({ seconds, onStay, onSignOut }: IdleWarningProps) {
  useLocale();
  const [isBusy, setBusy] = useState(false);
  const left = secondsInWords(seconds);
  useEffect(() => {
    if (spokenAt.has(seconds)) speak(m.auth_idle_left({ left }));
    return () => speak("");
  }, [seconds, left]);
  const stay = async () => {
    setBusy(true);
    await onStay();
    setBusy(false);
  };
  return (
    <DialogFrame isOpen isAlert onClose={() => void stay()} title={m.auth_idle_title()}>
      <p>
        <strong>{m.auth_idle_left({ left })}</strong> {m.auth_idle_body()}
      </p>
      <Cluster>
        <Button autoFocus onPress={() => void stay()} isBusy={isBusy}>
          {m.auth_idle_stay()}
        </Button>
        <Button kind="second" onPress={onSignOut}>
          {m.auth_idle_leave()}
        </Button>
      </Cluster>
    </DialogFrame>
  );
}

/** "1 min 50 s" */
function secondsInWords(seconds: number): string {
  const parts = [Math.floor(seconds / 60), seconds % 60];
  return parts.flatMap((count, place) => (count === 0 ? [] : [`${count} ${place === 0 ? "min" : "s"}`])).join(" ");
}
