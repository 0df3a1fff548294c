import { useSyncExternalStore } from "react";

const minute = 60_000;
const watchers = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setTimeout> | undefined;

/** The present time, renewed at the start of each minute for everything on the page at once. */
export function useNow(): Date {
  return useSyncExternalStore(watch, () => now);
}

function watch(renew: () => void): () => void {
  watchers.add(renew);
  // A clock that was off the page may be minutes old.
  if (watchers.size === 1) {
    if (Date.now() - now.getTime() >= minute) now = new Date();
    wait();
  }
  return () => {
    watchers.delete(renew);
    if (watchers.size === 0) clearTimeout(timer);
  };
}

function wait(): void {
  clearTimeout(timer);
  timer = setTimeout(tick, minute - (Date.now() % minute));
}

function tick(): void {
  now = new Date();
  for (const renew of watchers) renew();
  wait();
}
