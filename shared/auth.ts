import { z } from "zod";
import { Locale } from "./roles.ts";

export const SignInInput = z.strictObject({
  email: z
    .email()
    .max(254)
    .transform((email) => email.toLowerCase()),
  password: z.string().min(1).max(128),
});
export type SignInInput = z.infer<typeof SignInInput>;

export const ChooseTaskForceInput = z.strictObject({ taskForceId: z.uuid() });
export const ChooseLanguageInput = z.strictObject({ locale: Locale });
