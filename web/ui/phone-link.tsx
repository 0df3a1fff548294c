import Phone from "lucide-react/icons/phone";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "../lib/class-names.ts";
import { dialled, written } from "../lib/phone.ts";
import { buttonLook } from "./button.tsx";
import styles from "./phone-link.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

type PhoneLinkProps = {
  number: string;
  /** Whose phone it is, read aloud after the number. */
  whom?: string;
  look?: "text" | "button";
};

/** Calls a number. It never breaks across lines. */
export function PhoneLink({ number, whom, look = "text" }: PhoneLinkProps) {
  const isButton = look === "button";
  return (
    <a href={`tel:${dialled(number)}`} className={classNames(styles.phone, isButton && buttonLook("second"))}>
      {isButton ? <Phone /> : null}
      {isButton ? m.ui_call({ number: written(number) }) : written(number)}
      {whom === undefined ? null : <VisuallyHidden>, {whom}</VisuallyHidden>}
    </a>
  );
}
