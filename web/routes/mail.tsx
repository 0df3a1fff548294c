export { MailboxPage as Page } from "../features/mailbox/mailbox-page.tsx";
