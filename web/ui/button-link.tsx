import { createLink } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { buttonLook, type ButtonKind } from "./button.tsx";

type AnchorProps = Omit<ComponentProps<"a">, "className"> & {
  kind?: ButtonKind;
  isFull?: boolean;
  icon?: ReactNode;
};

function Anchor({ kind = "primary", isFull, icon, children, ...props }: AnchorProps) {
  return (
    <a {...props} className={buttonLook(kind, isFull)}>
      {icon}
      {children}
    </a>
  );
}

/** A link that is the next thing to do, so it looks like a button; it stays a link. */
export const ButtonLink = createLink(Anchor);
