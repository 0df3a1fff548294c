const opened = Date.now();

/** An instant some minutes after (or before) this page was opened. */
export function minutesFromNow(minutes: number): string {
  return new Date(opened + minutes * 60_000).toISOString();
}
