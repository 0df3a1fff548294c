import { useState } from "react";

type Draft<Form> = {
  form: Form;
  change: (some: Partial<Form>) => void;
  /** Forgets what was typed and follows the hub again. */
  reset: () => void;
};

/** A form that follows what the hub says until somebody types; from then on nothing overwrites it. */
export function useDraft<Form extends object>(fresh: Form): Draft<Form> {
  const [draft, setDraft] = useState<Form | null>(null);
  return {
    form: draft ?? fresh,
    change: (some) => setDraft((before) => ({ ...(before ?? fresh), ...some })),
    reset: () => setDraft(null),
  };
}
