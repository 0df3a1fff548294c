let hasEnded = false;

/** Remembers that the hub no longer knew the session, so that sign-in can say so. */
export function rememberSessionEnd(): void {
  hasEnded = true;
}

/** Whether the session ended by itself; a sign-in begins anew. */
export function sessionHasEnded(): boolean {
  return hasEnded;
}

/** Forgets it, once somebody has signed in or out. */
export function forgetSessionEnd(): void {
  hasEnded = false;
}
