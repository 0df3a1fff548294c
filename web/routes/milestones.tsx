export { MilestonesPage as Page } from "../features/roadmap/milestones-page.tsx";
