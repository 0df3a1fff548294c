import { type Argon2Parameters, argon2 as argon2WithCallback, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const argon2 = promisify(argon2WithCallback);

/** Memory in KiB, passes and lanes of argon2id; safety.md §4 asks for at least 19 MiB and two passes. */
export type PasswordCost = { memory: number; passes: number; parallelism: number };

export const passwordCost: PasswordCost = { memory: 19_456, passes: 2, parallelism: 1 };

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** What is kept of a password: an argon2id hash with its salt and cost, as a PHC string. */
export async function hashPassword(password: string, cost: PasswordCost = passwordCost): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

/**
 * Whether `password` is the one behind `kept`. With nothing kept it answers false after the same work, so that how long
 * it takes does not tell whether somebody has an account.
 */
export async function passwordFits(password: string, kept: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = phc.exec(kept ?? "") ?? [];
  if (!memory || !passes || !parallelism || !salt || !hash) {
    await derive(password, randomBytes(16), passwordCost);
    return false;
  }
  const derived = await derive(password, Buffer.from(salt, "base64"), { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) });
  const expected = Buffer.from(hash, "base64");
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

async function derive(password: string, nonce: Buffer, cost: PasswordCost): Promise<Buffer> {
  // The same letters typed on different keyboards must be the same bytes.
  const parameters: Argon2Parameters = { message: password.normalize("NFKC"), nonce, tagLength: 32, ...cost };
  return argon2("argon2id", parameters);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
