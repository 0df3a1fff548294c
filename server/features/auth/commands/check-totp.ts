import type { AuthDesk } from "#platform/auth-desk.ts";
import type { AuthDatabase } from "#platform/auth-transaction.ts";
import { totpStepOf } from "#platform/totp.ts";
import { findTotp, spendStep } from "../queries/factors.ts";

/** Takes a code of the authenticator app that counts, or of the one being set up, once. */
export async function checkTotp(
  tx: AuthDatabase,
  { keys, clock }: Pick<AuthDesk, "keys" | "clock">,
  personId: string,
  code: string,
  state: "confirmed" | "pending" = "confirmed",
): Promise<"right" | "wrong" | "used"> {
  const totp = await findTotp(tx, keys, personId, state);
  const step = totp && totpStepOf(totp.secret, code, clock.now());
  if (!totp || step === null) return "wrong";
  return (await spendStep(tx, totp.id, step, clock.now())) ? "right" : "used";
}
