import type { Transaction } from "../../server/platform/db.ts";
import { hashPassword } from "../../server/platform/passwords.ts";
import { idOf } from "./agencies.ts";
import { demoPeople } from "./people.ts";

/** What the demo's people sign in with, hashed as for anybody else. */
export async function seedCredentials(tx: Transaction, people: ReadonlyMap<string, string>, hashes: ReadonlyMap<string, string>): Promise<void> {
  await tx.credential.createMany({ data: demoPeople.map(({ name }) => ({ personId: idOf(people, name), passwordHash: idOf(hashes, name) })) });
}

/** Outside the transaction, because each takes a while on purpose. */
export async function hashDemoPasswords(): Promise<Map<string, string>> {
  return new Map(await Promise.all(demoPeople.map(async ({ name, password }) => [name, await hashPassword(password)] as const)));
}
