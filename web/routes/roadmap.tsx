export { ElementPage } from "../features/roadmap/element-page.tsx";
export { MilestonePage } from "../features/roadmap/milestone-page.tsx";
export { MilestonesPage } from "../features/roadmap/milestones-page.tsx";
export { OverviewPage } from "../features/roadmap/overview-page.tsx";
export { RoadmapPage as Page } from "../features/roadmap/roadmap-page.tsx";
