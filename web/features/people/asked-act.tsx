import { useState } from "react";
import { Button, type ButtonKind } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";

type AskedActProps = {
  label: string;
  ariaLabel?: string;
  kind?: ButtonKind;
  question: string;
  /** What will happen, before it does. */
  body: string;
  actLabel: string;
  safeLabel: string;
  isEnding?: boolean;
  isBusy: boolean;
  onAct: () => Promise<void>;
};

/** A button whose act is explained and asked about first; the safe answer has the focus. */
export function AskedAct({ label, ariaLabel, kind = "second", question, body, actLabel, safeLabel, isEnding = false, isBusy, onAct }: AskedActProps) {
  const [isAsked, setAsked] = useState(false);
  const act = async () => {
    await onAct();
    setAsked(false);
  };
  return (
    <>
      <Button kind={kind} onPress={() => setAsked(true)} {...(ariaLabel !== undefined && { "aria-label": ariaLabel })}>
        {label}
      </Button>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={question}
        actLabel={actLabel}
        onAct={() => void act()}
        isBusy={isBusy}
        safeLabel={safeLabel}
        isEnding={isEnding}
      >
        <p>{body}</p>
      </Dialog>
    </>
  );
}
