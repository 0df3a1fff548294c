import { useSyncExternalStore } from "react";

/** Ends the question: true once the person has shown again who they are. */
export type Settle = (isConfirmed: boolean) => void;

const watchers = new Set<() => void>();
let question: { answer: Promise<boolean>; settle: Settle } | null = null;

/** Asks the person to show again who they are. However many acts wait for it, there is one question. */
export function confirmItIsYou(): Promise<boolean> {
  if (question) return question.answer;
  let settle: Settle = () => undefined;
  const answer = new Promise<boolean>((resolve) => {
    settle = (isConfirmed) => {
      put(null);
      resolve(isConfirmed);
    };
  });
  put({ answer, settle });
  return answer;
}

/** The way to end the open question, or null while nothing is asked. */
export function useStepUp(): Settle | null {
  return useSyncExternalStore(watch, () => question?.settle ?? null);
}

/** Takes the open question back, as when the session has ended. */
export function withdrawStepUp(): void {
  question?.settle(false);
}

function put(next: typeof question): void {
  question = next;
  for (const renew of watchers) renew();
}

function watch(renew: () => void): () => void {
  watchers.add(renew);
  return () => watchers.delete(renew);
}
