export { ReferralListPage as Page } from "../features/referrals/list-page.tsx";
