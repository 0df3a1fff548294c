export { SignInPage as Page } from "#web/features/auth/sign-in-page.tsx";
