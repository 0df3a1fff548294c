import { useMutation } from "@apollo/client/react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useLinkToken } from "#web/lib/link-token.ts";
import { changeLocale } from "#web/lib/locale.ts";
import { answerOf, minutesOf } from "../auth/answer.ts";
import {
  type AnswerByLinkMutationVariables,
  AnswerByLinkDocument,
  type AnswerSheetFragment,
  OpenAnswerLinkDocument,
  type OpenAnswerLinkMutation,
} from "./answer-link.graphql.ts";

/** What became of the link in a mail. */
export type AnswerLink =
  | { is: "asking" }
  | { is: "open"; token: string; sheet: AnswerSheetFragment; hasAnswered: boolean }
  | { is: "missing" | "ended" | "unreachable" }
  | { is: "wait"; minutes: number };

type Given = Omit<AnswerByLinkMutationVariables["input"], "token">;

/** Looks at the link that led here, which answers nothing, and sends the answer that somebody gives. */
export function useAnswerLink(): { link: AnswerLink; again: () => void; answer: (given: Given) => Promise<boolean>; isBusy: boolean } {
  const token = useLinkToken();
  const [open] = useMutation(OpenAnswerLinkDocument);
  const [send, { loading }] = useMutation(AnswerByLinkDocument);
  const [link, setLink] = useState<AnswerLink>({ is: "asking" });
  const asked = useRef<string>(null);

  const take = (secret: string, hasAnswered: boolean, result: OpenAnswerLinkMutation["result"] | string): boolean => {
    if (typeof result === "string") {
      setLink({ is: "unreachable" });
      return false;
    }
    if (result.__typename === "AnswerSheet") {
      changeLocale(result.locale);
      setLink({ is: "open", token: secret, sheet: result, hasAnswered });
      return true;
    }
    const seconds = result.__typename === "LinkRefused" ? result.retryAfterSeconds : null;
    setLink(seconds === null ? { is: "ended" } : { is: "wait", minutes: minutesOf(seconds) });
    return false;
  };
  const look = async (secret: string) => take(secret, false, await answerOf(open({ variables: { input: { token: secret } } })));
  const lookOnce = useEffectEvent((secret: string) => {
    if (asked.current === secret) return;
    asked.current = secret;
    void look(secret);
  });
  useEffect(() => {
    if (token !== null) lookOnce(token);
  }, [token]);

  const answer = async (given: Given) => token !== null && take(token, true, await answerOf(send({ variables: { input: { token, ...given } } })));
  return {
    link: token === null && link.is === "asking" ? { is: "missing" } : link,
    again: () => void (token !== null && look(token)),
    answer,
    isBusy: loading,
  };
}
