export { JoinPage as Page } from "#web/features/enrolment/join-page.tsx";
