import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Button } from "./button.tsx";
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

/** Stops to think. The title is the question, the buttons are the answers. The quick exit stays above it. */
export function Dialog({ isOpen, onClose, title, actLabel, onAct, isBusy = false, busyText, safeLabel, isEnding, children }: DialogProps) {
  return (
    <ModalOverlay className={styles.veil} isOpen={isOpen} onOpenChange={(open) => open || onClose()} isDismissable={false}>
      <Modal className={styles.place}>
        <AriaDialog className={styles.dialog} role="alertdialog">
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
          {children}
          <div className={styles.buttons}>
            <Button kind={isEnding ? "clay" : "primary"} onPress={onAct} isBusy={isBusy} busyText={busyText}>
              {actLabel}
            </Button>
            <Button kind="second" autoFocus onPress={onClose}>
              {safeLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
