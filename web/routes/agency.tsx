export { AgencyPage as Page } from "../features/agencies/agency-page.tsx";
