import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import type { PasskeyPurpose } from "@roundtable/shared/auth.ts";
import type { AtDesk } from "#platform/auth-desk.ts";
import { Unauthenticated } from "#platform/errors.ts";
import { PasskeyRefused } from "../problems.ts";
import { findAccount } from "../queries/factors.ts";
import { listPasskeys, newChallenge } from "../queries/passkeys.ts";
import { requireEnrolling } from "../queries/steps.ts";
import { passkeyAlgorithms } from "../rules/passkey-response.ts";

/**
 * What the browser's WebAuthn is to be asked with, as JSON.
 *
 * @throws PasskeyRefused where passkeys do not work; Unauthenticated or ReauthNeeded for who may not do what it is for
 */
export async function beginPasskey(desk: AtDesk, { purpose }: { purpose: PasskeyPurpose }): Promise<string> {
  const { auth, http, acting } = desk;
  const { site } = http;
  if (purpose === "ENROL") return beginEnrolment(desk);
  if (purpose === "STEP_UP" && !acting) throw new Unauthenticated();
  if (!site) throw new PasskeyRefused();
  const asked = purpose === "STEP_UP" && acting ? acting.actor : null;
  const known = asked ? await listPasskeys(auth.pool, asked.personId) : [];
  const options = await generateAuthenticationOptions({
    rpID: site.name,
    challenge: await newChallenge(auth.pool, purpose, asked, auth.clock.now()),
    allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    userVerification: "required",
  });
  return JSON.stringify(options);
}

async function beginEnrolment(desk: AtDesk): Promise<string> {
  const { pool, clock } = desk.auth;
  const { site } = desk.http;
  const enrolling = await requireEnrolling(desk, "PASSKEY");
  const account = await findAccount(pool, enrolling.personId);
  if (!site || !account) throw new PasskeyRefused();
  const known = await listPasskeys(pool, enrolling.personId);
  const options = await generateRegistrationOptions({
    rpName: "Roundtable",
    rpID: site.name,
    userID: new Uint8Array(Buffer.from(enrolling.personId)),
    userName: account.email,
    userDisplayName: account.name,
    challenge: await newChallenge(pool, "ENROL", enrolling, clock.now()),
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    attestationType: "none",
    supportedAlgorithmIDs: passkeyAlgorithms,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return JSON.stringify(options);
}
