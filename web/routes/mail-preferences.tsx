export { MailPreferencesPage as Page } from "../features/notifications/mail-preferences-page.tsx";
