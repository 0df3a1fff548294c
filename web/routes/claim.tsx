export { ClaimPage as Page } from "#web/features/enrolment/claim-page.tsx";
