import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import styles from "./dialog.module.css";

type DialogFrameProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** Interrupts with a question; otherwise it holds something to fill in. */
  isAlert?: boolean;
  children: ReactNode;
};

/** What lies over the page: a title and what stands under it. Escape closes it, a press beside it does not. The quick exit stays above. */
export function DialogFrame({ isOpen, onClose, title, isAlert, children }: DialogFrameProps) {
  return (
    <ModalOverlay className={styles.veil} isOpen={isOpen} onOpenChange={(open) => open || onClose()} isDismissable={false}>
      <Modal className={styles.place}>
        <AriaDialog className={styles.dialog} role={isAlert ? "alertdialog" : "dialog"}>
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
