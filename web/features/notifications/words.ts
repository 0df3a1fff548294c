import { m } from "@roundtable/shared/i18n/messages.js";
import type { MailKind, MailPace } from "@roundtable/shared/mail.ts";

const kinds: Record<MailKind, () => string> = {
  REFERRALS: m.mailing_kind_referrals,
  REMINDERS: m.mailing_kind_reminders,
  AGREEMENTS: m.mailing_kind_agreements,
  GRANTS: m.mailing_kind_grants,
  MEETINGS: m.mailing_kind_meetings,
  ACTIONS: m.mailing_kind_actions,
  ACCOUNT: m.mailing_kind_account,
};
const paces: Record<MailPace, () => string> = {
  INSTANT: m.mailing_pace_instant,
  DAILY: m.mailing_pace_daily,
  WEEKLY: m.mailing_pace_weekly,
  OFF: m.mailing_pace_off,
};

/** Of what a mail is. */
export const mailKindWord = (kind: MailKind): string => kinds[kind]();
/** How soon it comes. */
export const mailPaceWord = (pace: MailPace): string => paces[pace]();
