import { m } from "@roundtable/shared/i18n/messages.js";
import { PartLinks } from "#web/ui/part-links.tsx";

const parts = () =>
  [
    { to: "/m", label: m.grants_part_roadmap() },
    { to: "/g", label: m.grants_part_grants() },
    { to: "/g/calendar", label: m.grants_part_calendar() },
  ] as const;

/** The parts of "Roadmap & grants", side by side under its word in the bar. */
export function GrantParts() {
  return <PartLinks label={m.grants_parts()} parts={parts()} />;
}
