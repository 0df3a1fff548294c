import LoaderCircle from "lucide-react/icons/loader-circle";
import { useEffect, useId, type ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "../lib/class-names.ts";
import styles from "./button.module.css";
import { speak } from "./spoken.tsx";

export type ButtonKind = "primary" | "second" | "quiet" | "clay";

type ButtonProps = {
  /** Filled teal (one a view), outlined, underlined, or clay for what ends something. */
  kind?: ButtonKind;
  type?: "button" | "submit";
  onPress?: () => void;
  isBusy?: boolean;
  busyText?: string;
  /** Why it cannot be pressed yet; stands beside the button, which stays in the tab order. */
  notYet?: string;
  isFull?: boolean;
  icon?: ReactNode;
  autoFocus?: boolean;
  "aria-label"?: string;
  "aria-expanded"?: boolean;
  "aria-controls"?: string;
  children: ReactNode;
};

/** The class names of a button, for a link that looks like one. */
export function buttonLook(kind: ButtonKind, isFull = false): string {
  return classNames(styles.button, kind !== "primary" && styles[kind], isFull && styles.full);
}

/** Does something. 44 px high; says what it does while it is busy, and why when it cannot. */
export function Button({ kind = "primary", type = "button", notYet, isBusy = false, busyText, isFull, icon, onPress, children, ...aria }: ButtonProps) {
  const reasonId = useId();
  const busyWords = busyText ?? m.ui_busy();
  useEffect(() => {
    if (!isBusy) return undefined;
    speak(busyWords);
    return () => speak("");
  }, [isBusy, busyWords]);
  const look = classNames(buttonLook(kind, isFull), isBusy && styles.busy, notYet !== undefined && styles["not-yet"]);
  const button = (
    <AriaButton
      {...aria}
      className={look}
      type={notYet === undefined && !isBusy ? type : "button"}
      {...(notYet === undefined ? (isBusy ? { "aria-disabled": true } : onPress && { onPress }) : { "aria-disabled": true, "aria-describedby": reasonId })}
    >
      <span className={classNames(styles.label, isBusy && styles.away)} aria-hidden={isBusy || undefined}>
        {icon}
        {children}
      </span>
      {isBusy ? (
        <span className={styles.label}>
          <LoaderCircle />
          {busyWords}
        </span>
      ) : null}
    </AriaButton>
  );
  if (notYet === undefined) return button;
  return (
    <span className={styles["with-reason"]}>
      {button}
      <span className={styles.reason} id={reasonId}>
        {notYet}
      </span>
    </span>
  );
}
