import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";

/** Where the log ends, for keeping: a number and a hash, and nothing that happened. The subject is that of every mail. */
export function logEndMail({ seq, hash }: { seq: bigint; hash: string }, locale: Locale): { subject: string; text: string } {
  const text = [
    m.audit_mail_greeting({}, { locale }),
    m.audit_mail_log_end({}, { locale }),
    `${seq}\n${hash}`,
    m.audit_mail_keep({}, { locale }),
    m.audit_mail_why({}, { locale }),
  ].join("\n\n");
  return { subject: "New activity in your workspace", text: `${text}\n` };
}
