import { useMutation } from "@apollo/client/react";
import type { LinkKind } from "@roundtable/shared/auth.ts";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useLinkToken } from "#web/lib/link-token.ts";
import { changeLocale } from "#web/lib/locale.ts";
import { answerOf, minutesOf } from "../auth/answer.ts";
import { OpenLinkDocument, type OpenLinkMutation } from "./links.graphql.ts";

type Opened = Extract<OpenLinkMutation["result"], { __typename: "OpenedLink" }>;

/** What became of a link: still asking, what it is for with its secret, or why it opens nothing. */
export type Link =
  | { is: "asking" }
  | { is: "open"; token: string; opened: Opened }
  | { is: "missing" | "ended" | "unreachable" }
  | { is: "wait"; minutes: number };

/** Looks at the link that led here, without using it up; `again` looks once more. */
export function useLink(kind: LinkKind): Link & { again: () => void } {
  const token = useLinkToken();
  const [open] = useMutation(OpenLinkDocument);
  const [link, setLink] = useState<Link>({ is: "asking" });
  const asked = useRef<string>(null);

  const look = async (secret: string) => {
    setLink({ is: "asking" });
    const answer = await answerOf(open({ variables: { input: { token: secret } } }));
    if (typeof answer === "string") return setLink({ is: "unreachable" });
    if (answer.__typename === "LinkRefused" && answer.retryAfterSeconds !== null) return setLink({ is: "wait", minutes: minutesOf(answer.retryAfterSeconds) });
    if (answer.__typename !== "OpenedLink" || answer.kind !== kind) return setLink({ is: "ended" });
    if (answer.locale) changeLocale(answer.locale);
    setLink({ is: "open", token: secret, opened: answer });
  };
  const lookOnce = useEffectEvent((secret: string) => {
    if (asked.current === secret) return;
    asked.current = secret;
    void look(secret);
  });
  useEffect(() => {
    if (token !== null) lookOnce(token);
  }, [token]);

  const again = () => void (token !== null && look(token));
  return { ...(token === null && link.is === "asking" ? ({ is: "missing" } as const) : link), again };
}
