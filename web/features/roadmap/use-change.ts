import type { TypedDocumentNode } from "@apollo/client";
import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
import { failureOf } from "../referrals/reading.ts";

/** Why a change did not happen; `refused` names the class of a problem that has words of its own. */
export type ChangeProblem = "invalid" | "conflict" | ReturnType<typeof failureOf> | { refused: string };

/** One field that was not accepted; `code` is the class of what the text gate found, where it was the gate. */
export type Issue = { field: string; code: string };

export type Outcome = {
  __typename: string;
  issues?: readonly { path: readonly string[]; message: string }[];
  /** Of problems alone; asked for as `... on Problem`. */
  message?: string;
  milestone?: { version: number } | null;
  /** What a conflict found instead, where it is not a milestone. */
  fresh?: { version: number } | null;
};

/** The part of a zod schema that a form needs before it sends. */
type Check = {
  safeParse: (input: unknown) => { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined };
};

export type Change<Input, Result extends Outcome> = {
  /** Its result is null where what was changed is no longer there for the reader. */
  document: TypedDocumentNode<{ result: Result | null }, { input: Input }>;
  check: Check;
  /** The conflict's fresh version: what was typed stays, and is sent against this one next. */
  onConflict?: (version: number) => void;
  /** What came of it, once it is done. */
  onDone?: (result: Result) => void;
};

export type Changing<Input> = {
  /** Sends the input made with a client key, the same key while the same input is sent again. True when it is done. */
  send: (make: (clientKey: string) => Input) => Promise<boolean>;
  problem: ChangeProblem | null;
  issues: readonly Issue[];
  /** How often someone tried. */
  attempt: number;
  isBusy: boolean;
};

/** One change of what several may edit: checked here, sent once, and with what stood in its way. */
export function useChange<Input, Result extends Outcome>({ document, check, onConflict, onDone }: Change<Input, Result>): Changing<Input> {
  const [mutate, { loading }] = useMutation(document);
  const [state, setState] = useState<{ problem: ChangeProblem | null; issues: readonly Issue[]; attempt: number }>({ problem: null, issues: [], attempt: 0 });
  const intent = useRef<{ words: string; key: string }>(null);

  const say = (problem: ChangeProblem | null, issues: readonly Issue[] = []) =>
    setState((before) => ({ problem, issues, attempt: issues.length > 0 ? before.attempt + 1 : before.attempt }));

  const send: Changing<Input>["send"] = async (make) => {
    const words = JSON.stringify(make(""));
    if (intent.current?.words !== words) intent.current = { words, key: crypto.randomUUID() };
    const input = make(intent.current.key);
    const checked = check.safeParse(input);
    if (!checked.success) {
      say(
        null,
        (checked.error?.issues ?? []).map(({ path, message }) => ({ field: String(path[0] ?? ""), code: message })),
      );
      return false;
    }
    say(null);
    try {
      const { data } = await mutate({ variables: { input } });
      intent.current = null;
      return answered(data?.result);
    } catch (error) {
      say(failureOf(error));
      return false;
    }
  };

  const answered = (result: Result | null | undefined): boolean => {
    if (result === null) return true;
    if (result?.__typename === "InvalidInput")
      say(
        "invalid",
        (result.issues ?? []).map(({ path, message }) => ({ field: path[0] ?? "", code: message })),
      );
    else if (result?.__typename === "Conflict") {
      say("conflict");
      const fresh = result.milestone ?? result.fresh;
      if (fresh) onConflict?.(fresh.version);
    } else if (result === undefined) say("fault");
    else if (result.message !== undefined) say({ refused: result.__typename });
    else {
      onDone?.(result);
      return true;
    }
    return false;
  };
  return { send, ...state, isBusy: loading };
}
