import type { FactorWay } from "@roundtable/shared/auth.ts";
import { useState } from "react";
import { turnPage } from "#web/lib/arrival.ts";
import type { NoAnswer } from "../auth/answer.ts";
import type { Way } from "./choose-way.tsx";
import type { AcceptInvitationMutation } from "./links.graphql.ts";
import { passwordRefusal } from "./password-words.ts";

type Outcome = AcceptInvitationMutation["result"];

/** Whoever comes by a link first says how they will sign in, and then sets it up. `send` takes the link to the hub with the password, if there is one. */
export function useJoining(send: (password: string | null) => Promise<Outcome | NoAnswer>) {
  const [step, setStep] = useState<{ ways: readonly FactorWay[]; way: Way } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [failure, setFailure] = useState<NoAnswer | null>(null);
  const [stopped, setStopped] = useState<"ended" | "invalid" | null>(null);

  const take = async (way: Way, password: string | null) => {
    setRefusal(null);
    setFailure(null);
    setStopped(null);
    const answer = await send(password);
    if (typeof answer === "string") return setFailure(answer);
    if (answer.__typename === "PasswordRefused") return setRefusal(passwordRefusal(answer.reason));
    turnPage();
    if (answer.__typename === "SignInStep") return setStep({ ways: answer.ways, way });
    setStopped(answer.__typename === "InvalidInput" ? "invalid" : "ended");
  };
  const chooseAgain = () => {
    turnPage();
    setStep(null);
  };
  return { step, refusal, failure, stopped, take, chooseAgain };
}
