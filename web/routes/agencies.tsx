export { AgenciesPage as Page } from "../features/agencies/agencies-page.tsx";
