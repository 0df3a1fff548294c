export { ResetPage as Page } from "#web/features/enrolment/reset-page.tsx";
