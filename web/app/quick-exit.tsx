import { useApolloClient } from "@apollo/client/react";
import LogOut from "lucide-react/icons/log-out";
import { useEffect, useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { exitUrl, leave } from "./exit.ts";
import styles from "./quick-exit.module.css";
import { ShiftCount } from "./shift-count.ts";

const forgetAfter = 5000;

/** The way out: first in the tab order, always in the same corner, above dialogs, without a transition. */
export function QuickExit() {
  const client = useApolloClient();
  const [pressed, setPressed] = useState(0);
  useEffect(() => {
    const count = new ShiftCount();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = ({ key, timeStamp, shiftKey }: KeyboardEvent) => {
      const presses = count.press(key, timeStamp, shiftKey);
      setPressed(presses);
      clearTimeout(timer);
      if (presses === 3) leave(client);
      else
        timer = setTimeout(() => {
          count.reset();
          setPressed(0);
        }, forgetAfter);
    };
    addEventListener("keyup", listen);
    return () => {
      removeEventListener("keyup", listen);
      clearTimeout(timer);
    };
  }, [client]);
  return (
    // The attribute keeps dialogs from hiding it.
    <div role="region" aria-label={m.shell_exit_region()} data-react-aria-top-layer="true">
      <a
        className={styles.exit}
        href={exitUrl()}
        rel="noopener noreferrer"
        onClick={(event) => {
          event.preventDefault();
          leave(client);
        }}
      >
        <LogOut />
        <span>
          {m.shell_exit()}
          <VisuallyHidden> {m.shell_exit_more()}</VisuallyHidden>
        </span>
      </a>
      <VisuallyHidden>
        <span role="status">{pressed === 0 ? "" : m.shell_exit_pressed({ count: pressed })}</span>
      </VisuallyHidden>
    </div>
  );
}
