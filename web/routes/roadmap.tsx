export { RoadmapPage as Page } from "../features/roadmap/roadmap-page.tsx";
