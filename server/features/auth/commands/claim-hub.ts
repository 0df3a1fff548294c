import { randomUUIDv7 } from "node:crypto";
import type { ClaimHubInput } from "@roundtable/shared/auth.ts";
import type { AtDesk } from "#platform/auth-desk.ts";
import { appendEntry, hashOf, within } from "#platform/auth-transaction.ts";
import { InvalidInput } from "#platform/problems.ts";
import { LinkRefused } from "../problems.ts";
import { findMeans, writePassword } from "../queries/factors.ts";
import { nextStep, type SignInStep } from "../rules.ts";
import { choosePassword } from "./choose-password.ts";
import { admitLink } from "./open-link.ts";

/**
 * Makes a new hub somebody's own: their table, their agency and themselves as its operator, in a function of the database
 * that does so once (app.claim_hub). What is left is half a session, in which a second factor has to be set up. Until that
 * stands the same link leads there again, with another password where one is given; the rest stays as it was.
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
  const ids = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];
  const facts = { ...given, discipline: given.discipline ?? "COALITION", locale: given.locale ?? "en" };
  return within(pool, async (tx) => {
    const { rows } = await tx.query<{ personId: string; taskForceId: string }>(
      'SELECT operator_id AS "personId", task_force AS "taskForceId" FROM app.claim_hub($1, $2, $3, $4, $5, $6::jsonb)',
      [hashOf(token), clock.now(), ...ids, JSON.stringify(facts)],
    );
    const [made] = rows;
    if (!made) throw new LinkRefused();
    const { personId } = made;
    if (hash !== null) await writePassword(tx, personId, hash, clock.now());
    await sessions.endAllOf(tx, personId);
    await appendEntry(tx, { action: "auth.claim-hub", outcome: "OK", ...made, subjectIds: [personId] });
    const half = await sessions.begin(tx, { ...made, replaces: http.presented }, { device: http.device });
    return { token: half, step: nextStep(await findMeans(tx, personId), http.site !== null) };
  });
}
