export { AccountPage as Page } from "#web/features/account/account-page.tsx";
