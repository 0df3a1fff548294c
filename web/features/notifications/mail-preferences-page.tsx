import { m } from "@roundtable/shared/i18n/messages.js";
import { PageTitle } from "#web/ui/page-title.tsx";
import { MailPreferences } from "./mail-preferences.tsx";

/** Mail to oneself: what it says, and how soon it comes. */
export function MailPreferencesPage() {
  return (
    <>
      <PageTitle title={m.mailing_title()} lead={m.mailing_lead()} />
      <MailPreferences />
    </>
  );
}
