import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import type { AtDesk } from "#platform/auth-desk.ts";
import { within } from "#platform/auth-transaction.ts";
import { PasskeyRefused } from "../problems.ts";
import { type Asked, countUse, findPasskey, type Passkey, spendChallenge } from "../queries/passkeys.ts";
import { challengeIn, readResponse } from "../rules/passkey-response.ts";

const Assertion = z.looseObject({
  id: z.string(),
  rawId: z.string(),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string(), userHandle: z.string().nullish() }),
});

/**
 * Makes sure that a passkey answered this very challenge, on one of the hub's own pages, after making sure who holds it;
 * and that it was not copied, as far as its counter tells (AU-04).
 *
 * @param asked for whom the challenge was made; null for signing in, where the passkey says who it is
 * @throws PasskeyRefused whatever is wrong
 */
export async function verifyPasskey({ auth, http }: Pick<AtDesk, "auth" | "http">, asked: Asked, text: string): Promise<Passkey> {
  const { pool, clock, signInDesk } = auth;
  const answer = readResponse(Assertion, text);
  const challenge = answer && challengeIn(answer.response.clientDataJSON);
  const wait = await signInDesk.admit(`passkey:${answer?.id ?? ""}`, http.remoteAddress);
  if (wait > 0) throw new PasskeyRefused(wait);
  const isOurs = challenge !== undefined && (await spendChallenge(pool, asked ? "STEP_UP" : "SIGN_IN", asked, challenge, clock.now()));
  const passkey = answer && isOurs ? await findPasskey(pool, answer.id) : undefined;
  const isTheirs =
    passkey !== undefined && (asked === null || passkey.personId === asked.personId) && isHandleOf(answer?.response.userHandle, passkey.personId);
  const counter = isTheirs && answer && challenge !== undefined && http.site ? await counterIn(answer, challenge, passkey, http.site) : null;
  const counted = passkey && counter !== null && (await within(pool, (tx) => countUse(tx, passkey.id, counter, clock.now())));
  if (!passkey || !counted) {
    await signInDesk.logRefusal(asked?.personId ?? passkey?.personId, "auth.passkey");
    throw new PasskeyRefused();
  }
  await signInDesk.forget(`passkey:${passkey.credentialId}`, http.remoteAddress);
  return passkey;
}

/** What the passkey calls its owner, where it says so, is our id of them. */
function isHandleOf(handle: string | null | undefined, personId: string): boolean {
  return handle === null || handle === undefined || Buffer.from(handle, "base64url").toString() === personId;
}

async function counterIn(
  answer: z.infer<typeof Assertion>,
  challenge: string,
  { credentialId, publicKey, counter }: Passkey,
  site: { origin: string; name: string },
): Promise<number | null> {
  const { id, rawId, type, response } = answer;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId, type, clientExtensionResults: {}, response: { ...response, userHandle: response.userHandle ?? undefined } },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.name,
      credential: { id: credentialId, publicKey, counter },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library says by throwing that something does not hold.
    return null;
  }
}
