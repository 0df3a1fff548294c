export { SharePage as Page } from "../features/referrals/share-page.tsx";
