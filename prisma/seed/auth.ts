import { randomUUIDv7 } from "node:crypto";
import { totpPlace } from "../../server/features/auth/queries/factors.ts";
import type { Transaction } from "../../server/platform/db.ts";
import type { KeyRing } from "../../server/platform/key-ring.ts";
import { hashPassword } from "../../server/platform/passwords.ts";
import { idOf } from "./agencies.ts";
import { demoPeople, demoTotpSecret } from "./people.ts";

/** What the demo's people sign in with, hashed as for anybody else. */
export async function seedCredentials(tx: Transaction, people: ReadonlyMap<string, string>, hashes: ReadonlyMap<string, string>): Promise<void> {
  await tx.credential.createMany({ data: demoPeople.map(({ name }) => ({ personId: idOf(people, name), passwordHash: idOf(hashes, name) })) });
}

/** Outside the transaction, because each takes a while on purpose. */
export async function hashDemoPasswords(): Promise<Map<string, string>> {
  return new Map(await Promise.all(demoPeople.map(async ({ name, password }) => [name, await hashPassword(password)] as const)));
}

/** Sets up an authenticator app, with the printed secret, for each of the demo's people who has none yet, as in a demo of an earlier version. */
export async function seedFactors(tx: Transaction, keys: KeyRing, now: Date): Promise<void> {
  const people = await tx.person.findMany({ where: { email: { in: demoPeople.map(({ email }) => email) } }, select: { id: true, email: true } });
  const enrolled = new Set(
    (await tx.totpFactor.findMany({ where: { confirmedAt: { not: null } }, select: { personId: true } })).map(({ personId }) => personId),
  );
  await tx.totpFactor.createMany({
    data: people
      .filter(({ id }) => !enrolled.has(id))
      .map(({ id: personId, email }) => {
        const id = randomUUIDv7();
        return { id, personId, secret: new Uint8Array(keys.seal(demoTotpSecret(email), totpPlace(id))), createdAt: now, confirmedAt: now };
      }),
  });
}
