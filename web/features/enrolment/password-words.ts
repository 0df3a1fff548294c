import { passwordLength, type PasswordRefusal } from "@roundtable/shared/auth.ts";
import { m } from "@roundtable/shared/i18n/messages.js";

const words: Record<PasswordRefusal, () => string> = {
  TOO_SHORT: m.enrolment_password_too_short,
  TOO_LONG: m.enrolment_password_too_long,
  COMMON: m.enrolment_password_common,
  NAMES_YOU: m.enrolment_password_names_you,
};

/** Why a new password was not taken, and what to do instead. */
export function passwordRefusal(reason: PasswordRefusal): string {
  return words[reason]();
}

/** What can be said about a new password before it is sent; undefined when the hub has to judge. */
export function passwordLengthError(password: string): string | undefined {
  const { length } = Array.from(password.normalize("NFKC"));
  if (length < passwordLength.shortest) return passwordRefusal("TOO_SHORT");
  return length > passwordLength.longest ? passwordRefusal("TOO_LONG") : undefined;
}
