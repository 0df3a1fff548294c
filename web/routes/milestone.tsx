export { MilestonePage as Page } from "../features/roadmap/milestone-page.tsx";
