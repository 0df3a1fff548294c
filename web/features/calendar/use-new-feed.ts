import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
import { failureOf } from "../referrals/reading.ts";
import type { ChangeProblem } from "../roadmap/use-change.ts";
import { MakeCalendarFeedDocument } from "./steps/make-calendar-feed.graphql.ts";

/** Makes a secret address and holds it for as long as the page is open; it is kept nowhere and cannot be shown again. */
export function useNewFeed(bodyId: string | null, onMade: () => void) {
  const [make, { loading }] = useMutation(MakeCalendarFeedDocument);
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<ChangeProblem | null>(null);
  const key = useRef<string>(null);

  const send = async (): Promise<boolean> => {
    key.current ??= crypto.randomUUID();
    setProblem(null);
    try {
      const { data } = await make({ variables: { input: { clientKey: key.current, bodyId } } });
      key.current = null;
      const result = data?.result;
      if (result?.__typename !== "NewCalendarFeed" || result.path === null) {
        setProblem("fault");
        return false;
      }
      setAddress(new URL(result.path, location.origin).href);
      onMade();
      return true;
    } catch (error) {
      setProblem(failureOf(error));
      return false;
    }
  };
  return { send, address, problem, isBusy: loading, forget: () => setAddress(null) };
}
