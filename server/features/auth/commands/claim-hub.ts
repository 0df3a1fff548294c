import { randomUUIDv7 } from "node:crypto";
import type { ClaimHubInput } from "@roundtable/shared/auth.ts";
import type { AtDesk } from "#platform/auth-desk.ts";
import { appendEntry, hashOf, within } from "#platform/auth-transaction.ts";
import { InvalidInput } from "#platform/problems.ts";
import { LinkRefused } from "../problems.ts";
import { writePassword } from "../queries/factors.ts";
import { stepFor } from "../queries/steps.ts";
import type { SignInStep } from "../rules.ts";
import { choosePassword } from "./choose-password.ts";
import { admitLink } from "./open-link.ts";

/**
 * Makes a new hub somebody's own: their table, their agency and themselves as its operator, in a function of the database
 * that does so once (app.claim_hub). What is left is half a session, in which a second factor has to be set up.
 *
 * @throws LinkRefused; PasswordRefused; InvalidInput when there is no password and passkeys do not work here
 */
export async function claimHub(desk: AtDesk, { token, password, ...given }: ClaimHubInput): Promise<{ token: string; step: SignInStep }> {
  const { auth, http } = desk;
  const { pool, sessions, clock } = auth;
  const { kind } = await admitLink(desk, token);
  if (kind !== "CLAIM") throw new LinkRefused();
  if (!password && !http.site) throw new InvalidInput([{ path: ["password"], message: "is missing" }]);
  const hash = password ? await choosePassword(password, [given.name, given.email, given.agencyName]) : null;
  const [taskForceId, agencyId, personId] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];
  const facts = { ...given, discipline: given.discipline ?? "COALITION", locale: given.locale ?? "en" };
  const half = await within(pool, async (tx) => {
    const { rows } = await tx.query<{ claimed: boolean }>("SELECT app.claim_hub($1, $2, $3, $4, $5, $6::jsonb) AS claimed", [
      hashOf(token),
      clock.now(),
      taskForceId,
      agencyId,
      personId,
      JSON.stringify(facts),
    ]);
    if (!rows[0]?.claimed) throw new LinkRefused();
    if (hash !== null) await writePassword(tx, personId, hash, clock.now());
    await appendEntry(tx, { action: "auth.claim-hub", outcome: "OK", personId, agencyId, taskForceId, subjectIds: [personId, agencyId, taskForceId] });
    return sessions.begin(tx, { personId, taskForceId, replaces: http.presented }, { device: http.device });
  });
  return { token: half, step: await stepFor(desk, personId) };
}
