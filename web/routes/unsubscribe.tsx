export { UnsubscribePage as Page } from "../features/notifications/unsubscribe-page.tsx";
