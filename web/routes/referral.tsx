export { ReferralPage as Page } from "../features/referral-journey/referral-page.tsx";
