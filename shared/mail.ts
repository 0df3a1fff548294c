import { z } from "zod";

/**
 * Of what a person is told by mail. REFERRALS: something happened to a referral; REMINDERS: an answer is waited for;
 * AGREEMENTS: an agreement ends soon; GRANTS: a report or a requirement of a grant falls due; MEETINGS: a meeting, with its
 * entry for calendars, or a poll for a time; ACTIONS: something one is to do after a meeting is due; ACCOUNT: one's own
 * account, which always comes and at once.
 */
export const mailKinds = ["REFERRALS", "REMINDERS", "AGREEMENTS", "GRANTS", "MEETINGS", "ACTIONS", "ACCOUNT"] as const;
export const MailKind = z.enum(mailKinds);
export type MailKind = z.infer<typeof MailKind>;

/** How soon. DAILY and WEEKLY gather everything into one mail in the morning, at the task force's own seven o'clock. */
export const mailPaces = ["INSTANT", "DAILY", "WEEKLY", "OFF"] as const;
export const MailPace = z.enum(mailPaces);
export type MailPace = z.infer<typeof MailPace>;

/** The paces one may choose from for a kind; one alone when there is nothing to choose. */
export function pacesOf(kind: MailKind): readonly MailPace[] {
  if (kind === "ACCOUNT") return ["INSTANT"];
  // A summary carries no entry for a calendar.
  return kind === "MEETINGS" ? ["INSTANT", "OFF"] : mailPaces;
}

export const SetMailPreferenceInput = z
  .strictObject({ clientKey: z.uuid(), kind: MailKind, pace: MailPace })
  .refine(({ kind, pace }) => pacesOf(kind).includes(pace), { path: ["pace"], message: "mail about one's own account always comes, and at once" });
export type SetMailPreferenceInput = z.infer<typeof SetMailPreferenceInput>;

export const ConfirmMailAddressInput = z.strictObject({ clientKey: z.uuid() });
