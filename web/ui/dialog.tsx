import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { DialogFrame } from "./dialog-frame.tsx";
import styles from "./dialog.module.css";

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** The question. */
  title: string;
  actLabel: string;
  onAct: () => void;
  isBusy?: boolean;
  busyText?: string;
  /** The answer that changes nothing; it has the focus. */
  safeLabel: string;
  /** Clay instead of teal: the act ends something. */
  isEnding?: boolean;
  children: ReactNode;
};

/** Stops to think. The title is the question, the buttons are the answers. */
export function Dialog({ isOpen, onClose, title, actLabel, onAct, isBusy = false, busyText, safeLabel, isEnding, children }: DialogProps) {
  return (
    <DialogFrame isOpen={isOpen} onClose={onClose} title={title} isAlert>
      {children}
      <div className={styles.buttons}>
        <Button kind={isEnding ? "clay" : "primary"} onPress={onAct} isBusy={isBusy} busyText={busyText}>
          {actLabel}
        </Button>
        <Button kind="second" autoFocus onPress={onClose}>
          {safeLabel}
        </Button>
      </div>
    </DialogFrame>
  );
}
