import { z } from "zod";
import { Name } from "./names.ts";
import { Discipline, Locale } from "./roles.ts";
import { words } from "./words.ts";

/** What comes after the first step of signing in: the second factor, or setting one up for the first time. */
export const signInNexts = ["SECOND_FACTOR", "ENROLMENT"] as const;
/** With what the second factor may be given. */
export const factorWays = ["TOTP", "PASSKEY", "RECOVERY_CODE"] as const;
export type FactorWay = (typeof factorWays)[number];
export const factorKinds = ["TOTP", "PASSKEY"] as const;
export const passkeyPurposes = ["SIGN_IN", "STEP_UP", "ENROL"] as const;
export const PasskeyPurpose = z.enum(passkeyPurposes);
export type PasskeyPurpose = z.infer<typeof PasskeyPurpose>;
export const linkKinds = ["INVITATION", "RESET", "CLAIM"] as const;
export type LinkKind = (typeof linkKinds)[number];

/** Why a password was not taken: its length in characters, that everybody knows it, or that it is made of names around its owner. */
export const passwordRefusals = ["TOO_SHORT", "TOO_LONG", "COMMON", "NAMES_YOU"] as const;
export type PasswordRefusal = (typeof passwordRefusals)[number];
/** How many characters a password has (safety.md §4). There are no rules about which. */
export const passwordLength = { shortest: 12, longest: 128 } as const;

// Characters are counted after normalisation, which may join several into one; this only bounds the work.
const password = z.string().min(1).max(1024);
const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
const phone = z.string().regex(/^\+[0-9]{8,15}$/);
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const withoutSpaces = z
  .string()
  .max(64)
  .transform((code) => code.replaceAll(/[\s-]/g, ""));

export const SignInInput = z.strictObject({ email, password, sharedDevice: z.boolean().default(false) });
export type SignInInput = z.infer<typeof SignInInput>;

/** Six digits; spaces between them do not count. */
export const CodeInput = z.strictObject({ code: withoutSpaces.pipe(z.string().regex(/^\d{6}$/)) });
/** Sixteen characters of Crockford's alphabet, in which no two look alike; hyphens and capitals do not count. */
export const RecoveryCodeInput = z.strictObject({
  code: withoutSpaces.transform((code) => code.toUpperCase()).pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/)),
});
export const BeginPasskeyInput = z.strictObject({ purpose: PasskeyPurpose });
/** What the browser's WebAuthn answered, as JSON. */
const passkeyResponse = z.string().min(2).max(20_000);
export const FinishPasskeySignInInput = z.strictObject({ response: passkeyResponse, sharedDevice: z.boolean().default(false) });
export const EnrolPasskeyInput = z.strictObject({ response: passkeyResponse, name: words(60).min(1) });
export const StepUpWithPasskeyInput = z.strictObject({ response: passkeyResponse });
export const RemoveFactorInput = z.strictObject({ id: z.uuid() });
export const ChangePasswordInput = z.strictObject({ oldPassword: password.nullish(), newPassword: password });
export const RequestResetInput = z.strictObject({ email });
export const LinkInput = z.strictObject({ token });
export const AcceptInvitationInput = z.strictObject({ token, password: password.nullish() });
export const ResetPasswordInput = z.strictObject({ token, password });
export const ClaimHubInput = z.strictObject({
  token,
  name: Name,
  email,
  workPhone: phone,
  password: password.nullish(),
  locale: Locale.nullish(),
  agencyName: Name,
  discipline: Discipline.nullish(),
  intakePhone: phone,
  taskForceName: Name,
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone)),
});
export type ClaimHubInput = z.infer<typeof ClaimHubInput>;
export const EndSessionInput = z.strictObject({ id: z.uuid() });

export const ChooseTaskForceInput = z.strictObject({ taskForceId: z.uuid() });
export const ChooseLanguageInput = z.strictObject({ locale: Locale });
