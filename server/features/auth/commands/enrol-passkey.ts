import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import type { AtDesk } from "#platform/auth-desk.ts";
import { within } from "#platform/auth-transaction.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { PasskeyRefused } from "../problems.ts";
import { lockFactors } from "../queries/factors.ts";
import { addPasskey, spendChallenge } from "../queries/passkeys.ts";
import { requireEnrolling } from "../queries/steps.ts";
import { challengeIn, passkeyAlgorithms, readResponse } from "../rules/passkey-response.ts";
import { finishEnrolment } from "./finish-enrolment.ts";

const Attestation = z.looseObject({
  id: z.string(),
  rawId: z.string(),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string(), attestationObject: z.string(), transports: z.array(z.string().max(40)).max(10).nullish() }),
});

/**
 * Adds a passkey that made sure who holds it.
 *
 * @throws PasskeyRefused; Unauthenticated; ReauthNeeded
 */
export async function enrolPasskey(
  desk: AtDesk,
  { response: text, name }: { response: string; name: string },
): Promise<{ recoveryCodes: string[]; token: string; signedIn: SignedIn }> {
  const { auth, http } = desk;
  const { pool, clock, sessions, signInDesk } = auth;
  const enrolling = await requireEnrolling(desk, "PASSKEY");
  const { personId } = enrolling;
  const answer = readResponse(Attestation, text);
  const challenge = answer && challengeIn(answer.response.clientDataJSON);
  const isOurs = challenge !== undefined && (await spendChallenge(pool, "ENROL", enrolling, challenge, clock.now()));
  const made = answer && isOurs && http.site ? await credentialIn(answer, challenge, http.site) : null;
  const transports = answer?.response.transports ?? [];
  const done =
    made &&
    (await within(pool, async (tx) => {
      await lockFactors(tx, personId);
      const isNew = await addPasskey(tx, { personId, name, transports, ...made }, clock.now());
      return isNew ? finishEnrolment(tx, auth, enrolling, http, "PASSKEY") : null;
    }));
  if (!done) {
    await signInDesk.logRefusal(personId, "auth.passkey");
    throw new PasskeyRefused();
  }
  return { recoveryCodes: done.recoveryCodes, ...(await sessions.opened(done.token)) };
}

async function credentialIn(answer: z.infer<typeof Attestation>, challenge: string, site: { origin: string; name: string }) {
  const { id, rawId, type, response } = answer;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId,
        type,
        clientExtensionResults: {},
        response: { clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject },
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.name,
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    });
    return registrationInfo
      ? {
          credentialId: registrationInfo.credential.id,
          publicKey: new Uint8Array(registrationInfo.credential.publicKey),
          counter: registrationInfo.credential.counter,
        }
      : null;
  } catch {
    // The library says by throwing that something does not hold.
    return null;
  }
}
