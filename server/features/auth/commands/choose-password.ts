import { commonPasswords } from "#platform/common-passwords.ts";
import { hashPassword } from "#platform/passwords.ts";
import { PasswordRefused } from "../problems.ts";
import { passwordRefusal } from "../rules/passwords.ts";

/** What is kept of a new password. @param around names that it must not be made of: its owner's, their agency's. @throws PasswordRefused */
export async function choosePassword(password: string, around: readonly string[]): Promise<string> {
  const refusal = passwordRefusal(password, around, await commonPasswords());
  if (refusal) throw new PasswordRefused(refusal);
  return hashPassword(password);
}
