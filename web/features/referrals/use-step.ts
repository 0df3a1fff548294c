import type { TypedDocumentNode } from "@apollo/client";
import { useMutation } from "@apollo/client/react";
import { useRef } from "react";
import { failureOf } from "./reading.ts";

const unseen = new Set(["clientKey", "shareId", "consentId", "version"]);

/** How the hub answers a step; the fresh share of a conflict goes to the cache by itself. */
type StepOutcome =
  | { __typename: "Share" | "Consent" | "Conflict" | "StepNotPossible" }
  | { __typename: "InvalidInput"; issues: readonly { path: readonly string[] }[] };

/** Why a step did not happen. */
export type StepProblem = "invalid" | "conflict" | "not-possible" | "gone" | "offline" | "fault";

/** What became of a step; `fields` are the inputs that were not accepted. */
export type Sent = { isDone: boolean; fields: readonly string[] };

/** The part of a zod schema that a form needs before it sends. */
type Check = {
  safeParse: (input: unknown) => { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined };
};

type Step<Input> = {
  document: TypedDocumentNode<{ result: StepOutcome }, { input: Input }>;
  check: Check;
  /** Told what went wrong, and null when a new attempt begins. */
  report: (problem: StepProblem | null) => void;
};

/**
 * One step of the life cycle. `send` gets the input made with a client key: the same key while the same input is sent
 * again, so that a step whose answer was lost on the way happens once.
 */
export function useStep<Input>({ document, check, report }: Step<Input>): { send: (make: (clientKey: string) => Input) => Promise<Sent>; isBusy: boolean } {
  const [mutate, { loading }] = useMutation(document);
  const intent = useRef<{ words: string; key: string }>(null);

  const send = async (make: (clientKey: string) => Input): Promise<Sent> => {
    const words = JSON.stringify(make(""));
    if (intent.current?.words !== words) intent.current = { words, key: crypto.randomUUID() };
    const input = make(intent.current.key);
    const checked = check.safeParse(input);
    if (!checked.success) {
      const fields = (checked.error?.issues ?? []).map(({ path }) => String(path[0]));
      // What no field of a form holds cannot be put right there, so it must not fail in silence.
      report(fields.some((field) => unseen.has(field)) ? "invalid" : null);
      return { isDone: false, fields };
    }
    report(null);
    try {
      const { data } = await mutate({ variables: { input } });
      intent.current = null;
      return answered(data?.result, report);
    } catch (error) {
      const failure = failureOf(error);
      report(failure === "not-found" ? "gone" : failure);
      return { isDone: false, fields: [] };
    }
  };
  return { send, isBusy: loading };
}

function answered(result: unknown, report: (problem: StepProblem) => void): Sent {
  if (!isOutcome(result)) {
    report("fault");
    return { isDone: false, fields: [] };
  }
  if (result.__typename === "InvalidInput") {
    report("invalid");
    return { isDone: false, fields: result.issues.map(({ path }) => path[0] ?? "") };
  }
  if (result.__typename === "Conflict") report("conflict");
  if (result.__typename === "StepNotPossible") report("not-possible");
  return { isDone: result.__typename === "Share" || result.__typename === "Consent", fields: [] };
}

function isOutcome(result: unknown): result is StepOutcome {
  return typeof result === "object" && result !== null && "__typename" in result;
}
