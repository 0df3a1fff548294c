const minute = 60_000;
const watchers = new Set<() => void>();
// Another window of the same browser keeps the same session alive; what they tell each other is only "now".
const windows = new BroadcastChannel("activity");
let touchedAt = Date.now();

windows.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (typeof data === "number") put(data);
});

/**
 * Remembers a question to the hub that counts as activity, by the time in milliseconds at which it was asked. As the hub
 * notes it at most once a minute, so does the page: it must not believe that the session lives longer than it does.
 */
export function rememberTouch(at: number): void {
  if (at - touchedAt < minute) return;
  put(at);
  windows.postMessage(at);
}

/** When the hub last noted activity, in milliseconds. */
export function lastTouch(): number {
  return touchedAt;
}

/** Calls `renew` whenever there was activity, here or in another window, until the returned function is called. */
export function onTouch(renew: () => void): () => void {
  watchers.add(renew);
  return () => watchers.delete(renew);
}

function put(at: number): void {
  if (at <= touchedAt) return;
  touchedAt = at;
  for (const renew of watchers) renew();
}
