import type * as webauthn from "@simplewebauthn/browser";

/** Why the browser gave no passkey: closed or timed out, or one is there already. */
export type PasskeyRefusal = "closed" | "known";

/** Whether this browser knows passkeys at all, and the page is one where it offers them. */
export function browserHasPasskeys(): boolean {
  return isSecureContext && typeof PublicKeyCredential === "function";
}

/** Asks the browser for a passkey it holds. `options` and the answer are the hub's JSON. */
export async function askPasskey(options: string): Promise<string | { refusal: PasskeyRefusal }> {
  return await attempt(async ({ startAuthentication }) =>
    startAuthentication({ optionsJSON: JSON.parse(options) as webauthn.PublicKeyCredentialRequestOptionsJSON }),
  );
}

/** Has the browser make a passkey. `options` and the answer are the hub's JSON. */
export async function makePasskey(options: string): Promise<string | { refusal: PasskeyRefusal }> {
  return await attempt(async ({ startRegistration }) =>
    startRegistration({ optionsJSON: JSON.parse(options) as webauthn.PublicKeyCredentialCreationOptionsJSON }),
  );
}

async function attempt(work: (library: typeof webauthn) => Promise<unknown>): Promise<string | { refusal: PasskeyRefusal }> {
  try {
    return JSON.stringify(await work(await import("@simplewebauthn/browser")));
  } catch (error) {
    return { refusal: error instanceof Error && error.name === "InvalidStateError" ? "known" : "closed" };
  }
}
