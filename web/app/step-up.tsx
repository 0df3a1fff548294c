import { useEffect, useState } from "react";
import type { StepUpDialog } from "../features/auth/step-up-dialog.tsx";
import { useStepUp, withdrawStepUp } from "../lib/step-up.ts";

/** Where an act that asks for the second factor again gets it. The question is loaded when the first act asks. */
export function StepUp() {
  const settle = useStepUp();
  const [dialog, setDialog] = useState<{ of: typeof StepUpDialog } | null>(null);
  const isAsked = settle !== null;
  useEffect(() => {
    if (isAsked) void import("../features/auth/step-up-dialog.tsx").then((part) => setDialog({ of: part.StepUpDialog })).catch(withdrawStepUp);
  }, [isAsked]);
  return dialog && settle ? <dialog.of onSettled={settle} /> : null;
}
