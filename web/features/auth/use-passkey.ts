import { useMutation } from "@apollo/client/react";
import type { PasskeyPurpose } from "@roundtable/shared/auth.ts";
import { useState } from "react";
import { answerOf, minutesOf, type NoAnswer } from "./answer.ts";
import { BeginPasskeyDocument } from "./passkey.graphql.ts";
import { askPasskey, makePasskey, type PasskeyRefusal } from "./passkeys.ts";

/** Why a passkey did not help. */
export type PasskeyTrouble = PasskeyRefusal | "refused" | { minutes: number } | NoAnswer;

type Finished = { __typename: "PasskeyRefused"; retryAfterSeconds: number | null } | { __typename: "InvalidInput" | "Viewer" | "Enrolled" };

/**
 * One passkey from beginning to end: what the hub asks, what the browser answers, and `finish`, which takes that to the hub.
 * `run` gives what came of it, or null with the reason in `trouble`.
 */
export function usePasskey(purpose: PasskeyPurpose) {
  const [begin] = useMutation(BeginPasskeyDocument);
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  const attempt = async <Result extends Finished>(finish: (response: string) => Promise<Result | NoAnswer>): Promise<Result | PasskeyTrouble> => {
    const options = await answerOf(begin({ variables: { input: { purpose } } }));
    if (typeof options === "string") return options;
    if (options.__typename !== "PasskeyOptions") return refusalOf(options);
    const response = await (purpose === "ENROL" ? makePasskey : askPasskey)(options.options);
    return typeof response === "string" ? await finish(response) : response.refusal;
  };

  const run = async <Result extends Finished>(finish: (response: string) => Promise<Result | NoAnswer>): Promise<Result | null> => {
    setTrouble(null);
    setBusy(true);
    const outcome = await attempt(finish);
    setBusy(false);
    if (typeof outcome === "object" && "__typename" in outcome && outcome.__typename !== "PasskeyRefused" && outcome.__typename !== "InvalidInput")
      return outcome;
    setTrouble(typeof outcome === "object" && "__typename" in outcome ? refusalOf(outcome) : outcome);
    return null;
  };
  return { run, trouble, isBusy };
}

function refusalOf(answer: object): PasskeyTrouble {
  const seconds = "retryAfterSeconds" in answer ? answer.retryAfterSeconds : null;
  return typeof seconds === "number" ? { minutes: minutesOf(seconds) } : "refused";
}
