import { m } from "@roundtable/shared/i18n/messages.js";
import { BackLink } from "../people/back-link.tsx";

/** The way from one meeting, poll or form to the calendar. */
export function BackToMeetings() {
  return <BackLink to="/t" label={m.meetings_back()} />;
}
