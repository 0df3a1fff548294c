import { useId, useState, type ReactNode } from "react";
import { Button, type ButtonKind } from "./button.tsx";
import { Stack } from "./stack.tsx";

type UnfoldProps = {
  label: string;
  kind?: ButtonKind;
  /** Says which one, where several stand on a page. */
  ariaLabel?: string;
  /** What opens under the button; `close` folds it again and gives the focus back to the button. */
  children: (close: () => void) => ReactNode;
};

/** A form that few need: it stays folded behind its button until somebody asks for it. */
export function Unfold({ label, kind = "quiet", ariaLabel, children }: UnfoldProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const close = () => {
    setOpen(false);
    document.getElementById(id)?.querySelector("button")?.focus();
  };
  return (
    <Stack>
      <div id={id}>
        <Button kind={kind} {...(ariaLabel !== undefined && { "aria-label": ariaLabel })} aria-expanded={isOpen} onPress={() => setOpen((before) => !before)}>
          {label}
        </Button>
      </div>
      {isOpen ? children(close) : null}
    </Stack>
  );
}
