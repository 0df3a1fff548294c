export { ElementPage as Page } from "../features/roadmap/element-page.tsx";
