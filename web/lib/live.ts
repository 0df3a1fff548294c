import { useEffect, useEffectEvent } from "react";

/** Of what kind something changed that this person may see; `session` when it is in doubt who is here. */
export type HintKind = "referral" | "roadmap" | "grants" | "meetings" | "people" | "session";

const kinds: readonly HintKind[] = ["referral", "roadmap", "grants", "meetings", "people", "session"];
const gatherMilliseconds = 100;
const tryAgainMilliseconds = 30_000;

const watchers = new Map<HintKind, Set<() => void>>();
const waiting = new Set<HintKind>();
let gathering: ReturnType<typeof setTimeout> | undefined;
let source: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Whether the hub says at this moment when something changes; while it does not, pages ask more often. */
export function isLive(): boolean {
  return source?.readyState === EventSource.OPEN;
}

/** Listens for as long as somebody is signed in. A hint says only that one should look again (docs/decisions/0020). */
export function useLive(isSignedIn: boolean): void {
  useEffect(() => {
    if (!isSignedIn) return undefined;
    connect();
    return stopLive;
  }, [isSignedIn]);
}

/** Calls `act` when something of this kind has changed, or may have while nothing was heard. */
export function useHint(kind: HintKind, act: () => void): void {
  const heard = useEffectEvent(act);
  useEffect(() => {
    const watch = () => heard();
    const ofKind = watchers.get(kind) ?? new Set();
    watchers.set(kind, ofKind.add(watch));
    return () => void ofKind.delete(watch);
  }, [kind]);
}

/** Hears nothing more. Whoever leaves calls it first, or the end of the session would be taken for a surprise. */
export function stopLive(): void {
  clearTimeout(retry);
  clearTimeout(gathering);
  waiting.clear();
  source?.close();
  source = undefined;
}

function connect(): void {
  stopLive();
  const opened = new EventSource("/events");
  let hasOpened = false;
  source = opened;
  opened.addEventListener("open", () => {
    // What changed before is not told any more. At first only what must not be shown for long is asked again.
    tell(hasOpened ? kinds : ["referral"]);
    hasOpened = true;
  });
  opened.addEventListener("message", ({ data }) => tell(kinds.filter((kind) => kind === data)));
  opened.addEventListener("error", () => {
    // Interrupted, it comes back by itself. Refused, the session may be over, or the hub has no place for it now.
    if (opened.readyState !== EventSource.CLOSED) return;
    tell(["session"]);
    retry = setTimeout(connect, tryAgainMilliseconds);
  });
}

function tell(some: readonly HintKind[]): void {
  for (const kind of some) waiting.add(kind);
  clearTimeout(gathering);
  gathering = setTimeout(() => {
    const told = [...waiting];
    waiting.clear();
    for (const kind of told) for (const act of watchers.get(kind) ?? []) act();
  }, gatherMilliseconds);
}
