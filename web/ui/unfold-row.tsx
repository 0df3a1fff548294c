import { useId, useState, type ReactNode } from "react";
import { Button, type ButtonKind } from "./button.tsx";
import { Cluster } from "./cluster.tsx";
import { Stack } from "./stack.tsx";

type Fold = {
  label: string;
  kind?: ButtonKind;
  /** What opens under the buttons; `close` folds it again and gives the focus back to its button. */
  renderForm: (close: () => void) => ReactNode;
};

type UnfoldRowProps = {
  folds: readonly (Fold | null)[];
  /** Buttons that act at once; they stand first. */
  children?: ReactNode;
};

/** Several forms that few need, folded behind buttons side by side; one of them is open at a time. */
export function UnfoldRow({ folds, children }: UnfoldRowProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const id = useId();
  const shown = folds.filter((fold) => fold !== null);
  const open = shown.find(({ label }) => label === opened);
  const close = () => {
    const index = shown.findIndex(({ label }) => label === opened);
    setOpened(null);
    document.getElementById(`${id}-${index}`)?.querySelector("button")?.focus();
  };
  if (shown.length === 0 && children == null) return null;
  return (
    <Stack gap="s">
      <Cluster gap="s">
        {children}
        {shown.map(({ label, kind = "quiet" }, index) => (
          <div key={label} id={`${id}-${index}`}>
            <Button kind={kind} aria-expanded={label === opened} onPress={() => setOpened(label === opened ? null : label)}>
              {label}
            </Button>
          </div>
        ))}
      </Cluster>
      {open ? open.renderForm(close) : null}
    </Stack>
  );
}
