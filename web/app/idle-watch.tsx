import { useApolloClient } from "@apollo/client/react";
import { useEffect, useEffectEvent, useState } from "react";
import { StillHereDocument } from "../features/auth/still-here.graphql.ts";
import type { IdleWarning } from "../features/auth/idle-warning.tsx";
import { lastTouch, onTouch } from "../lib/activity.ts";
import { idleAt, type Idle } from "../lib/idle.ts";

type IdleWatchProps = {
  idleMinutes: number;
  onSignOut: () => void;
  /** The time is over: nothing may stay on the page. */
  onEnd: () => void;
};

// Hands on the page are activity, though what they do asks the hub nothing; it is told so now and then.
const tellsAfter = 120_000;

/** Warns before the session ends because nobody uses it, and empties the page when it does (AU-08). */
export function IdleWatch({ idleMinutes, onSignOut, onEnd }: IdleWatchProps) {
  const client = useApolloClient();
  const [idle, setIdle] = useState<Idle>({ phase: "quiet", lookAgainIn: 0 });
  const [Warning, setWarning] = useState<{ of: typeof IdleWarning } | null>(null);
  const end = useEffectEvent(onEnd);
  const stay = async () => void (await client.query({ query: StillHereDocument, fetchPolicy: "network-only" }).catch(() => undefined));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const now = idleAt(Date.now(), lastTouch(), idleMinutes);
      setIdle(now);
      if (now.phase === "over") end();
      else timer = setTimeout(look, now.lookAgainIn);
    };
    look();
    const stop = onTouch(look);
    // A machine that slept may wake long after the end.
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      stop();
      document.removeEventListener("visibilitychange", look);
    };
  }, [idleMinutes]);

  const tell = useEffectEvent(() => {
    if (idle.phase !== "warned" && Date.now() - lastTouch() > tellsAfter) void stay();
  });
  useEffect(() => {
    addEventListener("keydown", tell);
    addEventListener("pointerdown", tell);
    return () => {
      removeEventListener("keydown", tell);
      removeEventListener("pointerdown", tell);
    };
  }, []);

  const isNear = idle.phase === "near" || idle.phase === "warned";
  useEffect(() => {
    if (isNear) void import("../features/auth/idle-warning.tsx").then((part) => setWarning({ of: part.IdleWarning })).catch(() => undefined);
  }, [isNear]);

  return Warning && idle.phase === "warned" ? <Warning.of seconds={idle.seconds} onStay={stay} onSignOut={onSignOut} /> : null;
}
