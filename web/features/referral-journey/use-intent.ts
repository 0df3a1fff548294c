import { useRef, useState } from "react";
import { failureOf } from "#web/features/referrals/reading.ts";

/** Why something was not done: nothing here any more, no network, or a fault of ours. */
export type Failure = ReturnType<typeof failureOf>;

type Intent = {
  /** Does `act` with a client key. The key stays the same while the same input is sent again, so that it happens once. */
  attempt: <Answer>(input: unknown, act: (clientKey: string) => Promise<Answer>) => Promise<Answer | null>;
  failure: Failure | null;
  isBusy: boolean;
};

/** One intent of the user towards the hub, which may take several tries. */
export function useIntent(): Intent {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const last = useRef<{ words: string; key: string }>(null);

  const attempt: Intent["attempt"] = async (input, act) => {
    const words = JSON.stringify(input);
    if (last.current?.words !== words) last.current = { words, key: crypto.randomUUID() };
    setBusy(true);
    setFailure(null);
    try {
      const answer = await act(last.current.key);
      last.current = null;
      return answer;
    } catch (error) {
      setFailure(failureOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { attempt, failure, isBusy };
}
