export { ForgotPage as Page } from "#web/features/enrolment/forgot-page.tsx";
