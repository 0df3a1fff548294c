export { AwardPage } from "../features/grants/award-page.tsx";
export { CalendarPage } from "../features/grants/calendar-page.tsx";
export { GrantsPage as Page } from "../features/grants/grants-page.tsx";
export { OwnNumbersPage } from "../features/reports/own-numbers-page.tsx";
export { PackPage } from "../features/reports/pack-page.tsx";
export { ReportPage } from "../features/reports/report-page.tsx";
export { SharedReportPage } from "../features/reports/shared-report-page.tsx";
