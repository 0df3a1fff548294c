import { m } from "@roundtable/shared/i18n/messages.js";
import { PartLinks } from "#web/ui/part-links.tsx";

/** What stands beside the calendar: who meets, and what shows that they met. */
export function MeetingParts() {
  return (
    <PartLinks
      label={m.meetings_parts()}
      parts={[
        { to: "/t", label: m.meetings_part_calendar() },
        { to: "/t/b", label: m.meetings_part_bodies() },
      ]}
    />
  );
}
