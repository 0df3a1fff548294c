export { NewReferralPage as Page } from "../features/referral-journey/new-referral-page.tsx";
