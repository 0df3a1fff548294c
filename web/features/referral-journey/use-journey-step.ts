import { useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import { useLayoutEffect, useRef } from "react";
import { expectArrival } from "#web/lib/arrival.ts";
import { journeySteps, type JourneyStepName } from "./journey-steps.ts";

declare module "@tanstack/react-router" {
  /** Numbers only: what a browser keeps of its history must tell nothing. */
  interface HistoryState {
    step?: number | undefined;
    stepBefore?: number | undefined;
  }
}

export type JourneyPlace = {
  /** Null while nobody has gone to a step of this page yet. */
  step: JourneyStepName | null;
  /** To a step from the one that is shown; null is the page without steps. */
  go: (next: JourneyStepName | null, from: JourneyStepName | null) => void;
};

/** The step of the journey that one is at, kept with the browser's history, so that its Back goes one step back. */
export function useJourneyStep(): JourneyPlace {
  const { step, stepBefore } = useLocation({ select: ({ state }) => state });
  const navigate = useNavigate();
  const { history } = useRouter();

  const shown = useRef(step);
  useLayoutEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    expectArrival();
    scrollTo(0, 0);
  }, [step]);

  const go: JourneyPlace["go"] = (next, from) => {
    const place = placeOf(next);
    // The place may stay the same where a step that could not be shown was stood in for.
    expectArrival();
    scrollTo(0, 0);
    if (step !== undefined && stepBefore === place) history.back();
    else void navigate({ to: ".", state: { step: place, stepBefore: placeOf(from) } });
  };
  return { step: (step === undefined ? undefined : journeySteps[step]) ?? null, go };
}

/** What the history keeps for a step. */
export function placeOf(step: JourneyStepName | null): number | undefined {
  return step === null ? undefined : journeySteps.indexOf(step);
}
