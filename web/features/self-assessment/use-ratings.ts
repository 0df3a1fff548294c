import { useEffect, useRef, useState } from "react";
import { RateElementsInput } from "@roundtable/shared/self-assessment.ts";
import { useOnline } from "#web/lib/online.ts";
import { useChange, type ChangeProblem, type Issue } from "../roadmap/use-change.ts";
import { RateElementsDocument } from "./steps/rate-elements.graphql.ts";

/** What somebody says of one element. */
export type Said = { rating: number; comment: string };

type Ratings = {
  /** What the hub has not confirmed yet, by element. */
  unsaved: ReadonlyMap<string, Said>;
  /** What the text gate found in a comment, by element; such a comment waits until it is put right. */
  issues: ReadonlyMap<string, readonly Issue[]>;
  /** Elements that were saved while this page is open. */
  saved: ReadonlySet<string>;
  problem: ChangeProblem | null;
  isBusy: boolean;
  say: (elementId: string, said: Said) => void;
  saveNow: () => void;
};

/** Arrow keys pass over several steps of the scale; only the one somebody stays at is sent. */
const patience = 400;

/** Sends each rating soon after it was chosen, one request at a time. What did not arrive stays, and is sent again once the connection is back. */
export function useRatings(assessmentId: string): Ratings {
  const step = useChange({ document: RateElementsDocument, check: RateElementsInput });
  const waiting = useRef(new Map<string, Said>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSending = useRef(false);
  const [shown, setShown] = useState<Pick<Ratings, "unsaved" | "issues" | "saved">>({ unsaved: new Map(), issues: new Map(), saved: new Set() });

  const saveNow = async (): Promise<void> => {
    clearTimeout(timer.current);
    if (isSending.current) return;
    const batch = [...waiting.current].filter(([elementId, said]) => issuesOf(elementId, said).length === 0);
    if (batch.length === 0) return;
    isSending.current = true;
    const isDone = await step.send((clientKey) => ({ clientKey, assessmentId, ratings: batch.map(([elementId, said]) => written(elementId, said)) }));
    isSending.current = false;
    if (!isDone) return;
    for (const [elementId, said] of batch) if (waiting.current.get(elementId) === said) waiting.current.delete(elementId);
    setShown((before) => ({ ...before, unsaved: new Map(waiting.current), saved: new Set([...before.saved, ...batch.map(([elementId]) => elementId)]) }));
    await saveNow();
  };
  const say = (elementId: string, said: Said) => {
    waiting.current.set(elementId, said);
    setShown((before) => ({ ...before, unsaved: new Map(waiting.current), issues: new Map(before.issues).set(elementId, issuesOf(elementId, said)) }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveNow(), patience);
  };

  const latest = useRef(saveNow);
  useEffect(() => {
    latest.current = saveNow;
  });
  const isOnline = useOnline();
  useEffect(() => {
    if (isOnline) void latest.current();
  }, [isOnline]);
  useEffect(() => {
    const leave = () => void latest.current();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, []);
  return { ...shown, problem: step.problem, isBusy: step.isBusy, say, saveNow: () => void saveNow() };
}

function written(elementId: string, { rating, comment }: Said) {
  return { elementId, rating, comment: comment.trim() === "" ? null : comment };
}

const One = RateElementsInput.shape.ratings;

function issuesOf(elementId: string, said: Said): Issue[] {
  const { error } = One.safeParse([written(elementId, said)]);
  return (error?.issues ?? []).map(({ path, message }) => ({ field: String(path[1] ?? ""), code: message }));
}
