import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./link.module.css";

type AnchorProps = ComponentProps<"a"> & {
  /** `plain` inside a title that is already set apart. */
  look?: "text" | "plain";
};

function Anchor({ look = "text", className, ...props }: AnchorProps) {
  return <a {...props} className={classNames(look === "plain" && styles.plain, className)} />;
}

/** Goes somewhere in the client; `to` and `params` are checked against the routes. */
export const Link = createLink(Anchor);
