export { TodayPage as Page } from "../features/referrals/today-page.tsx";
